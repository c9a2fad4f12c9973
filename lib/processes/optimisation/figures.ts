/** Problems and solutions with what the calculator says of them, in the words of the screen. Pure. */
import {
  compare,
  divide,
  formatFraction,
  fraction,
  fractionOf,
  ZERO,
  type Fraction,
  formatSmall,
} from '@/lib/core/fraction'
import type { ProcessModel, ProcessQuestion } from '../model/types'
import type { ProcessResults } from '../model/results'
import type { SolutionView, ProblemView } from './view'
import { halfOf, lossOf, quarterOf, ranked, type Loss, type Quarter, type RankBy } from './rank'
import { shortTime } from '../model/time-words'

export type Ground = { model: ProcessModel; question: ProcessQuestion; results: ProcessResults; dayMinutes: string }

const MILLION = fraction(1_000_000)

/** As printed; «–» where it cannot be told. */
export type LossText = { lead: string; work: string; money: string; year: string }
const NONE: LossText = { lead: '–', work: '–', money: '–', year: '–' }

const daysOf = (minutes: Fraction, dayMinutes: string): Fraction => divide(minutes, fraction(BigInt(dayMinutes)))

const lossText = (loss: Loss | null, dayMinutes: string): LossText =>
  loss === null
    ? NONE
    : {
        lead: loss.lead ? formatSmall(daysOf(loss.lead, dayMinutes), 1) : '–',
        work: shortTime(loss.work, dayMinutes),
        money: loss.money ? formatFraction(loss.money, 2) : '–',
        year: loss.year ? formatFraction(divide(loss.year, MILLION), 2) : '–',
      }

export type RankedProblem = ProblemView & {
  loss: Loss | null
  text: LossText
  /** Of the dearest one, from 0 to 1: length of its bar. */
  part: number
  /** Solutions that remove it. */
  solutions: number[]
  /** «2, 3», «4 ↩»: rows of its steps. */
  steps: string
}

const ratio = (part: Fraction, whole: Fraction): number =>
  whole.top === 0n ? 0 : Number((part.top * whole.bottom * 1000n) / (part.bottom * whole.top)) / 1000

export function rankedProblems(
  problems: readonly ProblemView[],
  solutions: readonly SolutionView[],
  ground: Ground | null,
  by: RankBy,
): RankedProblem[] {
  const rows = new Map(ground?.model.steps.map(({ id }, i) => [id, i + 1]))
  const all = ranked(
    problems.map((problem) => ({
      ...problem,
      loss:
        ground && problem.pins.length > 0 ? lossOf(ground.model, ground.question, ground.results, problem.pins) : null,
    })),
    by,
  )
  const of = ({ loss }: { loss: Loss | null }): Fraction => (by === 'lead' ? loss?.lead : loss?.money) ?? ZERO
  const most = all.map(of).reduce((a, b) => (compare(a, b) > 0 ? a : b), ZERO)
  return all.map((problem) => ({
    ...problem,
    text: ground ? lossText(problem.loss, ground.dayMinutes) : NONE,
    part: Math.max(0, ratio(of(problem), most)),
    solutions: solutions
      .filter(({ problemIds, state }) => problemIds.includes(problem.id) && state !== 'REJECTED')
      .map(({ number }) => number),
    steps: problem.pins.map(({ stepId, returns }) => `${rows.get(stepId) ?? 'нет'}${returns ? ' ↩' : ''}`).join(', '),
  }))
}

/** All problems gone at once: less than the sum, as they share steps and returns. */
export const togetherText = (problems: readonly ProblemView[], ground: Ground | null): LossText =>
  ground
    ? lossText(
        lossOf(
          ground.model,
          ground.question,
          ground.results,
          problems.flatMap(({ pins }) => pins),
        ),
        ground.dayMinutes,
      )
    : NONE

export type PlacedSolution = SolutionView & {
  effect: Fraction
  effectText: string
  quarter: Quarter
  x: number
  y: number
}
export type Placed = { solutions: PlacedSolution[]; /** Ends of the axes. */ effort: number; effect: number }

const numberOf = (value: Fraction): number => ratio(value, fraction(1))

/** Solutions by effort (typed) and by effect: the lead time that the calculator takes off without their problems. */
export function placedSolutions(
  solutions: readonly SolutionView[],
  problems: readonly ProblemView[],
  ground: Ground | null,
): Placed {
  const known = solutions.map((solution) => {
    const pins = problems.filter(({ id }) => solution.problemIds.includes(id)).flatMap(({ pins: own }) => own)
    const loss = ground && pins.length > 0 ? lossOf(ground.model, ground.question, ground.results, pins) : null
    return { solution, effect: loss?.lead && ground ? daysOf(loss.lead, ground.dayMinutes) : ZERO }
  })
  const efforts = known.map(({ solution }) => fractionOf(solution.effort))
  const effects = known.map(({ effect }) => effect)
  const [halfEffort, halfEffect] = [halfOf(efforts), halfOf(effects)]
  return {
    effort: numberOf(halfEffort) * 2,
    effect: numberOf(halfEffect) * 2,
    solutions: known.map(({ solution, effect }) => ({
      ...solution,
      effect,
      effectText: formatSmall(effect, 1),
      quarter: quarterOf({
        effort: compare(fractionOf(solution.effort), halfEffort) > 0,
        effect: compare(effect, halfEffect) >= 0 && compare(effect, ZERO) > 0,
      }),
      x: Number(solution.effort),
      y: Math.max(0, numberOf(effect)),
    })),
  }
}
