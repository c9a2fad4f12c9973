import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadMethodology } from '@/lib/rating/methodology/frozen'
import { type Methodology } from '@/lib/rating/methodology/parse'
import { leastPath, type LevelPath } from '@/lib/rating/assessment/path'
import { attestedFromScores, scoreAssessment } from '@/lib/rating/methodology/score'
import { anyAttested, anyVector, kuzbass, kuzbassRating } from './kuzbass'

type Attested = Record<number, number[]>

/** Every single step there is from a state, by the definition and not by the algorithm. */
function stepsFrom(
  methodology: Methodology,
  state: Attested,
): { criterion: number; rung: number; effort: number; next: Attested }[] {
  return methodology.criteria.flatMap(({ number, cumulative, options }) => {
    const held = state[number] ?? []
    const top = Math.max(0, ...held)
    const option = options.find(({ score }) => (cumulative ? score > 0 && !held.includes(score) : score > top))
    if (option === undefined) return []
    const next = { ...state, [number]: cumulative ? [...held, option.score] : [option.score] }
    return [{ criterion: number, rung: option.score, effort: Math.round(Number(option.effort ?? '1') * 100), next }]
  })
}

const total = (methodology: Methodology, state: Attested) => scoreAssessment(methodology, state)

const rankOf = (methodology: Methodology, state: Attested) =>
  methodology.levels.findIndex(({ code }) => code === total(methodology, state).level)

type Brute = { rungs: number; effort: number; gain: number; paths: Set<string> }

/**
 * Breadth first over all states: the fewest steps, then the least effort, then the greatest gain; and how many paths
 * tie.
 */
function bruteForce(methodology: Methodology, start: Attested): Brute | null {
  const rank = rankOf(methodology, start)
  if (rank === 0) return null
  const from = total(methodology, start).totalUnits
  const key = (state: Attested) =>
    methodology.criteria
      .map(({ number }) =>
        (state[number] ?? [])
          .filter((s) => s > 0)
          .toSorted()
          .join(''),
      )
      .join('|')
  let wave = new Map([[key(start), { state: start, effort: 0 }]])
  for (let rungs = 1; wave.size > 0; rungs += 1) {
    const reached = new Map<string, { state: Attested; effort: number }>()
    for (const { state, effort } of wave.values()) {
      for (const step of stepsFrom(methodology, state))
        reached.set(key(step.next), { state: step.next, effort: effort + step.effort })
    }
    const there = [...reached.entries()].filter(([, { state }]) => rankOf(methodology, state) < rank)
    if (there.length > 0) {
      const effort = Math.min(...there.map(([, found]) => found.effort))
      const best = there.filter(([, found]) => found.effort === effort)
      const gain = Math.max(...best.map(([, { state }]) => total(methodology, state).totalUnits - from))
      return { rungs, effort, gain, paths: new Set(best.map(([name]) => name)) }
    }
    wave = reached
  }
  return null
}

/** Walks a path step by step, checking what each step says of itself; returns the state at the end. */
function walk(methodology: Methodology, start: Attested, path: LevelPath): Attested {
  let state = start
  for (const step of path.steps) {
    const before = total(methodology, state).totalUnits
    const taken = stepsFrom(methodology, state).find(
      ({ criterion, rung }) => criterion === step.criterion && rung === step.rung,
    )
    expect(taken, `step ${step.criterion}/${step.rung} must be the next one of its criterion`).toBeDefined()
    state = taken?.next ?? state
    const after = total(methodology, state)
    expect(Math.round(Number(step.gain) * 10 ** after.scale)).toBe(after.totalUnits - before)
    expect(after.criteria.find(({ number }) => number === step.criterion)?.score).toBe(step.toScore)
  }
  return state
}

function agreesWithBruteForce(methodology: Methodology, start: Attested): void {
  const expected = bruteForce(methodology, start)
  const found = leastPath(methodology, start)
  if (expected === null) {
    expect(found).toBeNull()
    return
  }
  if (found === null) throw new Error('no path found')
  const { scale } = total(methodology, start)
  expect({
    rungs: found.best.rungs,
    effort: Math.round(Number(found.best.effort) * 100),
    gain: Math.round(Number(found.best.gain) * 10 ** scale),
  }).toEqual({ rungs: expected.rungs, effort: expected.effort, gain: expected.gain })
  const paths = [found.best, ...found.alternatives]
  expect(paths).toHaveLength(Math.min(6, expected.paths.size))
  expect(
    new Set(paths.map(({ steps }) => steps.map(({ criterion, rung }) => `${criterion}/${rung}`).join())),
  ).toHaveProperty('size', paths.length)
  const gains = paths.map(({ gain }) => Number(gain))
  expect(gains.toSorted((a, b) => b - a)).toEqual(gains)
  for (const path of paths) {
    expect([path.steps.length, path.rungs, path.effort]).toEqual([expected.rungs, expected.rungs, found.best.effort])
    const end = total(methodology, walk(methodology, start, path))
    expect(end.total).toBe(path.total)
    expect(methodology.levels.findIndex(({ code }) => code === end.level)).toBeLessThan(rankOf(methodology, start))
  }
}

