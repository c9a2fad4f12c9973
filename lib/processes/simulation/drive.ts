/** Lets a reckoning go on between looks at the outside: for a worker of the browser or of the server. */
import type { Outcome, Progress, Reckoning } from './simulate'

export type Driver = {
  /** Whether the reckoning is not wanted any more. */
  cancelled: () => boolean
  onProgress: (progress: Progress) => void
  /** Lets messages come in. */
  pause: () => Promise<void>
  /** A clock in milliseconds, of any beginning. */
  now: () => number
}

/** Progress is told, and cancelling heard, about so often. */
const BREATH_MS = 50

/** Drives it to its end; null – it was cancelled. */
export async function drive<T>(reckoning: Reckoning<T>, driver: Driver): Promise<Outcome<T> | null> {
  let breathed = driver.now()
  for (;;) {
    const step = reckoning.next()
    if (step.done) return step.value
    if (driver.now() - breathed < BREATH_MS) continue
    driver.onProgress(step.value)
    await driver.pause()
    if (driver.cancelled()) return null
    breathed = driver.now()
  }
}
