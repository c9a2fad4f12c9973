import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Criterion } from '@/lib/rating/methodology/parse'
import {
  attestedFromScore,
  attestedFromScores,
  compileMethodology,
  InvalidScoreError,
  maximumTotal,
  scoreAssessment,
  scoreCriterion,
  scoresOf,
} from '@/lib/rating/methodology/score'
import { allVectors, anyAttested, anyVector, kuzbass, optionScores } from './kuzbass'

const criterion = (number: number): Criterion => {
  const found = kuzbass.criteria.find((c) => c.number === number)
  if (found === undefined) throw new Error(`no criterion ${number}`)
  return found
}

/** An independent calculation in rationals: numerator over 10 to the number of decimals, BigInt throughout. */
function rationalTotal(scores: readonly number[]): { numerator: bigint; denominator: bigint } {
  let numerator = 0n
  let denominator = 1n
  kuzbass.criteria.forEach(({ weight }, i) => {
    const [whole = '', fraction = ''] = weight.split('.')
    const d = 10n ** BigInt(fraction.length)
    numerator = numerator * d + BigInt(scores[i] ?? 0) * BigInt(whole + fraction) * denominator
    denominator *= d
  })
  return { numerator, denominator }
}

function rationalLevel({ numerator, denominator }: { numerator: bigint; denominator: bigint }): string {
  if (numerator > 12n * denominator) return 'LEADER'
  if (numerator >= 8n * denominator) return 'PROGRESSIVE'
  return numerator >= 5n * denominator ? 'BASIC' : 'INITIAL'
}

