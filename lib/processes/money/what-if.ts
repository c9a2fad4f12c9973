/** Another share of returns in a table of steps, for «Что если». Pure. */
import {
  ONE,
  divide,
  fraction,
  fractionOf,
  isZero,
  multiply,
  roundedUnits,
  subtract,
  unitsText,
} from '@/lib/core/fraction'
import type { DecisionOption, ProcessModel } from '../model/types'

const DIGITS = 6

type ReturnShare = { row: number; /** From 0 to 1. */ share: number }

/** Every decision with one return, and how often it is taken. */
export const returnShares = ({ steps }: ProcessModel): ReturnShare[] =>
  steps.flatMap(({ next }, row) => {
    const back = next && 'decision' in next ? next.decision.filter((option) => option.return) : []
    const [one] = back
    return back.length === 1 && one && /^\d*\.?\d+$/.test(one.p) ? [{ row, share: Number(one.p) }] : []
  })

/**
 * The same table with the return of that row taken in `percent` of runs; the other ways keep their proportion to each
 * other, to six places, and add up to 1 with it.
 */
export function withReturnShare(model: ProcessModel, row: number, percent: number): ProcessModel {
  const next = model.steps[row]?.next
  const options: readonly DecisionOption[] = next && 'decision' in next ? next.decision : []
  const old = options.find((option) => option.return)
  const rest = old && subtract(ONE, fractionOf(old.p))
  if (!rest || isZero(rest)) return model
  const share = fraction(percent, 100)
  const left = subtract(ONE, share)
  let given = 0n
  const units = options.map((option) => {
    const p = option.return ? share : divide(multiply(fractionOf(option.p), left), rest)
    const rounded = roundedUnits(p, DIGITS)
    given += rounded
    return rounded
  })
  const main = options.findIndex((option) => !option.return)
  const decision = options.map((option, i) => {
    const own = (units[i] ?? 0n) + (i === main ? 10n ** BigInt(DIGITS) - given : 0n)
    return { ...option, p: unitsText(own, DIGITS) }
  })
  return { ...model, steps: model.steps.map((step, at) => (at === row ? { ...step, next: { decision } } : step)) }
}
