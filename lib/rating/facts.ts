/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const path = (): string => '/campaigns'

/** A rating is made after its year and published by 1 April (K app. 3 §4.1). */
const expectedUntil = (year: number): string => `${year + 1}-04-01`

export const ratingFacts = {
  AGENCIES_RATED: {
    name: 'органы, прошедшие рейтинг',
    rule: 'Орган считается в том году, за который опубликован рейтинг.',
    path,
    expectedUntil,
  },
  RATING_PUBLISHED: {
    name: 'опубликованные рейтинги',
    rule: 'Рейтинг считается в том году, за который он проведён, когда бы он ни был опубликован.',
    path,
    programmeOnly: true,
    expectedUntil,
  },
} satisfies FactSources
