import 'server-only'
import { cache } from 'react'
import { platformDb, withTenant } from '@/lib/platform/db'
import { parseTenantRow, type TenantView } from '@/lib/core/tenant'
import { dayOf } from '@/lib/core/db-day'
import { loadMethodology, type FrozenInterpretation } from '../methodology/frozen'
import type { InterpretationSubject, Methodology } from '../methodology/types'
import type { StoredBundle } from './assemble'
import { parseBreakdown, type NotRated, type PublishedBreakdown } from './published'
import { type ProgrammeTemplate, readAct } from '@/lib/programme/act'

// Public pages read what was published and nothing else: no drafts, no files, no people. They take no actor.

export type PublicTenant = TenantView & {
  template: ProgrammeTemplate
  years: number[]
}

/**
 * The tenant's public face with the years that have a published rating, newest first; null when there is no such
 * tenant.
 */
export const getPublicTenant = cache(async (slug: string): Promise<PublicTenant | null> => {
  const row = await platformDb().tenant.findUnique({ where: { slug } })
  if (!row) return null
  const parsed = readAct(row.template)
  if (!parsed.ok) throw new Error(`Template of ${row.id} is broken`)
  const years = await withTenant(row.id, (tx) =>
    tx.ratingVersion.findMany({ where: { version: 1 }, select: { year: true }, orderBy: { year: 'desc' } }),
  )
  return {
    ...parseTenantRow(row),
    template: parsed.template,
    years: years.map(({ year }) => year),
  }
})

/** Every tenant of the platform, for the front page. */
export const listPublicTenants = cache(
  async (): Promise<Pick<TenantView, 'slug' | 'name' | 'programme' | 'accent' | 'emblem' | 'isDemo'>[]> => {
    const rows = await platformDb().tenant.findMany({ orderBy: { name: 'asc' } })
    return rows.map((row) => parseTenantRow(row))
  },
)

export type PublishedRow = {
  agencyId: string
  slug: string
  name: string
  kind: string
  place: number
  total: string
  level: string
  scores: number[]
  /** Total of the year before, when it was rated then, too. */
  previousTotal: string | null
}
export type PublishedVersion = { version: number; publishedAt: Date; reason: string | null }
export type PublishedRating = {
  year: number
  version: number
  versions: PublishedVersion[]
  publishedAt: Date
  methodology: Methodology
  interpretations: FrozenInterpretation[]
  rows: PublishedRow[]
  notRated: NotRated[]
  /** Participants who assessed themselves, and whose objections were settled before publication. */
  selfAssessed: number
  objections: number
}

const resultColumns = {
  agencyId: true,
  agencySlug: true,
  agencyName: true,
  agencyKind: true,
  place: true,
  total: true,
  level: true,
  scores: true,
} as const