describe('scoring', () => {
  it('agrees with an independent rational calculation on all 46 080 vectors, as floating point does not', () => {
    const { score, levelIndex, scale } = compileMethodology(kuzbass)
    let vectors = 0
    let wrong = 0
    let floatWrong = 0
    for (const vector of allVectors()) {
      const exact = rationalTotal(vector)
      const level = rationalLevel(exact)
      const units = score(vector)
      if (BigInt(units) * exact.denominator !== exact.numerator * 10n ** BigInt(scale)) wrong += 1
      if (kuzbass.levels[levelIndex(units)]?.code !== level) wrong += 1
      const float = kuzbass.criteria.reduce((sum, { weight }, i) => sum + Number(weight) * (vector[i] ?? 0), 0)
      const floatLevel = float > 12 ? 'LEADER' : float >= 8 ? 'PROGRESSIVE' : float >= 5 ? 'BASIC' : 'INITIAL'
      if (floatLevel !== level) floatWrong += 1
      vectors += 1
    }
    expect({ vectors, wrong }).toEqual({ vectors: 46_080, wrong: 0 })
    expect(floatWrong).toBe(68)
  })

  it('gives the breakdown as exact decimals', () => {
    fc.assert(
      fc.property(anyVector, (vector) => {
        const { total, totalUnits, scale, sumOfScores, criteria } = scoreAssessment(kuzbass, vector)
        const { numerator, denominator } = rationalTotal(vector)
        const [whole = '', fraction = ''] = total.split('.')
        expect(BigInt(whole + fraction) * denominator).toBe(numerator * 10n ** BigInt(fraction.length))
        expect(BigInt(totalUnits) * denominator).toBe(numerator * 10n ** BigInt(scale))
        expect(sumOfScores).toBe(vector.reduce((a, b) => a + b, 0))
        expect(criteria.map(({ score }) => score)).toEqual(vector)
      }),
    )
  })

  it('does not depend on the order of answers', () => {
    fc.assert(
      fc.property(anyAttested, fc.infiniteStream(fc.nat()), (attested, random) => {
        const shuffled = Object.fromEntries(
          Object.entries(attested)
            .toReversed()
            .map(([number, scores]) => [number, scores.toSorted(() => ((random.next().value ?? 0) % 3) - 1)]),
        )
        expect(scoreAssessment(kuzbass, shuffled)).toEqual(scoreAssessment(kuzbass, attested))
        const reordered = { ...kuzbass, criteria: kuzbass.criteria.toReversed() }
        const { total, level } = scoreAssessment(kuzbass, attested)
        expect(scoreAssessment(reordered, attested)).toMatchObject({ total, level })
      }),
    )
  })

  it('grows with every score', () => {
    const { score, levelIndex } = compileMethodology(kuzbass)
    fc.assert(
      fc.property(anyVector, fc.nat({ max: 7 }), (vector, i) => {
        const higher = optionScores[i]?.find((s) => s > (vector[i] ?? 0))
        if (higher === undefined) return
        const raised = vector.with(i, higher)
        expect(score(raised)).toBeGreaterThan(score(vector))
        expect(levelIndex(score(raised))).toBeLessThanOrEqual(levelIndex(score(vector)))
      }),
    )
  })

  it('never falls when one more rung is attested', () => {
    fc.assert(
      fc.property(
        anyAttested,
        fc.constantFrom(...kuzbass.criteria),
        fc.nat(),
        (attested, { number, options }, pick) => {
          const rung = options[pick % options.length]?.score ?? 0
          const more = { ...attested, [number]: [...(attested[number] ?? []), rung] }
          expect(scoreAssessment(kuzbass, more).totalUnits).toBeGreaterThanOrEqual(
            scoreAssessment(kuzbass, attested).totalUnits,
          )
        },
      ),
    )
  })

  it('counts a ladder only up to its first missing rung', () => {
    const ladder = criterion(5)
    expect(scoreCriterion(ladder, [])).toEqual({ number: 5, score: 0, weight: '0.9', points: '0', gaps: [] })
    expect(scoreCriterion(ladder, [0])).toMatchObject({ score: 0, gaps: [] })
    expect(scoreCriterion(ladder, [1, 2])).toMatchObject({ score: 2, points: '1.8', gaps: [] })
    expect(scoreCriterion(ladder, [3, 1])).toMatchObject({ score: 1, points: '0.9', gaps: [2] })
    expect(scoreCriterion(ladder, [3])).toMatchObject({ score: 0, gaps: [1, 2] })
    expect(scoreCriterion(ladder, [2, 3, 1])).toMatchObject({ score: 3, points: '2.7', gaps: [] })
  })

  it('takes the chosen option of a criterion that is not a ladder', () => {
    expect(scoreCriterion(criterion(3), [3])).toMatchObject({ score: 3, points: '2.4', gaps: [] })
    expect(scoreCriterion(criterion(4), [2, 3])).toMatchObject({ score: 3, points: '1.5' })
    expect(scoreCriterion(criterion(8), [4])).toMatchObject({ score: 4, points: '1.6' })
  })

  it('refuses a score that the criterion does not have', () => {
    const { score } = compileMethodology(kuzbass)
    const expected = { criterion: 4, score: 1, allowed: [0, 2, 3] }
    expect(() => scoreCriterion(criterion(4), [1])).toThrow(expect.objectContaining(expected))
    expect(() => scoreAssessment(kuzbass, { 4: [1] })).toThrow(InvalidScoreError)
    expect(() => scoreAssessment(kuzbass, [0, 0, 0, 1, 0, 0, 0, 0])).toThrow(
      'Критерий 4: балла 1 нет, возможны 0, 2, 3.',
    )
    for (const bad of [1, -1, 4, 0.5, NaN, Infinity])
      expect(() => score([0, 0, 0, bad, 0, 0, 0, 0])).toThrow(InvalidScoreError)
    expect(() => score([0, 0, 0, 0, 0, 3, 0, 0])).toThrow(expect.objectContaining({ criterion: 6, allowed: [0, 1, 2] }))
    expect(() => score([0, 0])).toThrow(RangeError)
    expect(() => scoreAssessment(kuzbass, [1])).toThrow(RangeError)
  })

  it('turns scores into attestations and back', () => {
    expect(attestedFromScore(criterion(5), 3)).toEqual([1, 2, 3])
    expect(attestedFromScore(criterion(5), 0)).toEqual([0])
    expect(attestedFromScore(criterion(4), 2)).toEqual([2])
    fc.assert(
      fc.property(anyVector, (vector) => {
        expect(scoresOf(kuzbass, attestedFromScores(kuzbass, vector))).toEqual(vector)
      }),
    )
  })

  it('knows the highest total', () => {
    expect(maximumTotal(kuzbass)).toBe('14.9')
    expect(scoreAssessment(kuzbass, {})).toMatchObject({ total: '0', level: 'INITIAL', sumOfScores: 0 })
  })

  it('works at any scale of weights', () => {
    const fine = { ...kuzbass, criteria: kuzbass.criteria.map((c, i) => (i === 0 ? { ...c, weight: '0.125' } : c)) }
    expect(scoreAssessment(fine, [3, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ total: '0.775', scale: 3, totalUnits: 775 })
  })
})
