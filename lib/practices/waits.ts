/** What of practices waits for somebody. Pure. */
import type { WaitFacts, WaitLine, Waits } from '@/lib/core/wait'
import { operations } from './operations'

const line = ({ id, title }: WaitFacts): WaitLine => ({ what: `«${title}»`, href: `practices/${id}` })

export const waits = {
  DECIDE_PRACTICE: {
    side: 'staff',
    operation: operations['practice.decide'],
    todo: true,
    order: 160,
    words: {
      title: 'Решить о публикации практик',
      forms: [
        'практику опубликовать или вернуть',
        'практики опубликовать или вернуть',
        'практик опубликовать или вернуть',
      ],
      action: 'Открыть',
    },
    line,
  },
  MEND_PRACTICE: {
    side: 'agency',
    operation: operations['practice.edit'],
    todo: true,
    order: 350,
    words: {
      title: 'Доработать возвращённые практики',
      forms: ['практику доработать', 'практики доработать', 'практик доработать'],
      action: 'К замечаниям',
    },
    line,
  },
} satisfies Waits
