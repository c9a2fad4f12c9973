/**
 * Seconds of working time between two instants (exact.md P2): of one day as they passed; a night or a day off between
 * them does not count – work goes from nine to six. Pure.
 */
import { addDays, instantToDate, startOfDay, type DateString } from '@/lib/core/dates'
import { isWorkingDay } from '@/lib/core/work-calendar'

const HOUR = 3_600_000
const OPENS = 9 * HOUR
const CLOSES = 18 * HOUR
/** A span longer than this is a forgotten stopwatch. */
const MOST_DAYS = 400

const wholeSeconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1000))

export function workingSeconds(from: Date, to: Date, timeZone: string): number {
  const [first, last] = [instantToDate(timeZone, from), instantToDate(timeZone, to)]
  if (first >= last) return wholeSeconds(to.getTime() - from.getTime())
  let total = 0
  let day: DateString = first
  for (let n = 0; day <= last && n < MOST_DAYS; n += 1, day = addDays(day, 1)) {
    // People were there on the first and the last day, whatever the calendar says.
    if (day !== first && day !== last && !isWorkingDay(day).working) continue
    const start = startOfDay(timeZone, day).getTime()
    const opens = day === first ? from.getTime() : start + OPENS
    const closes = day === last ? to.getTime() : start + CLOSES
    total += Math.max(0, closes - opens)
  }
  return wholeSeconds(total)
}

export type Instants = { waitedFrom: Date | null; startedAt: Date; endedAt: Date; pausedSeconds: number }

/** Waiting before the step and work in it, apart. */
export const secondsOf = (
  { waitedFrom, startedAt, endedAt, pausedSeconds }: Instants,
  timeZone: string,
): { wait: number | null; work: number } => ({
  wait: waitedFrom && workingSeconds(waitedFrom, startedAt, timeZone),
  work: Math.max(0, workingSeconds(startedAt, endedAt, timeZone) - pausedSeconds),
})
