/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Satisfaction is a share of two of these: no act names its measure, so it is a formula that the authority sees and
 * changes. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const batch = ({ recordId }: { recordId: string }): string => `/surveys/block/${recordId}`

export const feedbackFacts = {
  SURVEYS_HELD: {
    name: 'проведённые опросы клиентов',
    rule:
      'Закрытый опрос считается в день, когда ответы перестали принимать, каждому органу, об услугах которого есть ' +
      'закрытая партия: ответов не меньше порога показа. Опрос всей программы считается каждому такому органу. ' +
      'Беседы, опросы об обучении и о культуре не считаются.',
    path: ({ recordId, agencyId }) => `/surveys/${recordId}/results?agency=${agencyId}`,
  },
  PROBLEMS_SOLVED: {
    name: 'решённые проблемы клиентов',
    rule: 'Проблема считается в день, когда она решена; отказ не считается, возвращённая в работу – тоже.',
    path: ({ recordId }) => `/problems/${recordId}`,
  },
  FEEDBACK_ORDERS: {
    name: 'утверждённые порядки сбора обратной связи',
    rule: 'Порядок считается в день акта, которым орган утвердил его впервые; новая редакция – тот же порядок.',
    path: ({ agencyId }) => `/orders/${agencyId}`,
  },
  CLIENTS_ANSWERED: {
    name: 'оценки услуг клиентами',
    rule:
      'Считаются отметки от 1 до 5 на главный вопрос опросов внешних клиентов – по закрытым партиям, в день последнего ' +
      'ответа партии. Скрытые партии не считаются.',
    path: batch,
  },
  CLIENTS_SATISFIED: {
    name: 'довольные клиенты',
    rule:
      'Считаются отметки 4 и 5 на главный вопрос опросов внешних клиентов – по закрытым партиям, в день последнего ' +
      'ответа партии. Скрытые партии не считаются.',
    path: batch,
  },
} satisfies FactSources
