/** Deadlines of projects; their SQL: due-sources.ts. Pure. */
import type { DeadlineFacts, Dues } from '@/lib/core/deadline'
import { NBSP } from '@/lib/core/format'
import { operations } from './operations'
import { reportKindLabels } from './reports/labels'

const no = ({ number }: DeadlineFacts): string => `№${NBSP}${number ?? ''}`

export const due = {
  STAGE: {
    read: operations['project.read'],
    duty: ['CURATOR'],
    named: true,
    order: 60,
    words: { one: 'Этап проекта', many: 'Этапы проектов' },
    title: (facts) => `Этап ${facts.sub} проекта ${no(facts)} «${facts.text}»`,
    href: ({ id, sub }) => `projects/${id}/stages/${sub}`,
  },
  TASK: {
    read: operations['project.read'],
    duty: [],
    named: true,
    given: true,
    order: 70,
    words: { one: 'Задача проекта', many: 'Задачи проектов' },
    title: (facts) => `${facts.text}, проект ${no(facts)}`,
    href: ({ id, parent }) => `projects/${parent ?? id}/tasks/${id}`,
  },
  PROJECT_REPORT: {
    read: operations['report.read'],
    duty: ['CURATOR'],
    named: true,
    order: 90,
    words: { one: 'Отчёт о проекте', many: 'Отчёты о проектах' },
    title: (facts) => {
      const labels: Record<string, string> = reportKindLabels
      return `${labels[facts.sub] ?? 'Отчёт'}: проект ${no(facts)} «${facts.text}»`
    },
    href: ({ id, parent }) => `projects/${parent ?? id}/reports/${id}`,
    escalation: { toldElsewhere: ['CURATOR'], hint: 'Куратору портал напоминает и без этого правила' },
  },
} satisfies Dues