/** The published rating of a year: its newest version, or the one asked for; null when there is none. */
export const getPublishedRating = cache(
  async (tenantId: string, year: number, version?: number): Promise<PublishedRating | null> =>
    withTenant(tenantId, async (tx) => {
      const versions = await tx.ratingVersion.findMany({
        where: { year },
        orderBy: { version: 'desc' },
        select: { id: true, version: true, publishedAt: true, reason: true, campaignId: true },
      })
      const chosen = version === undefined ? versions[0] : versions.find((v) => v.version === version)
      if (!chosen) return null
      const [campaign, results, previous, [extra]] = [
        await tx.ratingCampaign.findFirstOrThrow({
          where: { id: chosen.campaignId },
          select: { methodology: true, interpretations: true },
        }),
        await tx.ratingResult.findMany({
          where: { versionId: chosen.id },
          select: resultColumns,
          orderBy: [{ place: 'asc' }, { agencyName: 'asc' }],
        }),
        await tx.ratingVersion.findFirst({
          where: { year: year - 1 },
          orderBy: { version: 'desc' },
          select: { results: { select: { agencyId: true, total: true } } },
        }),
        // Of the large frozen documents only what the page shows.
        await tx.$queryRaw<{ notRated: NotRated[] | null; selfAssessed: number; objections: number }[]>`
        SELECT v."bundle" -> 'notRated' AS "notRated",
          count(*) FILTER (WHERE cardinality(r."selfScores") > 0)::int AS "selfAssessed",
          count(*) FILTER (WHERE r."breakdown" @? '$.criteria[*].settlement ? (@ != null)')::int AS "objections"
        FROM "RatingVersion" v LEFT JOIN "RatingResult" r ON r."tenantId" = v."tenantId" AND r."versionId" = v."id"
        WHERE v."id" = ${chosen.id}::uuid GROUP BY v."tenantId", v."id"`,
      ]
      const before = new Map(previous?.results.map((r) => [r.agencyId, r.total]))
      return {
        year,
        version: chosen.version,
        publishedAt: chosen.publishedAt,
        versions: versions.map(({ version: n, publishedAt, reason }) => ({ version: n, publishedAt, reason })),
        methodology: loadMethodology(campaign.methodology, chosen.campaignId),
        interpretations: campaign.interpretations as FrozenInterpretation[],
        rows: results.map((r) => ({
          agencyId: r.agencyId,
          slug: r.agencySlug,
          name: r.agencyName,
          kind: r.agencyKind,
          place: r.place,
          total: r.total,
          level: r.level,
          scores: r.scores,
          previousTotal: before.get(r.agencyId) ?? null,
        })),
        notRated: extra?.notRated ?? [],
        selfAssessed: extra?.selfAssessed ?? 0,
        objections: extra?.objections ?? 0,
      }
    }),
)

export type PublishedAgency = {
  name: string
  slug: string
  kind: string
  place: number
  participants: number
  total: string
  level: string
  version: number
  publishedAt: Date
  methodology: Methodology
  interpretations: FrozenInterpretation[]
  breakdown: PublishedBreakdown
  /** Newest version of each published year, oldest first. */
  history: { year: number; total: string; level: string; place: number }[]
}

/**
 * An agency's line of a year's newest version with its breakdown and its history over the years; null when there is
 * none.
 */
export const getPublishedAgency = cache(
  async (tenantId: string, year: number, slug: string): Promise<PublishedAgency | null> =>
    withTenant(tenantId, async (tx) => {
      const version = await tx.ratingVersion.findFirst({
        where: { year },
        orderBy: { version: 'desc' },
        select: {
          id: true,
          version: true,
          publishedAt: true,
          campaignId: true,
          campaign: { select: { methodology: true, interpretations: true } },
          _count: { select: { results: true } },
        },
      })
      const result =
        version && (await tx.ratingResult.findFirst({ where: { versionId: version.id, agencySlug: slug } }))
      if (!version || !result) return null
      const all = await tx.ratingResult.findMany({
        where: { agencyId: result.agencyId },
        select: { total: true, level: true, place: true, version: { select: { year: true, version: true } } },
        orderBy: [{ version: { year: 'asc' } }, { version: { version: 'asc' } }],
      })
      const newest = new Map(
        all.map((r) => [r.version.year, { year: r.version.year, total: r.total, level: r.level, place: r.place }]),
      )
      return {
        name: result.agencyName,
        slug,
        kind: result.agencyKind,
        place: result.place,
        participants: version._count.results,
        total: result.total,
        level: result.level,
        version: version.version,
        publishedAt: version.publishedAt,
        methodology: loadMethodology(version.campaign.methodology, version.campaignId),
        interpretations: version.campaign.interpretations as FrozenInterpretation[],
        breakdown: parseBreakdown(result.breakdown),
        history: [...newest.values()],
      }
    }),
)

/** The bundle to recompute a published rating from, as it was frozen; null when there is no such version. */
export const getPublishedBundle = cache(
  async (tenantId: string, year: number, version?: number): Promise<StoredBundle | null> =>
    withTenant(tenantId, async (tx) => {
      const row = await tx.ratingVersion.findFirst({
        where: { year, version },
        orderBy: { version: 'desc' },
        select: { bundle: true },
      })
      return (row?.bundle as StoredBundle | undefined) ?? null
    }),
)

