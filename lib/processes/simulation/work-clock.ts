/**
 * Working time. The simulation lives on one axis, minutes of working time since the first day's opening: what is begun
 * in the evening goes on in the morning by itself, and nothing can start off the calendar. This clock leads from the
 * axis to days and back. Days are told by their place among the working days (0 – the first); a moment on the edge of
 * two days is the end of one and the beginning of the other, so `edge` says which is meant.
 */
import { addDays, type DateString } from '@/lib/core/dates'
import { isShortenedDay, isWorkingDay } from '@/lib/core/work-calendar'
import type { WorkingHours } from './schema'

export type Edge = 'begin' | 'end'

/** Minutes a shortened day lacks. */
const SHORTENED = 60
const WHOLE_DAY = [{ from: 0, to: 1440 }]

export class WorkClock {
  /** Minutes of a working day that is not shortened. */
  readonly dayMinutes: number
  /** False once a year without a published calendar was touched. */
  calendarKnown = true
  private readonly spans: readonly { from: number; to: number }[]
  private readonly first: DateString | null
  /** Of each working day: the axis at its opening, its minutes, days of the calendar since the first date. */
  private readonly opens: number[] = []
  private readonly minutes: number[] = []
  private readonly numbers: number[] = []
  private built = 0
  private nextNumber = 0

  constructor(hours: WorkingHours) {
    this.spans = hours.kind === 'calendar' ? hours.spans : WHOLE_DAY
    this.first = hours.kind === 'calendar' ? hours.from : null
    this.dayMinutes = this.spans.reduce((sum, { from, to }) => sum + to - from, 0)
  }

  /** The axis at the opening of the day. */
  opening(day: number): number {
    while (this.opens.length <= day) this.build()
    return this.opens[day] ?? 0
  }

  /** The working day of a moment. */
  dayOf(time: number, edge: Edge): number {
    while (this.built <= time) this.build()
    let low = 0
    let high = this.opens.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const opens = this.opens[middle] ?? 0
      if (edge === 'begin' ? opens <= time : opens < time) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Days of the calendar from the first date asked for to the working day. */
  numberOf(day: number): number {
    this.opening(day)
    return this.numbers[day] ?? 0
  }

  /** The date of a working day; null in unbroken time, which has none. */
  dateOf(day: number): DateString | null {
    return this.first === null ? null : addDays(this.first, this.numberOf(day))
  }

  /** Where on the axis a minute of the day falls: before, between and after the hours of work, their next minute. */
  at(day: number, minute: number): number {
    const opening = this.opening(day)
    const gone = this.spans.reduce((sum, { from, to }) => sum + Math.min(Math.max(minute - from, 0), to - from), 0)
    return opening + Math.min(gone, this.minutes[day] ?? 0)
  }

  /** The minute of the day of a moment on the axis. */
  minuteOf(time: number, edge: Edge): number {
    const day = this.dayOf(time, edge)
    let rest = time - this.opening(day)
    for (const { from, to } of this.spans) {
      if (edge === 'begin' ? rest < to - from : rest <= to - from) return from + rest
      rest -= to - from
    }
    return this.spans.at(-1)?.to ?? 0
  }

  /** Adds the next working day. A day whose hours are gone with the missing one is none. */
  private build(): void {
    for (;;) {
      const number = this.nextNumber
      this.nextNumber += 1
      const minutes = this.minutesOn(number)
      if (minutes <= 0) continue
      this.opens.push(this.built)
      this.minutes.push(minutes)
      this.numbers.push(number)
      this.built += minutes
      return
    }
  }

  private minutesOn(number: number): number {
    if (this.first === null) return this.dayMinutes
    const date = addDays(this.first, number)
    const { working, calendarKnown } = isWorkingDay(date)
    this.calendarKnown &&= calendarKnown
    return working ? this.dayMinutes - (isShortenedDay(date) ? SHORTENED : 0) : 0
  }
}
