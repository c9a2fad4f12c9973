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

/** The texts that stood there that day. */
export const textsOn = <T extends Texts & Pick<Known, 'editions'>>(one: T, day: DateString): Texts =>
  one.editions.toSorted((a, b) => (a.on < b.on ? -1 : 1)).find(({ on }) => on > day) ?? one

/** How far it had come by the end of that day: every problem of the demonstration had its owner at once. */
export function statusOn(
  days: Record<'toldOn' | 'doneOn' | 'declinedOn', DateString | null>,
  day: DateString,
): 'TOLD' | 'DONE' | 'DECLINED' | 'IN_WORK' {
  const by = (on: DateString | null): boolean => on !== null && on <= day
  return by(days.toldOn) ? 'TOLD' : by(days.doneOn) ? 'DONE' : by(days.declinedOn) ? 'DECLINED' : 'IN_WORK'
}

export function problemsOn(
  problems: readonly Known[],
  day: DateString,
): Pick<PublicResults, 'problems' | 'problemsUnshown'> {
  const heard = problems.filter(({ heardOn }) => heardOn <= day)
  const shown = heard.filter(({ publishedOn }) => publishedOn !== null && publishedOn <= day)
  return {
    problems: shown.map((one) => {
      const told = one.toldOn !== null && one.toldOn <= day
      return publicProblem({ ...textsOn(one, day), told, declinedOn: one.declinedOn })
    }),
    problemsUnshown: heard.length - shown.length,
  }
}