/** Levels by year over all published years, oldest first: for the trend of the whole programme. */
export const getLevelsByYear = cache(
  async (tenantId: string): Promise<{ year: number; counts: Record<string, number> }[]> =>
    withTenant(tenantId, async (tx) => {
      const rows = await tx.$queryRaw<{ year: number; level: string; n: number }[]>`
      SELECT v."year", r."level", count(*)::int AS n FROM "RatingVersion" v
      JOIN "RatingResult" r ON r."tenantId" = v."tenantId" AND r."versionId" = v."id"
      WHERE v."version" = (SELECT max(w."version") FROM "RatingVersion" w WHERE w."year" = v."year") GROUP BY 1, 2
      ORDER BY 1`
      const years = new Map<number, Record<string, number>>()
      for (const { year, level, n } of rows) years.set(year, { ...years.get(year), [level]: n })
      return [...years].map(([year, counts]) => ({ year, counts }))
    }),
)

/** The newest year in which the agency was rated; null when never. */
export const getNewestYearOf = cache(async (tenantId: string, slug: string): Promise<number | null> =>
  withTenant(tenantId, async (tx) => {
    const result = await tx.ratingResult.findFirst({
      where: { agencySlug: slug },
      orderBy: { version: { year: 'desc' } },
      select: { version: { select: { year: true } } },
    })
    return result?.version.year ?? null
  }),
)

export type PublicAgency = {
  id: string
  name: string
  kind: string
  /** Day it was abolished or merged; null: it is there. */
  until: string | null
  ended: 'ABOLISHED' | 'MERGED' | null
  mergedInto: string | null
  /** Newest published result; null: never rated. */
  newest: { slug: string; year: number; total: string; level: string; place: number } | null
}

/**
 * All participants by name with the newest published result of each; those no longer there only if they were ever
 * rated.
 */
export const listPublicAgencies = cache(async (tenantId: string): Promise<PublicAgency[]> =>
  withTenant(tenantId, async (tx) => {
    const agencies = await tx.agency.findMany({
      orderBy: { name: 'asc' },
      select: { id: true, name: true, kind: true, status: true, until: true, mergedInto: { select: { name: true } } },
    })
    const results = await tx.$queryRaw<
      { agencyId: string; slug: string; year: number; total: string; level: string; place: number }[]
    >`
      SELECT DISTINCT ON (r."agencyId") r."agencyId", r."agencySlug" AS "slug", v."year", r."total", r."level",
        r."place"
      FROM "RatingResult" r JOIN "RatingVersion" v ON v."tenantId" = r."tenantId" AND v."id" = r."versionId"
      ORDER BY r."agencyId", v."year" DESC, v."version" DESC`
    const newestOf = new Map(results.map(({ agencyId, ...result }) => [agencyId, result]))
    return agencies
      .map(({ id, name, kind, status, until, mergedInto }) => ({
        id,
        name,
        kind,
        until: until ? dayOf(until) : null,
        ended: status === 'ACTIVE' ? null : status,
        mergedInto: mergedInto?.name ?? null,
        newest: newestOf.get(id) ?? null,
      }))
      .filter(({ ended, newest }) => ended === null || newest !== null)
  }),
)

export type CurrentMethodology = {
  methodology: Methodology
  interpretations: { key: string; subject: InterpretationSubject; text: string; ruledBy: string | null }[]
}

/** The rules as the tenant holds them now, with how it reads the act; null when the tenant has no rating. */
export const getCurrentMethodology = cache(async (tenantId: string): Promise<CurrentMethodology | null> =>
  withTenant(tenantId, async (tx) => {
    const row = await tx.methodology.findFirst({ orderBy: { version: 'desc' }, select: { body: true } })
    if (!row) return null
    const interpretations = await tx.interpretation.findMany({
      orderBy: { id: 'asc' },
      select: { key: true, subject: true, text: true, ruledBy: true },
    })
    return {
      methodology: loadMethodology(row.body),
      interpretations: interpretations.map((one) => ({ ...one, subject: one.subject as InterpretationSubject })),
    }
  }),
)