/** Kuzbass with some effort at every option, in tenths, so that ties and trade-offs occur. */
const anyEfforts = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 31, maxLength: 31 })
  .map((tenths): Methodology => {
    const json = kuzbassRating()
    let i = 0
    for (const { options } of json.criteria)
      for (const option of options) option.effort = ((tenths[i++] ?? 0) / 10).toFixed(1)
    return loadMethodology(json)
  })

describe('the least path to the next level', () => {
  it('is one rung from 11.7 to «Лидер», the surest first', () => {
    const found = leastPath(kuzbass, attestedFromScores(kuzbass, [3, 3, 3, 2, 2, 2, 2, 1]))
    expect(found).toMatchObject({
      target: { code: 'LEADER' },
      missing: '0.4',
      best: { rungs: 1, effort: '1', gain: '0.9', total: '12.6' },
    })
    expect(found?.best.steps).toMatchObject([{ criterion: 5, rung: 3, toScore: 3, gain: '0.9' }])
    expect(found?.alternatives.map(({ steps, total: end }) => [steps[0]?.criterion, steps[0]?.rung, end])).toEqual([
      [7, 3, '12.3'],
      [4, 3, '12.2'],
      [8, 2, '12.1'],
    ])
  })

  it('fills a gap in a ladder with one rung that brings two points', () => {
    const found = leastPath(kuzbass, { 1: [1, 3], 2: [1, 2, 3], 3: [2], 5: [0], 8: [0] })
    expect(total(kuzbass, { 1: [1, 3], 2: [1, 2, 3], 3: [2], 5: [0], 8: [0] }).total).toBe('3.5')
    const steps = [{ criterion: 1, rung: 2, toScore: 3, gain: '2' }]
    expect(found).toMatchObject({ missing: '1.5', best: { rungs: 1, gain: '2', steps }, alternatives: [] })
  })

  it('takes 0 → 2 of criterion 4 as one step', () => {
    const start = attestedFromScores(kuzbass, [3, 0, 0, 0, 1, 0, 0, 1])
    expect(total(kuzbass, start).total).toBe('4.3')
    const paths = leastPath(kuzbass, start)
    expect([paths?.best, ...(paths?.alternatives ?? [])].map((path) => path?.steps[0]?.criterion)).toEqual([4, 5, 3])
  })

  it('has nowhere to go from the top', () => {
    expect(leastPath(kuzbass, attestedFromScores(kuzbass, [3, 3, 3, 3, 3, 2, 3, 4]))).toBeNull()
    expect(leastPath(kuzbass, attestedFromScores(kuzbass, [3, 3, 3, 2, 3, 2, 3, 0]))).toBeNull()
  })

  it('prefers the least effort among equally few rungs', () => {
    const json = kuzbassRating()
    for (const { options } of json.criteria) for (const option of options) option.effort = '5'
    const cheap = json.criteria[7]?.options[2]
    if (cheap === undefined) throw new Error('criterion 8 has an option of 2 points')
    cheap.effort = '0.5'
    const weighted = loadMethodology(json)
    const found = leastPath(weighted, attestedFromScores(weighted, [3, 3, 3, 2, 2, 2, 2, 1]))
    expect(found).toMatchObject({ best: { effort: '0.5', steps: [{ criterion: 8, rung: 2 }] }, alternatives: [] })
  })

  it('agrees with brute force from every kind of start, gaps in ladders included', () => {
    fc.assert(
      fc.property(anyAttested, (start) => agreesWithBruteForce(kuzbass, start)),
      { numRuns: 60 },
    )
    fc.assert(
      fc.property(anyVector, (vector) => agreesWithBruteForce(kuzbass, attestedFromScores(kuzbass, vector))),
      { numRuns: 40 },
    )
    agreesWithBruteForce(kuzbass, {})
  }, 60_000)

  it('agrees with brute force whatever the efforts', () => {
    fc.assert(
      fc.property(anyEfforts, anyAttested, (methodology, start) => agreesWithBruteForce(methodology, start)),
      { numRuns: 60 },
    )
  }, 60_000)

  it('gives the same answer every time and leaves its input alone', () => {
    fc.assert(
      fc.property(anyAttested, (start) => {
        const before = structuredClone(start)
        expect(leastPath(kuzbass, start)).toEqual(leastPath(kuzbass, structuredClone(start)))
        expect(start).toEqual(before)
      }),
      { numRuns: 50 },
    )
  })
})
