// Problems of clients as they stood on a day gone by.
import type { DateString } from '../../lib/core/dates'
import type { PublicResults } from '../../lib/feedback/publication/content'
import { publicProblem } from '../../lib/feedback/publication/rules'

type Texts = Record<'said' | 'title' | 'answer' | 'measure', string>
type Known = Texts & {
  heardOn: DateString
  publishedOn: DateString | null
  toldOn: DateString | null
  declinedOn: DateString | null
  /** What stood on the page until `on`. */
  editions: readonly (Texts & { on: string })[]
}

export function problemsOn(
  problems: readonly Known[],
  day: DateString,
): Pick<PublicResults, 'problems' | 'problemsUnshown'> {
  const heard = problems.filter(({ heardOn }) => heardOn <= day)
  const shown = heard.filter(({ publishedOn }) => publishedOn !== null && publishedOn <= day)
  return {
    problems: shown.map((one) => {
      const texts = one.editions.toSorted((a, b) => (a.on < b.on ? -1 : 1)).find(({ on }) => on > day) ?? one
      const told = one.toldOn !== null && one.toldOn <= day
      return publicProblem({ ...texts, told, declinedOn: one.declinedOn })
    }),
    problemsUnshown: heard.length - shown.length,
  }
}
