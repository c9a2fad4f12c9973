/**
 * total = Σ score × weight, exactly (K app. 3 §6). The same functions serve form, server, documents, public pages and
 * recompute.ts.
 * A criterion's answer is what the agency attests (a set of option scores); its score follows from it.
 */
import { commonScale, decimal, multiplyDecimals, toDecimalString, unitsAt } from '@/lib/core/decimal'
import { bandOf, inBand, levelDecimals, type Band } from './levels'
import type { AttestedByCriterion, Criterion, Methodology } from './types'

/**
 * Thrown for a score that the criterion does not have; commands check answers first, so it means a broken record or
 * file.
 */
export class InvalidScoreError extends Error {
  constructor(
    readonly criterion: number,
    readonly score: number,
    readonly allowed: readonly number[],
  ) {
    super(`Критерий ${criterion}: балла ${score} нет, возможны ${allowed.join(', ')}.`)
    this.name = 'InvalidScoreError'
  }
}

export type CriterionScore = {
  number: number
  score: number
  /** Decimal string, as in the methodology. */
  weight: string
  /** score × weight, canonical decimal string. */
  points: string
  /** Rungs of a ladder that are not attested below the highest attested one: [2] when 1 and 3 are. */
  gaps: number[]
}

export type AssessmentScore = {
  /** Canonical decimal string: '13.4'. */
  total: string
  /** The total as whole units of 10^-scale. */
  totalUnits: number
  scale: number
  /** Σ scores without weights; shown, does not decide the level. */
  sumOfScores: number
  /** Code of the level. */
  level: string
  criteria: CriterionScore[]
}

export type CompiledMethodology = {
  methodology: Methodology
  /** Totals are whole units of 10^-scale. */
  scale: number
  maxUnits: number
  bands: readonly Band[]
  /** weights[i] in units, in the order of methodology.criteria. */
  weights: readonly number[]
  /**
   * Total units of a score vector in the order of methodology.criteria; allocates nothing. Throws InvalidScoreError.
   */
  score: (vector: ArrayLike<number>) => number
  /** Index in methodology.levels (0 – highest). */
  levelIndex: (units: number) => number
}

const compiled = new WeakMap<Methodology, CompiledMethodology>()

/** Prepares the methodology for scoring; remembered, so calling it again costs nothing. */
export function compileMethodology(methodology: Methodology): CompiledMethodology {
  const known = compiled.get(methodology)
  if (known !== undefined) return known
  const { criteria, levels } = methodology
  const scale = commonScale([...criteria.map(({ weight }) => decimal(weight)), ...levelDecimals(levels)])
  const weights = criteria.map(({ weight }) => unitsAt(decimal(weight), scale))
  const bands = levels.map((level) => bandOf(level, scale))
  const count = criteria.length
  const width = 1 + Math.max(...criteria.flatMap(({ options }) => options.map(({ score }) => score)))
  const points = new Float64Array(count * width).fill(-1)
  criteria.forEach(({ options }, i) =>
    options.forEach(({ score }) => {
      points[i * width + score] = score * (weights[i] ?? 0)
    }),
  )

  const invalid = (i: number, score: number): never => {
    const criterion = criteria[i]
    throw new InvalidScoreError(
      criterion?.number ?? i + 1,
      score,
      criterion?.options.map((option) => option.score) ?? [],
    )
  }
  const score = (vector: ArrayLike<number>): number => {
    if (vector.length !== count) throw new RangeError(`Баллов ${vector.length}, а критериев ${count}.`)
    let total = 0
    for (let i = 0; i < count; i += 1) {
      const s = vector[i] as number
      const value = s >= 0 && s < width ? points[i * width + s] : undefined
      if (value === undefined || value < 0) return invalid(i, s)
      total += value
    }
    return total
  }
  const levelIndex = (units: number): number => {
    for (let i = 0; i < bands.length; i += 1) if (inBand(bands[i] as Band, units)) return i
    throw new RangeError(`No level for ${units} units`)
  }
  const maxUnits = score(criteria.map((criterion) => topScore(criterion)))
  const result = { methodology, scale, maxUnits, bands, weights, score, levelIndex }
  compiled.set(methodology, result)
  return result
}

