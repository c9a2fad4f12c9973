import type { DateString } from '@/lib/core/dates'
import type { DeadlineGroup } from '@/lib/deadlines/due-queries'
import { deadlineWords } from '@/lib/deadlines/labels'
import type { Deadline, DeadlineKind } from '@/lib/deadlines/rules'

/** A line of a day: one thing, or alike things together. */
export type DayLine =
  { key: string; one: Deadline } | { key: string; kind: DeadlineKind; text: string; state: Deadline['state'] }

/**
 * What a day shows: up to `each` of a kind one by one, more of them as a number; at most `lines` lines, the rest as
 * «ещё N».
 */
export function dayLines(
  groups: readonly DeadlineGroup[],
  on: DateString,
  { each, lines }: { each: number; lines: number },
): { shown: DayLine[]; more: number } {
  const all = groups
    .filter((group) => group.on === on)
    .flatMap(({ kind, total, first }): { line: DayLine; n: number }[] =>
      total <= each
        ? first.map((one) => ({ line: { key: one.key, one }, n: 1 }))
        : [
            {
              line: {
                key: kind,
                kind,
                text: `${deadlineWords(kind).many}: ${total}`,
                state: first[0]?.state ?? 'AHEAD',
              },
              n: total,
            },
          ],
    )
  const fits = all.length <= lines ? all : all.slice(0, lines - 1)
  return { shown: fits.map(({ line }) => line), more: all.slice(fits.length).reduce((sum, { n }) => sum + n, 0) }
}
