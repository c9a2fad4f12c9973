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

const returning = (model: ProcessModel): { row: number; options: DecisionOption[] } | null => {
  for (const [row, { next }] of model.steps.entries())
    if (next && 'decision' in next && next.decision.some((option) => option.return))
      return { row, options: next.decision }
  return null
}

/** The share of the first decision that has one return, as a number 0…1; null – there is none. */
export function returnShare(model: ProcessModel): number | null {
  const back = returning(model)?.options.filter((option) => option.return) ?? []
  return back.length === 1 && back[0] && /^\d*\.?\d+$/.test(back[0].p) ? Number(back[0].p) : null
}

/**
 * The same table with that return taken in `percent` of runs; the other ways keep their proportion to each other, to
 * six places, and add up to 1 with it.
 */
export function withReturnShare(model: ProcessModel, percent: number): ProcessModel {
  const found = returning(model)
  const old = found?.options.find((option) => option.return)
  const rest = old && subtract(ONE, fractionOf(old.p))
  if (!found || !rest || isZero(rest)) return model
  const share = fraction(percent, 100)
  const left = subtract(ONE, share)
  let given = 0n
  const units = found.options.map((option) => {
    const p = option.return ? share : divide(multiply(fractionOf(option.p), left), rest)
    const rounded = roundedUnits(p, DIGITS)
    given += rounded
    return rounded
  })
  const main = found.options.findIndex((option) => !option.return)
  const decision = found.options.map((option, i) => {
    const own = (units[i] ?? 0n) + (i === main ? 10n ** BigInt(DIGITS) - given : 0n)
    return { ...option, p: unitsText(own, DIGITS) }
  })
  return {
    ...model,
    steps: model.steps.map((step, row) => (row === found.row ? { ...step, next: { decision } } : step)),
  }
}
