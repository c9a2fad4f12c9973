/** What one run counts: cases that came in the measured time, and what stood and worked during it. */
import { Numbers } from './growing'

export class Tally {
  /** Arrivals, starts and ends of work, from the first minute on. */
  events = 0
  /** Measured cases. */
  cases = 0
  /** Lead times of those that were done, minutes, and the same in days of the calendar. */
  readonly leads = new Numbers()
  readonly days = new Numbers()
  /** How long those were under way that were not done when watching ended. */
  readonly ages = new Numbers()
  readonly ageDays = new Numbers()
  /**
   * Of the measured cases by step: passes, those that waited for people, minutes of waiting for them, given, of work.
   */
  readonly passes: Float64Array
  readonly queued: Float64Array
  readonly queue: Float64Array
  readonly wait: Float64Array
  readonly work: Float64Array
  /** Minutes of all cases within the measured time: waiting for people by step, people at work by role, under way. */
  readonly queueArea: Float64Array
  readonly busyArea: Float64Array
  caseArea = 0
  /** The most people at work at once by role, from the first minute on. */
  readonly most: Int32Array
  /** Cases that came to the end within the measured time. */
  done = 0

  constructor(
    readonly begin: number,
    readonly end: number,
    steps: number,
    roles: number,
  ) {
    this.passes = new Float64Array(steps)
    this.queued = new Float64Array(steps)
    this.queue = new Float64Array(steps)
    this.wait = new Float64Array(steps)
    this.work = new Float64Array(steps)
    this.queueArea = new Float64Array(steps)
    this.busyArea = new Float64Array(roles)
    this.most = new Int32Array(roles)
  }

  /** How much of the time from one moment to another is measured. */
  within(from: number, to: number): number {
    const inside = (to < this.end ? to : this.end) - (from > this.begin ? from : this.begin)
    return inside > 0 ? inside : 0
  }
}
