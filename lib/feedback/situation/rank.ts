/**
 * The rule by which candidates for priority life situations are ranked (Kuzbass 2.7(5)): marks 0…5 by the programme's
 * criteria, each with its weight. Pure.
 */
import { z } from 'zod'
import { lowerFirst, NBSP } from '@/lib/core/format'
import type { FeedbackSettings } from '@/lib/core/tenant'

export const MARK_MAX = 5
export type Criterion = FeedbackSettings['criteria'][number]

const StoredMark = z.object({ mark: z.number().int().min(0).max(MARK_MAX), why: z.string().catch('') })
export type Mark = z.infer<typeof StoredMark>
/** Stored marks by the criterion's key; what cannot be read is left out. */
export const readMarks = (stored: unknown): Record<string, Mark> =>
  typeof stored === 'object' && stored !== null
    ? Object.fromEntries(
        Object.entries(stored).flatMap(([key, value]) => {
          const mark = StoredMark.safeParse(value)
          return mark.success ? [[key, mark.data]] : []
        }),
      )
    : {}

/** `score` – per cent of what all the highest marks would give; null until every criterion has its mark. */
export type Rank = { score: number | null; given: number; of: number }

export function rankOf(marks: Readonly<Record<string, Mark>>, criteria: readonly Criterion[]): Rank {
  const given = criteria.filter(({ key }) => marks[key] !== undefined)
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const points = criteria.reduce((sum, { key, weight }) => sum + weight * (marks[key]?.mark ?? 0), 0)
  return {
    score: given.length === criteria.length ? Math.round((points * 100) / (weights * MARK_MAX)) : null,
    given: given.length,
    of: criteria.length,
  }
}

/** The highest first; those without all marks last; of equals by title. */
export const byRank = (a: { title: string; rank: Rank }, b: { title: string; rank: Rank }): number =>
  (b.rank.score ?? -1) - (a.rank.score ?? -1) || a.title.localeCompare(b.title, 'ru')

/** Of equals the same place, and the next ones after all of them: 1, 1, 3. */
export const placeOf = ({ rank: { score } }: { rank: Rank }, all: readonly { rank: Rank }[]): number | null =>
  score === null ? null : 1 + all.filter(({ rank }) => (rank.score ?? -1) > score).length

/** «Доля каждого признака в итоге», in words for the page. */
export const ruleText = (criteria: readonly Criterion[]): string => {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return criteria
    .map(({ title, weight }) => `${lowerFirst(title)} – ${Math.round((weight * 100) / weights)}${NBSP}%`)
    .join('; ')
}
