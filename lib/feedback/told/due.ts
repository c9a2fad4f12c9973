/** Deadlines of problems and words to the agency. Pure. */
import type { DeadlineFacts, Dues } from '@/lib/core/deadline'
import { NBSP } from '@/lib/core/format'
import { operations } from '../operations'

const problem = ({ number, text }: DeadlineFacts): string => `№${NBSP}${number ?? ''} «${text}»`
const href = ({ id }: DeadlineFacts): string => `problems/${id}`

export const toldDue = {
  PROBLEM_SORT: {
    read: operations['problem.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 112,
    words: { one: 'Разбор проблемы клиентов', many: 'Разбор проблем клиентов' },
    title: (facts) => `Разобрать проблему ${problem(facts)}`,
    href,
  },
  PROBLEM_DO: {
    read: operations['problem.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    named: true,
    order: 114,
    words: { one: 'Обещанное клиентам', many: 'Обещанное клиентам' },
    title: (facts) => `Решить проблему ${problem(facts)}`,
    href,
  },
  PROBLEM_TELL: {
    read: operations['problem.read'],
    duty: ['CURATOR'],
    order: 116,
    words: { one: 'Сказать клиентам, что сделано', many: 'Сказать клиентам, что сделано' },
    title: (facts) => `Сказать людям о проблеме ${problem(facts)}`,
    href,
  },
  MESSAGE_ANSWER: {
    read: operations['message.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 118,
    words: { one: 'Ответ на слово жителя', many: 'Ответы на слова жителей' },
    title: ({ text }) => `Ответить: «${text}»`,
    href: ({ id }) => `messages/${id}`,
  },
} satisfies Dues
