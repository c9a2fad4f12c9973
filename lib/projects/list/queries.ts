import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/platform/query'
import { pageCount } from '@/lib/core/pages'
import { PROJECTS_PER_PAGE, type ProjectFilter, type ProjectLine } from './filter'
import { filterSql, lineSql, orderSql, sortJoin } from './sql'
import type { ProjectStatus } from '../state/rules'
import { operations } from '../operations'

export type SavedViewLine = { id: string; name: string; query: string }
export type ProjectPage = {
  rows: ProjectLine[]
  total: number
  pages: number
  /** Projects in each state under the other conditions. */
  counts: Partial<Record<ProjectStatus, number>>
  views: SavedViewLine[]
  /** Names behind the ids of the filter; null when there is no such thing in reach. */
  agencyName: string | null
  portfolioName: string | null
}

/** A page of projects with counts by state and the person's saved views: two statements whatever the number of rows. */
export const listProjects = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, filter: ProjectFilter): Promise<ProjectPage> => {
    const { tx, tenantId } = ctx
    const at = ctx
    const rows = await tx.$queryRaw<ProjectLine[]>(
      lineSql(
        at,
        Prisma.sql`
      SELECT p."id", row_number() OVER (ORDER BY ${orderSql(filter)}) AS place FROM "Project" p ${sortJoin(filter)}
      WHERE ${filterSql(at, filter)} ORDER BY ${orderSql(filter)}
      LIMIT ${PROJECTS_PER_PAGE} OFFSET ${(filter.page - 1) * PROJECTS_PER_PAGE}`,
      ),
    )
    const [beside] = await tx.$queryRaw<
      {
        counts: ProjectPage['counts'] | null
        views: SavedViewLine[] | null
        agencyName: string | null
        portfolioName: string | null
      }[]
    >`
      SELECT (SELECT jsonb_object_agg(n."status", n.count)
      FROM (SELECT p."status", count(*) FROM "Project" p WHERE ${filterSql(at, filter, false)} GROUP BY 1) n) AS counts,
        (SELECT jsonb_agg(jsonb_build_object('id', v."id", 'name', v."name", 'query', v."query") ORDER BY v."name")
          FROM "SavedView" v
          WHERE v."tenantId" = ${tenantId}::uuid AND v."personId" = ${ctx.actor.personId}::uuid
            AND v."list" = 'projects') AS views,
        (SELECT a."name" FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid
          AND a."id" = ${filter.agency}::uuid) AS "agencyName",
        (SELECT f."title" FROM "Portfolio" f WHERE f."tenantId" = ${tenantId}::uuid
          AND f."id" = ${filter.portfolio}::uuid) AS "portfolioName"`
    const counts = beside?.counts ?? {}
    const total = filter.status ? (counts[filter.status] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0)
    return {
      rows,
      total,
      pages: pageCount(total, PROJECTS_PER_PAGE),
      counts,
      views: beside?.views ?? [],
      agencyName: beside?.agencyName ?? null,
      portfolioName: beside?.portfolioName ?? null,
    }
  },
})

/** Ids of every project that a filter shows, in its order: what an export then reads batch by batch. */
export const projectIds = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, filter: ProjectFilter): Promise<string[]> => {
    const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
      SELECT p."id" FROM "Project" p ${sortJoin(filter)} WHERE ${filterSql(ctx, filter)} ORDER BY ${orderSql(filter)}`
    return rows.map(({ id }) => id)
  },
})

/** Lines of these projects in this order; those out of reach are left out. */
export const projectLines = defineQuery({
  operation: operations['project.read'],
  run: (ctx, input: { ids: readonly string[] }): Promise<ProjectLine[]> => {
    const at = ctx
    return ctx.tx.$queryRaw<ProjectLine[]>(
      lineSql(
        at,
        Prisma.sql`
      SELECT p."id", array_position(${[...input.ids]}::uuid[], p."id") AS place FROM "Project" p
      WHERE ${filterSql(at, noFilter)} AND p."id" = ANY(${[...input.ids]}::uuid[])`,
      ),
    )
  },
})

const noFilter: ProjectFilter = {
  q: '',
  status: null,
  kind: null,
  agency: null,
  portfolio: null,
  year: null,
  late: false,
  measure: false,
  mine: false,
  sort: null,
  desc: false,
  columns: [],
  page: 1,
}

export type ProjectChoices = {
  agencies: { id: string; name: string }[]
  portfolios: { id: string; title: string }[]
  years: number[]
}

/** What the conditions of the list offer. */
export const projectChoices = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, _input: Record<never, never>): Promise<ProjectChoices> => {
    const { tx, tenantId } = ctx
    const { agencyId } = ctx.agencyWhere()
    const agencies = await tx.agency.findMany({
      where: { tenantId, ...(agencyId && { id: agencyId }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const portfolios = await tx.portfolio.findMany({
      where: { tenantId },
      orderBy: { title: 'asc' },
      select: { id: true, title: true },
    })
    const [span] = await tx.$queryRaw<{ first: number | null; last: number | null }[]>`
      SELECT extract(year FROM min(coalesce("startsOn", "createdAt"::date)))::int AS first,
        extract(year FROM max(coalesce("endsOn", "startsOn", "createdAt"::date)))::int AS last
      FROM "Project" WHERE "tenantId" = ${tenantId}::uuid`
    const [first, last] = [span?.first ?? null, span?.last ?? null]
    const years =
      first === null || last === null ? [] : Array.from({ length: Math.min(30, last - first + 1) }, (_, i) => last - i)
    return { agencies, portfolios, years }
  },
})

/** The person's saved views of the list, by name. */
export const listViews = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, _input: Record<never, never>): Promise<SavedViewLine[]> =>
    ctx.actor.personId === null
      ? []
      : ctx.tx.savedView.findMany({
          where: { tenantId: ctx.tenantId, personId: ctx.actor.personId, list: 'projects' },
          orderBy: { name: 'asc' },
          select: { id: true, name: true, query: true },
        }),
})
