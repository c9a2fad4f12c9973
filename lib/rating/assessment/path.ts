/**
 * «Путь к следующему уровню»: the fewest rungs that reach the next level, and among those the least effort. Exact.
 *
 * A rung is one step: in a ladder – attesting its lowest missing rung (if 1 and 3 are attested, attesting 2 is one step
 * and brings two points); elsewhere – moving to the next option up (criterion 4 of Kuzbass: 0 → 2 is one step, 2 → 3
 * one more).
 * The effort of a step is the `effort` of the option climbed to, 1 where the methodology says nothing; efforts add up.
 * Of paths equal in rungs and effort the one with the greater gain comes first (a margin at verification), then the one
 * that climbs more in criteria listed earlier.
 *
 * Method: within a criterion the steps have one possible order, so a path is a number of steps per criterion – a small
 * multiple-choice knapsack. The number of steps is found first; then `fronts[i][s]` holds the best (effort, gain) pairs
 * that s steps in criteria i, i + 1, … can bring; worse pairs are dropped.
 */
import { commonScale, decimal, toDecimalString, unitsAt, type Decimal } from '@/lib/core/decimal'
import { firstUnits, type Band } from '../methodology/levels'
import type { AttestedByCriterion, Criterion, Level, Methodology } from '../methodology/types'
import { compileMethodology, scoreCriterion } from '../methodology/score'

export type PathStep = {
  criterion: number
  /** Score of the option to attain: the rung to attest in a ladder. */
  rung: number
  /** Wording of that option. */
  text: string
  /** The criterion's score once the step and those before it are done. */
  toScore: number
  /** What the step adds to the total, decimal string. */
  gain: string
}

export type LevelPath = { steps: PathStep[]; rungs: number; effort: string; gain: string; total: string }

export type PathToNextLevel = {
  /** The level above the present one. */
  target: Level
  /** What the total lacks, decimal string. */
  missing: string
  best: LevelPath
  /** Other paths with the same number of rungs and the same effort, at most five. */
  alternatives: LevelPath[]
}

const ALTERNATIVES = 5
const ONE: Decimal = { units: 1, scale: 0 }

type Climb = { steps: PathStep[]; /** After k steps, in units; [0] is 0. */ gains: number[]; efforts: number[] }
type Pair = { effort: number; gain: number }
type Found = { counts: number[]; gain: number }

/**
 * The least path from what is attested; null when the level is already the highest. For a plain score vector pass
 * `attestedFromScores(methodology, vector)`. Throws InvalidScoreError.
 */
export function leastPath(methodology: Methodology, attested: AttestedByCriterion): PathToNextLevel | null {
  const { scale, score, levelIndex, bands } = compileMethodology(methodology)
  const effortScale = commonScale(methodology.criteria.flatMap(({ options }) => options.map(effortOf)))
  const scores: number[] = []
  const climbs = methodology.criteria.map((criterion) => {
    const given = attested[criterion.number] ?? []
    const current = scoreCriterion(criterion, given).score
    scores.push(current)
    return climbOf(criterion, given, current, scale, effortScale)
  })
  const units = score(scores)
  const rank = levelIndex(units)
  const target = methodology.levels[rank - 1]
  if (target === undefined) return null

  const need = firstUnits(bands[rank - 1] as Band) - units
  const rungs = greatestGains(climbs).findIndex((gain) => gain >= need)
  const fronts = frontsOf(climbs, rungs)
  const effort = fronts[0]?.[rungs]?.find((pair) => pair.gain >= need)?.effort
  if (effort === undefined) return null

  const [best, ...alternatives] = pathsOf(climbs, fronts, rungs, effort, need).map(({ counts, gain }): LevelPath => ({
    steps: climbs.flatMap(({ steps }, i) => steps.slice(0, counts[i])),
    rungs,
    effort: toDecimalString({ units: effort, scale: effortScale }),
    gain: toDecimalString({ units: gain, scale }),
    total: toDecimalString({ units: units + gain, scale }),
  }))
  return best === undefined ? null : { target, missing: toDecimalString({ units: need, scale }), best, alternatives }
}

