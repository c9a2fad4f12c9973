/** Staff in full-time equivalents (exact.md P6). */
import { divide, fraction, multiply, type Fraction } from '@/lib/core/fraction'

/** Role → full-time equivalents for so many runs a year; `minutes` of each role in a run, `normHours` of one worker. */
export function staffNeed(
  minutes: ReadonlyMap<string, Fraction>,
  runs: Fraction,
  normHours: number,
  usefulShare: Fraction,
): Map<string, Fraction> {
  const minutesOfWorker = multiply(fraction(normHours * 60), usefulShare)
  return new Map([...minutes].map(([role, spent]) => [role, divide(multiply(runs, spent), minutesOfWorker)]))
}