/**
 * The criterion's score, its weighted points and the ladder's missing rungs for what is attested. Throws
 * InvalidScoreError.
 */
export function scoreCriterion(criterion: Criterion, attested: readonly number[]): CriterionScore {
  const allowed = criterion.options.map((option) => option.score)
  const unknown = attested.find((score) => !allowed.includes(score))
  if (unknown !== undefined) throw new InvalidScoreError(criterion.number, unknown, allowed)
  const highest = Math.max(0, ...attested)
  const rungs = criterion.cumulative ? allowed.filter((score) => score > 0 && score <= highest) : []
  const gaps = rungs.filter((rung) => !attested.includes(rung))
  const firstGap = gaps[0]
  const score = firstGap === undefined ? highest : Math.max(0, ...allowed.filter((rung) => rung < firstGap))
  return {
    number: criterion.number,
    score,
    weight: criterion.weight,
    points: multiplyDecimals(criterion.weight, String(score)),
    gaps,
  }
}

/**
 * Total, level and breakdown. `answers` is either a score vector in the order of the criteria or what is attested by
 * criterion number (an absent criterion counts 0). Throws InvalidScoreError.
 */
export function scoreAssessment(
  methodology: Methodology,
  answers: readonly number[] | AttestedByCriterion,
): AssessmentScore {
  const { scale, score, levelIndex } = compileMethodology(methodology)
  const attested = isVector(answers) ? attestedFromScores(methodology, answers) : answers
  const criteria = methodology.criteria.map((criterion) => scoreCriterion(criterion, attested[criterion.number] ?? []))
  const scores = criteria.map((criterion) => criterion.score)
  const totalUnits = score(scores)
  return {
    total: toDecimalString({ units: totalUnits, scale }),
    totalUnits,
    scale,
    sumOfScores: scores.reduce((sum, s) => sum + s, 0),
    level: methodology.levels[levelIndex(totalUnits)]?.code ?? '',
    criteria,
  }
}

/**
 * The attestations that a vector of final scores stands for: all rungs up to the score of a ladder, else the one
 * option.
 */
export function attestedFromScores(methodology: Methodology, scores: readonly number[]): Record<number, number[]> {
  if (scores.length !== methodology.criteria.length) {
    throw new RangeError(`Баллов ${scores.length}, а критериев ${methodology.criteria.length}.`)
  }
  return Object.fromEntries(
    methodology.criteria.map((criterion, i) => [criterion.number, attestedFromScore(criterion, scores[i] ?? 0)]),
  )
}

/** The same for one criterion: score 3 of a ladder is [1, 2, 3], of another criterion [3], nothing is [0]. */
export function attestedFromScore(criterion: Criterion, score: number): number[] {
  const rungs = criterion.options.map((option) => option.score).filter((rung) => rung > 0 && rung <= score)
  return criterion.cumulative && rungs.includes(score) ? rungs : [score]
}

/** The scores that each criterion has for what is attested, in the order of the criteria. */
export function scoresOf(methodology: Methodology, attested: AttestedByCriterion): number[] {
  return methodology.criteria.map((criterion) => scoreCriterion(criterion, attested[criterion.number] ?? []).score)
}

/** The highest possible total, as a canonical decimal string: the end of the score track. */
export function maximumTotal(methodology: Methodology): string {
  const { maxUnits, scale } = compileMethodology(methodology)
  return toDecimalString({ units: maxUnits, scale })
}

/** The highest score of a criterion. */
export function topScore(criterion: Criterion): number {
  return criterion.options.at(-1)?.score ?? 0
}

function isVector(answers: readonly number[] | AttestedByCriterion): answers is readonly number[] {
  return Array.isArray(answers)
}
