/**
 * What timing on the spot answers to post-monitoring: runs that were timed from the first step to the end since the
 * standard is in force. A run of which a part was not seen, or that somebody left out, says nothing. Pure.
 */
import { instantToDate, type DateString } from '@/lib/core/dates'
import { divide, fraction, multiply, roundedText, sum } from '@/lib/core/fraction'
import { END } from '../model/types'
import type { StepData } from '../steps/data'
import type { ObservationRow } from '../timing/rules'
import { LEAST_TAKEN } from '../timing/spread'

/** Working days and per cent, as the form takes them. */
export type Monitored = { runs: number; lead: string; right: string; first: DateString; last: DateString }

type Step = { id: string; data: Pick<StepData, 'next'> }
type Since = { from: DateString; start: string; dayMinutes: string; timeZone: string }

const ends = ({ next }: Pick<StepData, 'next'>): boolean =>
  next !== null &&
  (('to' in next && next.to === END) ||
    ('decision' in next && next.decision.some((option) => 'to' in option && option.to === END)))

/** Branches side by side are timed one after another on the spot: their sum is no lead time. */
const isBranched = ({ next }: Pick<StepData, 'next'>): boolean =>
  next !== null && ('parallel' in next || ('decision' in next && next.decision.some((option) => 'parallel' in option)))

const seconds = ({ waitSeconds, workSeconds }: ObservationRow): number => (waitSeconds ?? 0) + (workSeconds ?? 0)

/** null – too few whole runs, or the process has branches side by side. */
export function monitored(
  rows: readonly ObservationRow[],
  steps: readonly Step[],
  { from, start, dayMinutes, timeZone }: Since,
): Monitored | null {
  if (steps.some(({ data }) => isBranched(data))) return null
  const last = new Set(steps.flatMap(({ id, data }) => (ends(data) ? [id] : [])))
  const day = (instant: Date): DateString => instantToDate(timeZone, instant)
  const isWhole = (run: readonly ObservationRow[]): boolean => {
    const [begins, closes] = [run[0], run.at(-1)]
    return (
      begins?.stepId === start &&
      day(begins.startedAt) >= from &&
      closes?.outcome === 'DONE' &&
      last.has(closes.stepId) &&
      run.every(
        ({ verdict, outcome, waitSeconds }, i) =>
          verdict !== 'LEFT_OUT' && (i === 0 || outcome === 'SKIPPED' || waitSeconds !== null),
      )
    )
  }
  const runs = [...Map.groupBy(rows, ({ runId }) => runId).values()]
    .map((run) => run.toSorted((a, b) => a.endedAt.getTime() - b.endedAt.getTime()))
    .filter(isWhole)
  if (runs.length < LEAST_TAKEN) return null
  const all = fraction(runs.length)
  const total = sum(runs.flat().map((row) => fraction(seconds(row))))
  const right = runs.filter((run) => run.every(({ outcome, defect }) => outcome !== 'RETURNED' && !defect)).length
  const days = runs
    .flatMap((run) => run.at(-1)?.endedAt ?? [])
    .map(day)
    .toSorted()
  return {
    runs: runs.length,
    lead: roundedText(divide(total, multiply(all, fraction(60n * BigInt(dayMinutes)))), 2),
    right: roundedText(divide(fraction(100 * right), all), 0),
    first: days[0] ?? from,
    last: days.at(-1) ?? from,
  }
}
