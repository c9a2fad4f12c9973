/** What must not stand in published results. Pure. */
import type { DateString } from '@/lib/core/dates'
import { personNames } from '@/lib/processes/publication/rules'
import { personalIn } from '../clients/segment'
import { outcomeOf } from '../told/rules'
import type { PublicProblem, PublicResults } from './content'

type Problem = Record<'said' | 'title' | 'answer' | 'measure', string> & {
  told: boolean
  declinedOn: DateString | null
}

/** A problem as the page «Вы сказали – мы сделали» tells it: what is done stands there from the telling on. */
export const publicProblem = ({ said, title, told, declinedOn, answer, measure }: Problem): PublicProblem => ({
  title: said || title,
  state: told ? outcomeOf({ declinedOn }) : 'DOING',
  text: told ? answer : measure,
})

/** Where an edition names a person or holds what is a person's: «в словах: Иванова О. И.»; null – nowhere. */
export function personIn({ summary, words }: Pick<PublicResults, 'summary' | 'words'>): string | null {
  for (const [where, text] of [['в пояснении', summary], ...words.map((one) => ['в словах людей', one])] as const) {
    const found = personNames(text ?? '')[0] ?? personalIn(text ?? '')
    if (found) return `${where ?? ''} – ${found}`
  }
  return null
}

export type PublishedState = 'NONE' | 'PUBLIC' | 'WITHDRAWN'
export const publishedState = (newest: { withdrawnAt: Date | null } | undefined): PublishedState =>
  !newest ? 'NONE' : newest.withdrawnAt ? 'WITHDRAWN' : 'PUBLIC'

export const publishedLabels = {
  NONE: { short: 'не опубликованы', mark: 'none' },
  PUBLIC: { short: 'опубликованы', mark: 'ok' },
  WITHDRAWN: { short: 'отозваны', mark: 'warn' },
} as const satisfies Record<PublishedState, { short: string; mark: string }>
