/** What of projects waits for somebody; its SQL: wait-sources.ts. Pure. */
import { count, NBSP } from '@/lib/core/format'
import type { WaitFacts, Waits } from '@/lib/core/wait'
import { operations } from './operations'

const project = ({ number, title }: WaitFacts): string => `№${NBSP}${number}. ${title}`
const times = (n: number): string =>
  n === 1 ? 'возвращён однажды' : n === 2 ? 'возвращён дважды' : `возвращён ${count(n, 'раз', 'раза', 'раз')}`
const passport = ({ ref }: WaitFacts): string => `projects/${ref}/passport`
const report = ({ ref, id }: WaitFacts): string => `projects/${ref}/reports/${id}`

export const waits = {
  AGREE_PASSPORT: {
    side: 'staff',
    operation: operations['project.agree'],
    todo: true,
    order: 90,
    words: {
      title: 'Согласовать паспорта проектов',
      forms: ['паспорт согласовать', 'паспорта согласовать', 'паспортов согласовать'],
      action: 'Открыть',
    },
    line: (facts) => ({
      what: facts.n > 0 ? `${project(facts)} · ${times(facts.n)}` : project(facts),
      href: passport(facts),
    }),
  },
  ACCEPT_REPORT: {
    side: 'staff',
    operation: operations['report.decide'],
    todo: true,
    order: 110,
    words: {
      title: 'Принять отчёты о проектах',
      forms: ['отчёт о проекте принять', 'отчёта о проектах принять', 'отчётов о проектах принять'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: project(facts), href: report(facts) }),
  },
  WRITE_REPORT: {
    side: 'agency',
    operation: operations['report.edit'],
    todo: true,
    order: 290,
    words: {
      title: 'Сдать отчёты о проектах',
      forms: ['отчёт о проекте сдать', 'отчёта о проектах сдать', 'отчётов о проектах сдать'],
      action: 'Заполнить',
    },
    line: (facts) => ({
      what: facts.n > 0 ? `${project(facts)} · возвращён с замечаниями` : project(facts),
      href: report(facts),
    }),
  },
  STAGE_LATE: {
    side: 'agency',
    operation: operations['stage.close'],
    todo: true,
    order: 300,
    words: {
      title: 'Закрыть просроченные этапы',
      forms: ['проект с просроченным этапом', 'проекта с просроченными этапами', 'проектов с просроченными этапами'],
      action: 'К этапам',
    },
    line: (facts) => ({ what: `${project(facts)} · этап${NBSP}${facts.n}`, href: `projects/${facts.ref}/stages` }),
  },
  MEND_PASSPORT: {
    side: 'agency',
    operation: operations['project.edit'],
    todo: true,
    order: 310,
    words: {
      title: 'Исправить возвращённые паспорта',
      forms: ['паспорт исправить', 'паспорта исправить', 'паспортов исправить'],
      action: 'К замечаниям',
    },
    line: (facts) => ({
      what:
        facts.n > 0 ? `${project(facts)} · ${count(facts.n, 'замечание', 'замечания', 'замечаний')}` : project(facts),
      href: passport(facts),
    }),
  },
  APPROVE_PASSPORT: {
    side: 'agency',
    operation: operations['project.approve'],
    todo: true,
    order: 320,
    words: {
      title: 'Утвердить согласованные паспорта',
      forms: ['паспорт утвердить', 'паспорта утвердить', 'паспортов утвердить'],
      action: 'Утвердить',
    },
    line: (facts) => ({ what: project(facts), href: passport(facts) }),
  },
} satisfies Waits
