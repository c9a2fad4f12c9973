/**
 * Spread of observations of one step: least, median, most, and what falls out by Tukey's fences (1,5 of the distance
 * between the hinges). Seconds are whole; what halves and quarters them is exact. Pure.
 */
import { add, compare, divide, fraction, multiply, subtract, sum, type Fraction } from '@/lib/core/fraction'

export type Verdict = 'BY_RULE' | 'COUNTED' | 'LEFT_OUT'
export type Timed = { id: string; seconds: number; verdict: Verdict }

/** Of fewer observations nothing is said to fall out. */
export const LEAST_JUDGED = 5
/** Of fewer nothing is taken into the table of steps: two points show no spread. */
export const LEAST_TAKEN = 3

const WHISKER = fraction(3, 2)
const half = (value: Fraction): Fraction => divide(value, fraction(2))

/** Of values in their order. */
function medianOf(sorted: readonly number[]): Fraction {
  const middle = sorted.length >> 1
  const upper = fraction(sorted[middle] ?? 0)
  return sorted.length % 2 === 1 ? upper : half(add(fraction(sorted[middle - 1] ?? 0), upper))
}

type Fences = { low: Fraction; high: Fraction; lowHinge: Fraction; highHinge: Fraction }

/** Hinges are the medians of the halves, an odd one out belonging to both; null – too few to judge. */
function fencesOf(sorted: readonly number[]): Fences | null {
  if (sorted.length < LEAST_JUDGED) return null
  const size = (sorted.length + 1) >> 1
  const lowHinge = medianOf(sorted.slice(0, size))
  const highHinge = medianOf(sorted.slice(sorted.length - size))
  const whisker = multiply(subtract(highHinge, lowHinge), WHISKER)
  return { lowHinge, highHinge, low: subtract(lowHinge, whisker), high: add(highHinge, whisker) }
}

export type Spread<T extends Timed = Timed> = {
  /** What counts: in its order. */
  counted: T[]
  /** Beyond a fence, and nobody has decided otherwise. */
  outliers: T[]
  /** A person has left it out. */
  leftOut: T[]
  fences: Fences | null
  /** Seconds of what counts; null – nothing counts. */
  figures: { least: number; usual: Fraction; most: number; mean: Fraction } | null
  /** Mean with what falls out by the rule; null – nothing does. */
  meanWithOutliers: Fraction | null
}

const inOrder = <T extends Timed>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => a.seconds - b.seconds || (a.id < b.id ? -1 : 1))
const meanOf = (all: readonly Timed[]): Fraction =>
  divide(sum(all.map(({ seconds }) => fraction(seconds))), fraction(all.length))

/** Fences are drawn once, over all that nobody has left out. */
export function spreadOf<T extends Timed>(observations: readonly T[]): Spread<T> {
  const leftOut = inOrder(observations.filter(({ verdict }) => verdict === 'LEFT_OUT'))
  const judged = inOrder(observations.filter(({ verdict }) => verdict !== 'LEFT_OUT'))
  const fences = fencesOf(judged.map(({ seconds }) => seconds))
  const falls = ({ seconds, verdict }: Timed): boolean =>
    fences !== null &&
    verdict === 'BY_RULE' &&
    (compare(fraction(seconds), fences.low) < 0 || compare(fraction(seconds), fences.high) > 0)
  const outliers = judged.filter(falls)
  const counted = judged.filter((one) => !falls(one))
  const [first, last] = [counted[0], counted.at(-1)]
  return {
    counted,
    outliers,
    leftOut,
    fences,
    figures:
      first && last
        ? {
            least: first.seconds,
            usual: medianOf(counted.map(({ seconds }) => seconds)),
            most: last.seconds,
            mean: meanOf(counted),
          }
        : null,
    meanWithOutliers: outliers.length > 0 ? meanOf(judged) : null,
  }
}

export const minutesOf = (seconds: Fraction | number): Fraction =>
  divide(typeof seconds === 'number' ? fraction(seconds) : seconds, fraction(60))
