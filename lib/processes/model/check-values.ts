/** Faults of the numbers of a table, step by step. */
import {
  ONE,
  compare,
  decimalText,
  exactText,
  parseDecimalFraction,
  parseFraction,
  sign,
  sum,
  type Fraction,
} from '@/lib/core/fraction'
import type { Fault, NumberField, TimeField } from './faults'
import { MOST_MINUTES, type ProcessRole, type ProcessStep, type StepTime, type WasteKind } from './types'
import { waysOf } from './ways'

export function valueFaults(steps: readonly ProcessStep[], roles: readonly ProcessRole[]): Fault[] {
  const known = new Set(roles.map(({ id }) => id))
  return steps.flatMap((step, row) => [
    ...roleFaults(step, row, known),
    ...timeFaults({ time: 'wait' }, step.wait, row),
    ...timeFaults({ time: 'work' }, step.work, row),
    ...Object.entries(step.wastes ?? {}).flatMap(([kind, minutes]) =>
      timeFaults({ time: 'waste', kind: kind as WasteKind }, { fixed: minutes }, row),
    ),
    ...(step.materials ?? []).flatMap(({ material, quantity }) =>
      amountFaults({ number: 'quantity', material }, quantity, [row], step),
    ),
    ...(step.fixedCost === undefined ? [] : amountFaults({ number: 'fixedCost' }, step.fixedCost, [row], step)),
    ...probabilityFaults(step, row),
  ])
}

type Summed = Pick<ProcessStep, 'summed'>
/** A sum may be any exact fraction; what is typed is a decimal. */
const readAmount = ({ summed }: Summed, text: string): Fraction | undefined =>
  summed ? parseFraction(text) : parseDecimalFraction(text)

/** A number that may not be below 0. */
export function amountFaults(field: NumberField, text: string, rows: number[], of: Summed = {}): Fault[] {
  const value = readAmount(of, text)
  if (value === undefined) return [{ code: 'not_a_number', rows, field, text }]
  return sign(value) < 0 ? [{ code: 'negative_amount', rows, field }] : []
}

function roleFaults({ roles, summed }: ProcessStep, row: number, known: ReadonlySet<string>): Fault[] {
  return roles.flatMap(({ role, share }): Fault[] => {
    const found: Fault[] = known.has(role) ? [] : [{ code: 'unknown_role', rows: [row], role }]
    const value = readAmount({ summed }, share)
    if (value === undefined)
      found.push({ code: 'not_a_number', rows: [row], field: { number: 'share', role }, text: share })
    else if (isOutside(value)) found.push({ code: 'bad_share', rows: [row], role })
    return found
  })
}

function timeFaults(field: TimeField, time: StepTime, row: number): Fault[] {
  const texts = 'fixed' in time ? [time.fixed] : [time.least, time.usual, time.most]
  const values = texts.map(parseFraction)
  const found: Fault[] = []
  const wrong = texts.find((_, i) => values[i] === undefined)
  if (wrong !== undefined) found.push({ code: 'not_a_number', rows: [row], field, text: wrong })
  const numbers = values.filter((value) => value !== undefined)
  if (numbers.some((value) => sign(value) < 0)) found.push({ code: 'negative_time', rows: [row], field })
  if (numbers.some((value) => compare(value, MOST_MINUTES) > 0))
    found.push({ code: 'time_too_big', rows: [row], field })
  const [least, usual, most] = values
  if (least && usual && most && (compare(least, usual) > 0 || compare(usual, most) > 0))
    found.push({ code: 'three_point_order', rows: [row], field })
  return found
}

function probabilityFaults(step: ProcessStep, row: number): Fault[] {
  if (step.next === undefined || !('decision' in step.next)) return []
  const found: Fault[] = []
  const numbers: Fraction[] = []
  const texts = waysOf(step).map(({ p }) => p)
  for (const text of texts) {
    const value = parseDecimalFraction(text)
    if (value === undefined) {
      found.push({ code: 'not_a_number', rows: [row], field: { number: 'probability' }, text })
      continue
    }
    numbers.push(value)
    if (isOutside(value)) found.push({ code: 'probability_range', rows: [row], p: text })
  }
  const total = sum(numbers)
  if (texts.length > 0 && numbers.length === texts.length && compare(total, ONE) !== 0)
    found.push({ code: 'probability_sum', rows: [row], sum: decimalText(total) ?? exactText(total) })
  return found
}

const isOutside = (value: Fraction): boolean => sign(value) < 0 || compare(value, ONE) > 0
