/** Mean and variance of one time (exact.md P2), in minutes and square minutes. */
import {
  ZERO,
  add,
  compare,
  fraction,
  fractionOf,
  multiply,
  parseFraction,
  subtract,
  sum,
  type Fraction,
} from '@/lib/core/fraction'
import type { ProcessStep, StepTime } from './types'

const THIRD = fraction(1, 3)
const EIGHTEENTH = fraction(1, 18)

/** (a + m + b) / 3. */
export function meanOf(time: StepTime): Fraction {
  if ('fixed' in time) return fractionOf(time.fixed)
  return multiply(sum([fractionOf(time.least), fractionOf(time.usual), fractionOf(time.most)]), THIRD)
}

/** The same of a time that may not be read yet; null – it is not. */
export function readMean(time: StepTime): Fraction | null {
  const texts = 'fixed' in time ? [time.fixed] : [time.least, time.usual, time.most]
  return texts.every((text) => parseFraction(text) !== undefined) ? meanOf(time) : null
}

/** (a² + m² + b² − am − ab − mb) / 18; 0 of a fixed time. */
function varianceOf(time: StepTime): Fraction {
  if ('fixed' in time) return ZERO
  const [a, m, b] = [fractionOf(time.least), fractionOf(time.usual), fractionOf(time.most)]
  const squares = sum([multiply(a, a), multiply(m, m), multiply(b, b)])
  const products = sum([multiply(a, m), multiply(a, b), multiply(m, b)])
  return multiply(subtract(squares, products), EIGHTEENTH)
}

/** A three-point time with a = m = b is fixed. */
const isFixed = (time: StepTime): boolean =>
  'fixed' in time || compare(fractionOf(time.least), fractionOf(time.most)) === 0

export const passMean = ({ wait, work }: ProcessStep): Fraction => add(meanOf(wait), meanOf(work))
export const passVariance = ({ wait, work }: ProcessStep): Fraction => add(varianceOf(wait), varianceOf(work))
export const passIsFixed = ({ wait, work }: ProcessStep): boolean => isFixed(wait) && isFixed(work)
