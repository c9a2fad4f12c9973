/** What of problems and words to the agency waits for somebody. Pure. */
import { NBSP } from '@/lib/core/format'
import type { WaitFacts, WaitLine, Waits } from '@/lib/core/wait'
import { operations } from '../operations'

const problem = ({ id, number, title }: WaitFacts): WaitLine => ({
  what: `№${NBSP}${number}. ${title}`,
  href: `problems/${id}`,
})
const forms = (one: string, few: string, many: string) => [one, few, many] as const

export const toldWaits = {
  TELL_PROBLEM: {
    side: 'agency',
    operation: operations['problem.tell'],
    todo: true,
    order: 341,
    words: {
      title: 'Сказать людям, что сделано',
      forms: forms(
        'проблема решена, людям не сказано',
        'проблемы решены, людям не сказано',
        'проблем решено, людям не сказано',
      ),
      action: 'Сказать',
    },
    line: problem,
  },
  ANSWER_MESSAGE: {
    side: 'agency',
    operation: operations['message.answer'],
    todo: true,
    order: 342,
    words: {
      title: 'Ответить на слова жителей',
      forms: forms('сообщение ждёт ответа', 'сообщения ждут ответа', 'сообщений ждут ответа'),
      action: 'Ответить',
    },
    line: ({ id, title }) => ({ what: title, href: `messages/${id}` }),
  },
  SORT_PROBLEM: {
    side: 'agency',
    operation: operations['problem.settle'],
    todo: true,
    order: 343,
    words: {
      title: 'Разобрать проблемы клиентов',
      forms: forms('проблема ждёт разбора', 'проблемы ждут разбора', 'проблем ждут разбора'),
      action: 'Разобрать',
    },
    line: problem,
  },
  DO_PROBLEM: {
    side: 'agency',
    operation: operations['problem.settle'],
    todo: true,
    order: 344,
    words: {
      title: 'Обещанное людям просрочено',
      forms: forms('обещание просрочено', 'обещания просрочены', 'обещаний просрочено'),
      action: 'Открыть',
    },
    line: problem,
  },
  SHOW_PROBLEM: {
    side: 'agency',
    operation: operations['problem.tell'],
    todo: true,
    order: 345,
    words: {
      title: 'Показать людям, что делаем',
      forms: forms('проблемы ещё нет на странице', 'проблем ещё нет на странице', 'проблем ещё нет на странице'),
      action: 'Показать',
    },
    line: problem,
  },
} satisfies Waits
