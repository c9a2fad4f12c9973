import { performance } from 'node:perf_hooks'
import { programmeJson } from '../../lib/tenancy/programmes'
import { parseMethodology } from '../../lib/rating/methodology/parse'
import { leastPath } from '../../lib/rating/assessment/path'
import { attestedFromScores, compileMethodology } from '../../lib/rating/methodology/score'

/**
 * Totals with levels a second on one core, over every possible vector; and the least path's time over a spread of them.
 */
export function measureScoring() {
  const parsed = parseMethodology((programmeJson('kuzbass') as { rating?: unknown }).rating)
  if (!parsed.ok) throw new Error('methodology')
  const { methodology } = parsed
  const { score, levelIndex } = compileMethodology(methodology)
  let vectors: number[][] = [[]]
  for (const { options } of methodology.criteria)
    vectors = vectors.flatMap((vector) => options.map((option) => [...vector, option.score]))
  let sum = 0
  const round = () => {
    for (const vector of vectors) sum += levelIndex(score(vector))
  }
  for (let i = 0; i < 20; i++) round()
  const began = performance.now()
  const rounds = 100
  for (let i = 0; i < rounds; i++) round()
  const perSecond = (rounds * vectors.length) / ((performance.now() - began) / 1000)

  const attested = vectors.filter((_, i) => i % 11 === 0).map((vector) => attestedFromScores(methodology, vector))
  for (const one of attested) leastPath(methodology, one)
  const times = attested
    .map((one) => {
      const start = performance.now()
      leastPath(methodology, one)
      return performance.now() - start
    })
    .sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10_000) / 10_000
  return {
    vectors: vectors.length,
    assessmentsPerSecond: Math.round(perSecond),
    checksum: sum,
    leastPathMs: { p50: at(0.5), p99: at(0.99), max: at(0.99999) },
  }
}
