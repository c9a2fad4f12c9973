import 'server-only'
import { cache } from 'react'
import { withTenant } from '@/lib/platform/db'
import { readPublicResults, type PublicResults } from './content'

// What everybody may read of surveys: editions that were published and not withdrawn, as they were frozen.

const SHOWN = 2_000

export type PublishedResults = PublicResults & { code: string; edition: number; publishedAt: Date }

/** Published results, the newest first. */
export const listPublicResults = cache(async (tenantId: string): Promise<PublishedResults[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.surveyPublication.findMany({
      where: { tenantId, withdrawnAt: null },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      select: { number: true, publishedAt: true, content: true, survey: { select: { code: true } } },
    })
    return rows.flatMap(({ number, publishedAt, content, survey }) => {
      const read = readPublicResults(content)
      return read ? [{ ...read, code: survey.code, edition: number, publishedAt }] : []
    })
  }),
)

/** How many results are open: decides whether they stand in the public menu. */
export const countPublicResults = cache(async (tenantId: string): Promise<number> =>
  withTenant(tenantId, (tx) => tx.surveyPublication.count({ where: { tenantId, withdrawnAt: null } })),
)

export type PublicResultsPage =
  | { kind: 'open'; edition: number; publishedAt: Date; content: PublicResults }
  | { kind: 'withdrawn'; title: string; on: Date; reason: string }

/** What stands at a survey's address of results; null – they were never published. */
export const getPublicResults = cache(async (tenantId: string, code: string): Promise<PublicResultsPage | null> =>
  withTenant(tenantId, async (tx) => {
    const row = await tx.surveyPublication.findFirst({
      where: { tenantId, survey: { code } },
      orderBy: { number: 'desc' },
      select: { number: true, publishedAt: true, content: true, withdrawnAt: true, withdrawnReason: true },
    })
    const content = row && readPublicResults(row.content)
    if (!row || !content) return null
    return row.withdrawnAt
      ? { kind: 'withdrawn', title: content.title, on: row.withdrawnAt, reason: row.withdrawnReason ?? '' }
      : { kind: 'open', edition: row.number, publishedAt: row.publishedAt, content }
  }),
)

/** Since when the set has been open and when it changed last; null – nothing is open. */
export const resultsSetDays = cache(async (tenantId: string): Promise<{ first: Date; changed: Date } | null> =>
  withTenant(tenantId, async (tx) => {
    const [row] = await tx.$queryRaw<[{ open: number; first: Date | null; changed: Date | null }]>`
      SELECT count(*) FILTER (WHERE "withdrawnAt" IS NULL)::int AS "open", min("publishedAt") AS "first",
        greatest(max("publishedAt"), max("withdrawnAt")) AS "changed"
      FROM "SurveyPublication" WHERE "tenantId" = ${tenantId}::uuid`
    return row.open > 0 && row.first && row.changed ? { first: row.first, changed: row.changed } : null
  }),
)
