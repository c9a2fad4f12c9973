import 'server-only'
import { cache } from 'react'
import { instantToDate, yearOf } from '@/lib/core/dates'
import { withTenant } from '@/lib/platform/db'
import { readResults, resultsOf, type PracticeResult } from '@/lib/practices/practice'
import { loadPublicSpread, type PublicSpread } from '@/lib/practices/public-spread'
import type { ProjectKind } from '@/lib/projects/state/rules'
import { goalsOf, measuredOf, projectColumns } from '@/lib/results/load'
import { sumOf, type Savings } from '@/lib/results/roll-up'
import { goalState } from '@/lib/results/rules'
import { isClosed, startedStatuses } from '@/lib/projects/state/rules'
import { PublicText } from './schema'

// What everybody may read of projects and practices: only what was cleared for it; confirmed figures; no names of
// people.

const SHOWN = 500

export type GalleryCounts = { projects: number; practices: number }

/** How much there is to show: decides what stands in the public menu. */
export const getGalleryCounts = cache(async (tenantId: string): Promise<GalleryCounts> =>
  withTenant(tenantId, async (tx) => {
    const [row] = await tx.$queryRaw<GalleryCounts[]>`
    SELECT (SELECT count(*) FROM "Project" WHERE "tenantId" = ${tenantId}::uuid
      AND "publishedAt" IS NOT NULL)::int AS projects,
      (SELECT count(*) FROM "Practice" WHERE "tenantId" = ${tenantId}::uuid
        AND "status" = 'PUBLISHED')::int AS practices`
    return row ?? { projects: 0, practices: 0 }
  }),
)

export type PublicProject = {
  number: number
  title: string
  kind: ProjectKind
  done: boolean
  agencyName: string
  agencyKind: string
  summary: string
  leaderPosition: string
  /** Year in which it was closed, or began. */
  year: number | null
  results: PracticeResult[]
  saved: Savings
  practiceSlug: string | null
}

const confirmed = {
  where: { status: 'CONFIRMED' as const },
  select: { id: true, goalId: true, measuredOn: true, value: true, stability: true, status: true },
}

/** Projects that the tenant cleared for the gallery, the newest first. */
export const listPublicProjects = cache(async (tenantId: string): Promise<PublicProject[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.project.findMany({
      where: { tenantId, publishedAt: { not: null }, status: { not: 'CANCELLED' } },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      select: {
        id: true,
        number: true,
        title: true,
        kind: true,
        status: true,
        agencyId: true,
        publicText: true,
        startsOn: true,
        closedOn: true,
        agency: { select: { name: true, kind: true } },
        versions: projectColumns.versions,
        measurements: confirmed,
        effects: { select: { id: true, kind: true, amount: true, year: true, counted: true, status: true } },
        practices: { where: { status: 'PUBLISHED' }, select: { slug: true } },
      },
    })
    return rows.map((row): PublicProject => {
      const text = PublicText.safeParse(row.publicText)
      const goals = goalsOf(row.versions[0]?.fields)
      const measured = row.measurements.map(measuredOf)
      const latest = new Map(goals.map((goal) => [goal.id, goalState(goal, measured).latest]))
      return {
        number: row.number,
        title: row.title,
        kind: row.kind,
        done: isClosed(row.status),
        agencyName: row.agency.name,
        agencyKind: row.agency.kind,
        summary: text.data?.summary ?? '',
        leaderPosition: text.data?.leaderPosition ?? '',
        year: (row.closedOn ?? row.startsOn)?.getUTCFullYear() ?? null,
        results: resultsOf(goals, (id) => latest.get(id) ?? null),
        saved: sumOf(row.effects.map((effect) => ({ ...effect, agencyId: row.agencyId }))),
        practiceSlug: row.practices[0]?.slug ?? null,
      }
    })
  }),
)

export type PublicPractice = {
  slug: string
  title: string
  agencyName: string
  agencyKind: string
  year: number
  problem: string
  results: PracticeResult[]
  taken: number
}
export type PublicPracticePage = PublicPractice & {
  publishedAt: Date
  solution: string
  conditions: string
  contact: string
  /** Who took it, and whose it was before. */
  spread: PublicSpread | null
}

const atWork = { status: { in: [...startedStatuses] } }

/** Published practices, the newest first. */
export const listPublicPractices = cache(async (tenantId: string, timeZone: string): Promise<PublicPractice[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.practice.findMany({
      where: { tenantId, status: 'PUBLISHED' },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      select: {
        slug: true,
        title: true,
        problem: true,
        results: true,
        publishedAt: true,
        agency: { select: { name: true, kind: true } },
        _count: { select: { replications: { where: atWork } } },
      },
    })
    return rows.map(({ agency, _count, results, publishedAt, ...row }) => ({
      ...row,
      agencyName: agency.name,
      agencyKind: agency.kind,
      results: readResults(results),
      taken: _count.replications,
      year: yearOf(instantToDate(timeZone, publishedAt ?? new Date(0))),
    }))
  }),
)

/** One published practice by its address; null when there is none. */
export const getPublicPractice = cache(
  async (tenantId: string, timeZone: string, slug: string): Promise<PublicPracticePage | null> =>
    withTenant(tenantId, async (tx) => {
      const row = await tx.practice.findFirst({
        where: { tenantId, slug, status: 'PUBLISHED' },
        select: {
          id: true,
          slug: true,
          title: true,
          problem: true,
          solution: true,
          conditions: true,
          contact: true,
          results: true,
          publishedAt: true,
          agency: { select: { name: true, kind: true } },
          _count: { select: { replications: { where: atWork } } },
        },
      })
      if (!row?.publishedAt) return null
      const { id, agency, _count, results, publishedAt, ...words } = row
      return {
        ...words,
        publishedAt,
        agencyName: agency.name,
        agencyKind: agency.kind,
        results: readResults(results),
        taken: _count.replications,
        year: yearOf(instantToDate(timeZone, publishedAt)),
        spread: await loadPublicSpread(tx, { id: tenantId, timeZone }, id),
      }
    }),
)
