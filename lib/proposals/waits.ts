/** What of proposals waits for somebody. Pure. */
import { NBSP } from '@/lib/core/format'
import { staff } from '@/lib/core/permissions'
import type { WaitFacts, WaitLine, Waits } from '@/lib/core/wait'
import { operations } from './operations'

const line = ({ id, number, title }: WaitFacts): WaitLine => ({
  what: `№${NBSP}${number}. ${title}`,
  href: `proposals/${id}`,
})

export const waits = {
  LATE_PROPOSAL: {
    side: 'staff',
    operation: { grants: staff, relations: [] },
    todo: false,
    order: 200,
    words: {
      title: 'На предложения не ответили в срок',
      forms: ['предложение без ответа', 'предложения без ответа', 'предложений без ответа'],
      action: 'Открыть',
    },
    line,
  },
  ANSWER_PROPOSAL: {
    side: 'agency',
    operation: operations['proposal.decide'],
    todo: true,
    order: 340,
    words: {
      title: 'Ответить на предложения по улучшению',
      forms: ['предложение ждёт ответа', 'предложения ждут ответа', 'предложений ждут ответа'],
      action: 'Ответить',
    },
    line,
  },
} satisfies Waits
