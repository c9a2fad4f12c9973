/**
 * What a problem costs: the calculator's figures «как есть» less those of the same table without the problem. Nothing
 * is typed but the minutes lost at a step. Pure.
 */
import {
  ONE,
  ZERO,
  compare,
  divide,
  exactText,
  fraction,
  fractionOf,
  isZero,
  multiply,
  parseFraction,
  sign,
  subtract,
  sum,
  type Fraction,
} from '@/lib/core/fraction'
import { processFaults } from '../model/check'
import type { Fault } from '../model/faults'
import { processResults, type ProcessResults } from '../model/results'
import { meanOf } from '../model/step-time'
import type { DecisionOption, ProcessModel, ProcessQuestion, ProcessStep, StepTime } from '../model/types'
import type { Pin } from './problem'

/** Per run; `lead` – null where the lead time has no exact value, `money` – where it is not shown. */
export type Loss = { lead: Fraction | null; work: Fraction; money: Fraction | null; year: Fraction | null }

/** The rule as it is printed beside the figures. */
export const rankRule =
  'Порядок: дни срока, при равенстве – рубли. Считает калькулятор: «как есть» без одной этой проблемы.'
export const moneyRule =
  'Порядок: рубли за прогон, при равенстве – дни срока. Считает калькулятор: «как есть» без одной этой проблемы.'

const HUNDRED = fraction(100)

/** The mean less what is lost, at least 0; without a loss the time stays as it was. */
function less(time: StepTime, lost: Fraction): StepTime {
  if (isZero(lost)) return time
  const rest = subtract(meanOf(time), lost)
  return { fixed: exactText(sign(rest) > 0 ? rest : ZERO) }
}

/** Ways back are gone, the others share what there is. */
function withoutReturns(options: DecisionOption[]): DecisionOption[] {
  const kept = options.filter((option) => option.return !== true)
  const total = sum(kept.map(({ p }) => fractionOf(p)))
  return kept.length === 0 || isZero(total)
    ? options
    : kept.map((option) => ({ ...option, p: exactText(divide(fractionOf(option.p), total)) }))
}

function stepWithout(step: ProcessStep, pins: readonly Pin[]): ProcessStep {
  const own = pins.filter(({ stepId }) => stepId === step.id)
  if (own.length === 0) return step
  const lost = (of: 'wait' | 'work') =>
    sum(own.map((pin) => multiply(divide(fractionOf(pin.share), HUNDRED), fractionOf(pin[of]))))
  const { next } = step
  return {
    ...step,
    wait: less(step.wait, lost('wait')),
    work: less(step.work, lost('work')),
    ...(next && 'decision' in next && own.some(({ returns }) => returns)
      ? { next: { decision: withoutReturns(next.decision) } }
      : {}),
  }
}

/** The same table without these problems. */
export const withoutPins = (model: ProcessModel, pins: readonly Pin[]): ProcessModel => ({
  ...model,
  steps: model.steps.map((step) => stepWithout(step, pins)),
})

const difference = (a: Fraction | null | undefined, b: Fraction | null | undefined): Fraction | null =>
  a && b ? subtract(a, b) : null

const leadOf = ({ figures }: ProcessResults): Fraction | null => (figures.lead.exact ? figures.lead.mean : null)

/** What the ways share without their returns may be no decimal (15/17), which a typed table may not have. */
const isShared = (fault: Fault): boolean => fault.code === 'not_a_number' && parseFraction(fault.text) !== undefined

/** What these pins cost, or null where the table cannot be reckoned without them. */
export function lossOf(
  model: ProcessModel,
  question: ProcessQuestion,
  before: ProcessResults,
  pins: readonly Pin[],
): Loss | null {
  const rest = withoutPins(model, pins)
  if (processFaults(rest, question).some((fault) => !isShared(fault))) return null
  const after = processResults(rest, question)
  return {
    lead: difference(leadOf(before), leadOf(after)),
    work: subtract(before.figures.work, after.figures.work),
    money: difference(before.cost?.run, after.cost?.run),
    year: difference(before.yearCost?.total, after.yearCost?.total),
  }
}

export type RankBy = 'lead' | 'money'

const more = (a: Fraction | null, b: Fraction | null): number => compare(b ?? ZERO, a ?? ZERO)

/** The dearest first; of equal ones the older. */
export function ranked<T extends { number: number; loss: Loss | null }>(problems: readonly T[], by: RankBy): T[] {
  const [first, second] = by === 'lead' ? (['lead', 'money'] as const) : (['money', 'lead'] as const)
  return [...problems].sort(
    (a, b) =>
      more(a.loss?.[first] ?? null, b.loss?.[first] ?? null) ||
      more(a.loss?.[second] ?? null, b.loss?.[second] ?? null) ||
      a.number - b.number,
  )
}

/** Half of the span of the solutions: what is right of it is much effort, what is above it much effect. */
export const halfOf = (values: readonly Fraction[]): Fraction =>
  values.length === 0
    ? ONE
    : divide(
        values.reduce((most, one) => (compare(one, most) > 0 ? one : most)),
        fraction(2),
      )

export type Quarter = 'now' | 'project' | 'byTheWay' | 'leave'

export const quarterOf = (much: { effort: boolean; effect: boolean }): Quarter =>
  much.effect ? (much.effort ? 'project' : 'now') : much.effort ? 'leave' : 'byTheWay'
