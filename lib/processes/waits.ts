/** What of processes waits for somebody; its SQL: wait-sources.ts. Pure. */
import { count } from '@/lib/core/format'
import { agencySide } from '@/lib/core/permissions'
import type { Waits } from '@/lib/core/wait'
import { services } from './check/labels'
import { operations } from './operations'

/** A registry that has changed is approved anew within so many days. */
export const REGISTRY_DAYS = 30

export const waits = {
  ANSWER_PROCESS: {
    side: 'agency',
    operation: operations['process.answer'],
    todo: true,
    order: 352,
    words: {
      title: 'Ответить на вопросы о процессах',
      forms: ['вопрос о процессе', 'вопроса о процессах', 'вопросов о процессах'],
      action: 'Ответить',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/${ref}#comments` }),
  },
  REGISTRY_CHANGED: {
    side: 'agency',
    operation: { grants: agencySide, relations: [] },
    todo: false,
    order: 365,
    words: {
      title: 'Реестр процессов изменён и не утверждён',
      forms: ['реестр не утверждён', 'реестра не утверждены', 'реестров не утверждены'],
      action: 'К реестру',
    },
    line: ({ ref, n }) => ({
      what: `изменения в ${count(n, 'процессе', 'процессах', 'процессах')}`,
      href: `processes/registry/${ref}`,
    }),
  },
  CHECK_SERVICE: {
    side: 'agency',
    operation: operations['check.answer'],
    todo: true,
    order: 366,
    words: {
      title: 'Проверить услуги',
      forms: ['услуга не проверена', 'услуги не проверены', 'услуг не проверены'],
      action: 'Проверить',
    },
    line: ({ ref, title, n }) => ({ what: `${title}: ${services(n)}`, href: `processes/checks/${ref}` }),
  },
  CHECK_PLAN: {
    side: 'agency',
    operation: operations['check.plan'],
    todo: true,
    order: 367,
    words: {
      title: 'Составить и утвердить планы оптимизации услуг',
      forms: ['услуга без плана', 'услуги без плана', 'услуг без плана'],
      action: 'Составить',
    },
    line: ({ ref, title }) => ({ what: title, href: `processes/checks/${ref}` }),
  },
} satisfies Waits
