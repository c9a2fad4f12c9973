import 'server-only'
import { type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'
import { defineQuery } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { containing } from '@/lib/core/like'
import { pageCount } from '@/lib/core/pages'
import type { AgencyEventName } from './labels'
import type { StatusName } from './schema'
import { operations } from './operations'
import { operations as peopleOperations } from '@/lib/people/operations'

export const AGENCIES_PER_PAGE = 50
export type AgencyFilter = { q?: string; kind?: string; status?: string; page?: number }
export type AgencyLine = {
  id: string
  name: string
  kind: string
  status: StatusName
  parentId: string | null
  parentName: string | null
  /** 0 at the top; in a search everything is 0. */
  depth: number
  children: number
  curator: string | null
  people: number
}
export type AgencyPage = {
  rows: AgencyLine[]
  total: number
  page: number
  pages: number
  /** Rows come in tree order. */
  tree: boolean
}

const reachIds = (ctx: QueryContext): string[] | null => (ctx.reach === 'all' ? null : [...ctx.reach])

/** Limits a `where` on Agency itself, whose column is id, not agencyId. */
export const ownAgencyWhere = (ctx: Pick<QueryContext, 'agencyWhere'>): { id?: { in: string[] } } => {
  const { agencyId } = ctx.agencyWhere()
  return agencyId ? { id: agencyId } : {}
}

/**
 * A page of agencies with parent, number of children, curator and people: two statements whatever the number of rows.
 * Without search and filters the rows come as a tree (children under their parent), otherwise as a list by name.
 */
export const listAgencies = defineQuery({
  operation: operations['agency.read'],
  run: async (ctx, input: AgencyFilter): Promise<AgencyPage> => {
    const page = Math.min(10_000, Math.max(1, input.page ?? 1))
    const today = ctx.today
    const words = (input.q ?? '').trim()
    const tree = words === '' && !input.kind && (!input.status || input.status === 'ACTIVE')
    const status =
      input.status === 'ALL' ? Prisma.empty : Prisma.sql`AND a."status"::text = ${input.status || 'ACTIVE'}`
    const reach = reachIds(ctx)
    const within = reach === null ? Prisma.empty : Prisma.sql`AND a."id" = ANY(${reach}::uuid[])`
    const like = containing(words)
    const search =
      words === ''
        ? Prisma.empty
        : Prisma.sql`AND (a."name" ILIKE ${like} OR a."shortName" ILIKE ${like} OR a."inn" = ${words})`
    const kind = input.kind ? Prisma.sql`AND a."kind" = ${input.kind}` : Prisma.empty
    // A child whose parent is out of sight (filtered, foreign) stands at the top, so that nobody is lost.
    const rows = await ctx.tx.$queryRaw<
      (Omit<AgencyLine, 'children' | 'people'> & { children: bigint; people: bigint; total: bigint })[]
    >`
      WITH RECURSIVE shown AS (
        SELECT a."id", a."parentId", a."name", a."kind", a."status" FROM "Agency" a
        WHERE a."tenantId" = ${ctx.tenantId}::uuid ${status} ${within} ${search} ${kind}
      ), walk AS (
        SELECT s.*, 0 AS depth, ARRAY[lower(s."name"), s."id"::text] AS path FROM shown s
        WHERE ${tree} = false OR s."parentId" IS NULL OR NOT EXISTS (SELECT 1 FROM shown p WHERE p."id" = s."parentId")
        UNION ALL
        SELECT c.*, w.depth + 1, w.path || ARRAY[lower(c."name"), c."id"::text] FROM shown c JOIN walk w ON ${tree}
          AND c."parentId" = w."id"
      ), paged AS (
        SELECT w.*, count(*) OVER () AS total FROM walk w ORDER BY w.path
        LIMIT ${AGENCIES_PER_PAGE} OFFSET ${(page - 1) * AGENCIES_PER_PAGE}
      )
      SELECT p."id", p."name", p."kind", p."status", p."parentId", up."name" AS "parentName", p.depth, p.total,
        (SELECT count(*) FROM "Agency" c WHERE c."tenantId" = ${ctx.tenantId}::uuid AND c."parentId" = p."id"
          AND c."status" = 'ACTIVE') AS children,
        (SELECT x."name" FROM "Appointment" t JOIN "Person" x ON x."tenantId" = t."tenantId" AND x."id" = t."personId"
          WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."agencyId" = p."id" AND t."kind" = 'CURATOR'
            AND t."from" <= ${today}::date AND (t."until" IS NULL OR t."until" >= ${today}::date)
          ORDER BY t."from" DESC LIMIT 1) AS curator,
        (SELECT count(DISTINCT m."personId") FROM "Membership" m WHERE m."tenantId" = ${ctx.tenantId}::uuid
          AND m."agencyId" = p."id") AS people
      FROM paged p LEFT JOIN "Agency" up ON up."tenantId" = ${ctx.tenantId}::uuid AND up."id" = p."parentId"
      ORDER BY p.path`
    const total = Number(rows[0]?.total ?? 0)
    return {
      rows: rows.map(({ total: _total, children, people, ...row }) => ({
        ...row,
        children: Number(children),
        people: Number(people),
      })),
      total,
      page,
      pages: pageCount(total, AGENCIES_PER_PAGE),
      tree,
    }
  },
})

export type AgencyChoice = { id: string; name: string; kind: string; parentName: string | null }

/** Active agencies within reach by name, for choosing one in a form. */
export const agencyChoices = defineQuery({
  operation: operations['agency.read'],
  run: async (ctx, _input: Record<never, never>): Promise<AgencyChoice[]> => {
    const rows = await ctx.tx.agency.findMany({
      where: { tenantId: ctx.tenantId, status: 'ACTIVE', ...ownAgencyWhere(ctx) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, kind: true, parent: { select: { name: true } } },
    })
    return rows.map(({ parent, ...row }) => ({ ...row, parentName: parent?.name ?? null }))
  },
})

export type AgencyEventView = {
  id: string
  kind: AgencyEventName
  date: DateString
  basis: string | null
  change: Record<string, unknown>
}
export type AgencyYear = {
  year: number
  version: number
  total: string
  level: string
  levelTitle: string
  place: number
}
export type AgencyView = {
  id: string
  version: number
  name: string
  shortName: string | null
  slug: string
  kind: string
  inn: string | null
  status: StatusName
  since: DateString | null
  until: DateString | null
  parent: { id: string; name: string } | null
  mergedInto: { id: string; name: string } | null
  children: { id: string; name: string; kind: string; status: StatusName }[]
  mergedFrom: { id: string; name: string }[]
  events: AgencyEventView[]
  years: AgencyYear[]
  /** People with a role for this agency; null when the actor may not see people. */
  people: { id: string; name: string; position: string | null; role: string; blocked: boolean }[] | null
}

/** Everything of one agency; null when it is not the actor's to see. */
export const getAgency = defineQuery({
  operation: operations['agency.read'],
  run: async (ctx, input: { id: string }): Promise<AgencyView | null> => {
    if (!isUuid(input.id)) return null
    const { tenantId, tx } = ctx
    const link = { id: true, name: true } as const
    const row = await tx.agency.findFirst({
      where: { AND: [{ tenantId, id: input.id }, ownAgencyWhere(ctx)] },
      include: {
        parent: { select: link },
        mergedInto: { select: link },
        mergedFrom: { select: link, orderBy: { name: 'asc' } },
        children: { select: { ...link, kind: true, status: true }, orderBy: [{ status: 'asc' }, { name: 'asc' }] },
        events: { orderBy: [{ date: 'desc' }, { id: 'desc' }] },
      },
    })
    if (!row) return null
    const years = await ratingYears(ctx, row.id)
    const people = ctx.can(peopleOperations['person.read'], row.id)
      ? await tx.membership.findMany({
          where: { tenantId, agencyId: row.id },
          orderBy: { person: { name: 'asc' } },
          select: { role: true, person: { select: { id: true, name: true, position: true, blockedAt: true } } },
        })
      : null
    const { parent, mergedInto, mergedFrom, children, events, since, until } = row
    return {
      id: row.id,
      version: row.version,
      name: row.name,
      shortName: row.shortName,
      slug: row.slug,
      kind: row.kind,
      inn: row.inn,
      status: row.status,
      since: since && dayOf(since),
      until: until && dayOf(until),
      parent,
      mergedInto,
      mergedFrom,
      children,
      years,
      events: events.map((event) => ({
        id: event.id,
        kind: event.kind,
        date: dayOf(event.date),
        basis: event.basis,
        change: event.change as Record<string, unknown>,
      })),
      people:
        people?.map(({ role, person: { blockedAt, ...person } }) => ({
          ...person,
          role,
          blocked: blockedAt !== null,
        })) ?? null,
    }
  },
})

/**
 * Published ratings, the latest version of each year; the level's title comes from that version's own frozen
 * methodology.
 */
const ratingYears = (ctx: QueryContext, agencyId: string): Promise<AgencyYear[]> => ctx.tx.$queryRaw<AgencyYear[]>`
  SELECT DISTINCT ON (v."year") v."year", v."version", r."total", r."level", r."place",
    coalesce((SELECT l ->> 'title' FROM "RatingCampaign" c, jsonb_array_elements(c."methodology" -> 'levels') l
      WHERE c."tenantId" = v."tenantId" AND c."id" = v."campaignId" AND l ->> 'code' = r."level" LIMIT 1),
        r."level") AS "levelTitle"
  FROM "RatingResult" r JOIN "RatingVersion" v ON v."tenantId" = r."tenantId" AND v."id" = r."versionId"
  WHERE r."tenantId" = ${ctx.tenantId}::uuid AND r."agencyId" = ${agencyId}::uuid
  ORDER BY v."year" DESC, v."version" DESC`
