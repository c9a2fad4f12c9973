/** Deadlines of the self-check (Kirov п. 4, 3.2, 3.3): to check, to approve a plan, to do a measure. Pure. */
import type { Dues } from '@/lib/core/deadline'
import { services } from './labels'
import { operations } from '../operations'

const read = operations['check.read']
const duty = ['CURATOR', 'TEAM_MEMBER'] as const

export const due = {
  CHECK: {
    read,
    duty,
    order: 150,
    words: { one: 'Самопроверка услуг', many: 'Самопроверки услуг' },
    title: ({ text, number }) => `${text}: проверить ${services(number ?? 0)}`,
    href: ({ parent }) => `processes/checks/${parent ?? ''}`,
  },
  CHECK_PLAN_DUE: {
    read,
    duty,
    order: 151,
    words: { one: 'План оптимизации услуги', many: 'Планы оптимизации услуг' },
    title: ({ text }) => `Утвердить план оптимизации: ${text}`,
    href: ({ parent }) => `processes/checks/${parent ?? ''}`,
  },
  CHECK_MEASURE: {
    read,
    duty,
    order: 152,
    words: { one: 'Мероприятие плана услуги', many: 'Мероприятия планов услуг' },
    title: ({ text }) => `План оптимизации услуги: ${text}`,
    href: ({ parent }) => `processes/checks/${parent ?? ''}`,
  },
} satisfies Dues