/** The steps still possible in a criterion, in their only order. */
function climbOf(
  criterion: Criterion,
  attested: readonly number[],
  current: number,
  scale: number,
  effortScale: number,
): Climb {
  const weight = unitsAt(decimal(criterion.weight), scale)
  const climb: Climb = { steps: [], gains: [0], efforts: [0] }
  const held = [...attested]
  let before = current
  for (const option of criterion.options) {
    if (criterion.cumulative ? option.score === 0 || held.includes(option.score) : option.score <= current) continue
    held.push(option.score)
    const toScore = scoreCriterion(criterion, held).score
    climb.steps.push({
      criterion: criterion.number,
      rung: option.score,
      text: option.text,
      toScore,
      gain: toDecimalString({ units: (toScore - before) * weight, scale }),
    })
    climb.gains.push((toScore - current) * weight)
    climb.efforts.push((climb.efforts.at(-1) ?? 0) + unitsAt(effortOf(option), effortScale))
    before = toScore
  }
  return climb
}

function effortOf(option: { effort?: string }): Decimal {
  return option.effort === undefined ? ONE : decimal(option.effort)
}

/**
 * The greatest gain of exactly s steps, whatever their effort: tells how many are needed before the costlier search.
 */
function greatestGains(climbs: readonly Climb[]): number[] {
  return climbs.reduce<number[]>(
    (before, { gains }) => {
      const best = new Array<number>(before.length + gains.length - 1).fill(-1)
      before.forEach((gain, s) =>
        gains.forEach((more, k) => {
          best[s + k] = Math.max(best[s + k] ?? -1, gain + more)
        }),
      )
      return best
    },
    [0],
  )
}

/** fronts[i][s]: pairs reachable with exactly s ≤ limit steps in criteria from i on, effort and gain both ascending. */
function frontsOf(climbs: readonly Climb[], limit: number): Pair[][][] {
  const fronts: Pair[][][] = [[[{ effort: 0, gain: 0 }]]]
  for (const { gains, efforts } of climbs.toReversed()) {
    const after = fronts[0] ?? []
    const pairs: Pair[][] = Array.from({ length: Math.min(limit + 1, after.length + gains.length - 1) }, () => [])
    for (let k = 0; k < gains.length; k += 1) {
      after.forEach((front, s) => {
        for (const { effort, gain } of front)
          pairs[s + k]?.push({ effort: effort + (efforts[k] ?? 0), gain: gain + (gains[k] ?? 0) })
      })
    }
    fronts.unshift(pairs.map(withoutWorse))
  }
  return fronts
}

/** Drops each pair that another matches or beats in both respects. */
function withoutWorse(pairs: Pair[]): Pair[] {
  pairs.sort((a, b) => a.effort - b.effort || b.gain - a.gain)
  const kept: Pair[] = []
  for (const pair of pairs) if (pair.gain > (kept.at(-1)?.gain ?? -1)) kept.push(pair)
  return kept
}

/** The best path and its alternatives; a branch is entered only if its best outcome can still be among them. */
function pathsOf(
  climbs: readonly Climb[],
  fronts: readonly Pair[][][],
  rungs: number,
  effort: number,
  need: number,
): Found[] {
  const found: Found[] = []
  const counts: number[] = []
  const visit = (i: number, stepsLeft: number, effortLeft: number, gained: number): void => {
    const bound = gained + bestGain(fronts[i]?.[stepsLeft], effortLeft)
    const worst = found.length > ALTERNATIVES ? (found.at(-1)?.gain ?? 0) : need - 1
    if (bound <= worst) return
    const climb = climbs[i]
    if (climb === undefined) {
      // Behind those of equal gain: the walk meets paths in the wanted order.
      const place = found.findIndex(({ gain }) => gain < gained)
      found.splice(place < 0 ? found.length : place, 0, { counts: [...counts], gain: gained })
      if (found.length > ALTERNATIVES + 1) found.pop()
      return
    }
    for (let k = Math.min(stepsLeft, climb.steps.length); k >= 0; k -= 1) {
      counts.push(k)
      visit(i + 1, stepsLeft - k, effortLeft - (climb.efforts[k] ?? 0), gained + (climb.gains[k] ?? 0))
      counts.pop()
    }
  }
  visit(0, rungs, effort, 0)
  return found
}

/** The greatest gain of a front within the effort; −Infinity when there is none. */
function bestGain(front: readonly Pair[] | undefined, effort: number): number {
  return front?.findLast((pair) => pair.effort <= effort)?.gain ?? -Infinity
}
