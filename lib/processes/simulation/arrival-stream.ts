/** When cases come, one after another, on the axis of working time. */
import { naturalLogarithm } from './logarithm'
import type { Threefry } from './random'
import type { Arrivals } from './schema'
import type { WorkClock } from './work-clock'

export class ArrivalStream {
  /** Of the case that came last: its number, and the day of the calendar that it came on, since the first date. */
  number = -1
  day = 0
  private readonly perHour: number[]
  private readonly perDay: number
  private gone = 0

  constructor(
    private readonly arrivals: Arrivals,
    private readonly clock: WorkClock,
    private readonly random: Threefry,
    private readonly seed: number,
    private readonly run: number,
  ) {
    this.perHour = (arrivals.kind === 'hours' ? arrivals.perHour : [arrivals.perHour]).map(Number)
    this.perDay = this.perHour.reduce((sum, rate) => sum + rate, 0)
  }

  /** The moment that the next case comes. */
  next(): number {
    this.number += 1
    const { arrivals } = this
    if (arrivals.kind === 'hours') return this.nextOfTable()
    // Distances, not sums of them: the n-th of «even» falls on its minute exactly.
    const minutes = 60 / this.perDay
    if (arrivals.kind === 'even') return this.number * minutes
    this.gone += this.exponential() * minutes
    return this.gone
  }

  /** The day of the case that came at the moment, for «poisson» and «even»; the table knows its own. */
  dayAt(time: number): number {
    return this.arrivals.kind === 'hours' ? this.day : this.clock.numberOf(this.clock.dayOf(time, 'begin'))
  }

  private exponential(): number {
    return -naturalLogarithm(1 - this.random.uniform(this.seed, this.run, this.number, ARRIVAL))
  }

  /** Cases come at rate 1 on the axis of their expected number; the table leads back to minutes. */
  private nextOfTable(): number {
    this.gone += this.exponential()
    const day = Math.floor(this.gone / this.perDay)
    let rest = this.gone - day * this.perDay
    let hour = 0
    while (hour < 23 && rest >= (this.perHour[hour] ?? 0)) {
      rest -= this.perHour[hour] ?? 0
      hour += 1
    }
    const rate = this.perHour[hour] ?? 0
    const minute = 60 * (hour + (rate > 0 ? Math.min(rest / rate, 1) : 1))
    this.day = this.clock.numberOf(day)
    return this.clock.at(day, minute)
  }
}

/** Addresses of a run's random numbers: of its arrivals, and of its cases' own keys. */
const ARRIVAL = 1
export const CASE = 2
