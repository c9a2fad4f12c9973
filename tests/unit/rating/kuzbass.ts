import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { loadMethodology } from '@/lib/rating/methodology/frozen'
import { type Methodology } from '@/lib/rating/methodology/parse'

type Json = { [key: string]: unknown }

export type RatingJson = Json & {
  criteria: (Json & { options: Json[] })[]
  levels: Json[]
  interpretations: Json[]
  cycle: Json
  workedExample: Json & { scores: number[]; results: string[] }
}

/** A fresh copy of the act as data, to be spoilt by a test. */
export function kuzbassRating(): RatingJson {
  return JSON.parse(readFileSync('prisma/programmes/kuzbass.json', 'utf8')).rating
}

export const kuzbass: Methodology = loadMethodology(kuzbassRating())

export const optionScores = kuzbass.criteria.map(({ options }) => options.map(({ score }) => score))

/** All 46 080 score vectors. */
export function* allVectors(): Generator<number[]> {
  const index = optionScores.map(() => 0)
  for (;;) {
    yield index.map((at, i) => optionScores[i]?.[at] ?? 0)
    let i = index.length - 1
    while (i >= 0 && (index[i] ?? 0) + 1 === optionScores[i]?.length) index[i--] = 0
    if (i < 0) return
    index[i] = (index[i] ?? 0) + 1
  }
}

export const anyVector: fc.Arbitrary<number[]> = fc.tuple(...optionScores.map((scores) => fc.constantFrom(...scores)))

/** What an agency may attest: any subset of a ladder's rungs, gaps included; one option elsewhere. */
export const anyAttested: fc.Arbitrary<Record<number, number[]>> = fc
  .tuple(
    ...kuzbass.criteria.map(({ cumulative, options }) => {
      const scores = options.map(({ score }) => score)
      return cumulative
        ? fc.subarray(scores.filter((score) => score > 0))
        : fc.constantFrom(...scores).map((score) => [score])
    }),
  )
  .map((answers) => Object.fromEntries(answers.map((attested, i) => [kuzbass.criteria[i]?.number ?? 0, attested])))
