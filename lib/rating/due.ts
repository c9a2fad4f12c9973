/** Deadlines of the rating; their SQL: due-sources.ts. Pure. */
import type { DeadlineFacts, Dues } from '@/lib/core/deadline'
import { NBSP } from '@/lib/core/format'
import { operations } from './operations'
import { deadlineLabels } from './methodology/labels'

const year = ({ year: y }: DeadlineFacts): string => `за ${y ?? ''}${NBSP}год`

export const due = {
  SELF_ASSESSMENT: {
    read: operations['assessment.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 10,
    words: { one: 'Самооценка', many: 'Самооценки' },
    title: (facts) => `Самооценка ${year(facts)}`,
    href: ({ id }) => `assessments/${id}`,
  },
  MATERIAL: {
    read: operations['assessment.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 20,
    words: { one: 'Запрос материалов', many: 'Запросы материалов' },
    title: (facts) => `Материалы по критерию ${facts.number ?? ''}, рейтинг ${year(facts)}`,
    href: ({ id, parent }) => `assessments/${parent ?? id}`,
  },
  OBJECTION: {
    read: operations['assessment.read'],
    duty: ['CURATOR'],
    order: 30,
    words: { one: 'Несогласие с оценкой', many: 'Несогласия с оценкой' },
    title: (facts) => `Последний день для несогласия с оценкой ${year(facts)}`,
    href: ({ id }) => `assessments/${id}/results`,
    escalation: 'never',
  },
  CAMPAIGN: {
    read: operations['campaign.read'],
    duty: ['METHODOLOGIST'],
    unowned: true,
    order: 40,
    words: { one: 'Срок рейтинга', many: 'Сроки рейтинга' },
    title: (facts) => {
      const labels: Record<string, string> = deadlineLabels
      return `${labels[facts.sub] ?? 'Рейтинг'}: рейтинг ${year(facts)}`
    },
    href: ({ id }) => `campaigns/${id}`,
    escalation: {
      toldElsewhere: ['CURATOR', 'AUTHORITY'],
      hint: 'Только наблюдателям: за эти сроки отвечает уполномоченный орган',
    },
  },
  AWARD: {
    read: operations['award.read'],
    duty: ['CURATOR', 'AUTHORITY'],
    order: 50,
    words: { one: 'Подтверждение уровня', many: 'Подтверждения уровня' },
    title: ({ text }) => `Подтвердить уровень, свидетельство ${text}`,
    href: () => 'awards',
  },
} satisfies Dues
