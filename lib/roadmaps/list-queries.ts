import 'server-only'
import { yearOf, type DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { ownSql } from '@/lib/platform/reach'
import { dayOf } from '@/lib/core/db-day'
import { pageCount } from '@/lib/core/pages'
import { oneOf } from '@/lib/platform/sql'
import { doneLateSql, dueSoonSql, overdueSql } from './late-where'
import { ACT_KEY } from './load'
import { approvalDue, inForceOnceStatuses, progressOf, unapprovedStatuses, type RoadmapStatus } from './rules'
import { countedItems } from './summary-queries'
import { templateRoadmap } from './template'
import type { AgencyFilterName, AgencyRoadmapLine, RoadmapLine, RoadmapList } from './view'
import { programmeOf } from '@/lib/programme/queries'
import { operations } from './operations'

export const MAPS_PER_PAGE = 50

type Row = {
  agencyId: string
  agencyName: string
  since: Date | null
  id: string | null
  title: string
  basis: string
  status: RoadmapStatus
  yearFrom: number
  yearTo: number
  due: Date | null
  approvedOn: Date | null
  items: number
  done: number
  late: number
  overdue: number
  soon: number
  checking: number
  changes: number
}

/** Each agency with its map of the year (the one in force before a closed one) and the states of its parts. */
const agencyMaps = (ctx: QueryContext, year: number, today: DateString): Prisma.Sql => Prisma.sql`
  SELECT a."id" AS "agencyId", a."name" AS "agencyName", a."since", m."id", m."title", m."basis",
    m."status"::text AS "status", m."yearFrom", m."yearTo", m."approvalDue" AS due, m."approvedOn",
    coalesce(c.items, 0) AS items, coalesce(c.done, 0) AS done, coalesce(c.late, 0) AS late,
    coalesce(c.overdue, 0) AS overdue, coalesce(c.soon, 0) AS soon, coalesce(c.checking, 0) AS checking,
    coalesce(h.changes, 0) AS changes
  FROM "Agency" a
  LEFT JOIN LATERAL (
    SELECT * FROM "Roadmap" r WHERE r."tenantId" = a."tenantId" AND r."agencyId" = a."id" AND r."yearFrom" <= ${year}
      AND r."yearTo" >= ${year}
    ORDER BY (r."status" = 'CLOSED'), r."yearTo" DESC, r."id" DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE p."status" IS DISTINCT FROM 'CLOSED')::int AS items,
      count(*) FILTER (WHERE p."status" = 'ACCEPTED')::int AS done,
      count(*) FILTER (WHERE ${doneLateSql})::int AS late,
      count(*) FILTER (WHERE ${overdueSql(today)})::int AS overdue,
      count(*) FILTER (WHERE ${dueSoonSql(today)})::int AS soon,
      count(*) FILTER (WHERE p."status" = 'SUBMITTED')::int AS checking
    FROM "RoadmapItem" i LEFT JOIN "RoadmapPart" p ON p."tenantId" = i."tenantId" AND p."itemId" = i."id"
    WHERE i."tenantId" = a."tenantId" AND i."roadmapId" = m."id" AND i."removedAt" IS NULL) c ON m."id" IS NOT NULL
  LEFT JOIN LATERAL (SELECT count(*)::int AS changes FROM "RoadmapChange" x WHERE x."tenantId" = a."tenantId"
    AND x."roadmapId" = m."id" AND x."status" = 'PROPOSED') h ON m."id" IS NOT NULL
  WHERE a."tenantId" = ${ctx.tenantId}::uuid AND ${ownSql(ctx, Prisma.sql`a."id"`)}
    AND (a."status" = 'ACTIVE' OR m."id" IS NOT NULL)`

const conditions: Record<AgencyFilterName, Prisma.Sql> = {
  ALL: Prisma.sql`true`,
  UNAPPROVED: Prisma.sql`(t."id" IS NULL OR ${oneOf('t."status"', unapprovedStatuses)})`,
  OVERDUE: Prisma.sql`t.overdue > 0`,
  CHANGES: Prisma.sql`t.changes > 0`,
  CHECKING: Prisma.sql`t.checking > 0`,
}

function lineOf(
  {
    agencyId,
    agencyName,
    since,
    id,
    due,
    approvedOn,
    items,
    done,
    late,
    overdue,
    soon,
    checking,
    changes,
    ...head
  }: Row,
  limit: { inForceOn: DateString | null; withinDays: number | null } | null,
): AgencyRoadmapLine {
  const missing = limit === null ? null : approvalDue(limit, since && dayOf(since))
  return {
    agencyId,
    agencyName,
    approvalDue: due ? dayOf(due) : id === null ? missing : null,
    map:
      id === null
        ? null
        : {
            id,
            kind: 'DEPARTMENTAL',
            ...head,
            agencyId,
            agencyName,
            approvalDue: due && dayOf(due),
            approvedOn: approvedOn && dayOf(approvedOn),
            progress: { items, done, late, overdue, soon, checking },
            changes,
          },
  }
}

/** Maps of the programme, with the states of their items. */
async function programmeMaps(ctx: QueryContext, today: DateString): Promise<RoadmapLine[]> {
  const maps = await ctx.tx.roadmap.findMany({
    where: {
      tenantId: ctx.tenantId,
      kind: 'PROGRAMME',
      ...(ctx.reach === 'all' ? {} : { status: { in: inForceOnceStatuses } }),
    },
    orderBy: [{ status: 'asc' }, { yearTo: 'desc' }, { id: 'asc' }],
    take: 20,
    select: {
      id: true,
      kind: true,
      title: true,
      basis: true,
      status: true,
      yearFrom: true,
      yearTo: true,
      approvedOn: true,
    },
  })
  const items = await countedItems(
    ctx.tx,
    ctx.tenantId,
    maps.map(({ id }) => id),
    today,
  )
  return maps.map(({ approvedOn, ...map }) => ({
    ...map,
    agencyId: null,
    agencyName: null,
    approvalDue: null,
    approvedOn: approvedOn && dayOf(approvedOn),
    changes: 0,
    progress: progressOf(items.filter(({ roadmapId }) => roadmapId === map.id).map(({ state }) => state.code)),
  }))
}

/**
 * Maps of the programme and, for a year, of every agency in reach – with none, too. The number of statements does not
 * grow with the agencies.
 */
export const listRoadmaps = defineQuery({
  operation: operations['roadmap.read'],
  run: async (ctx, input: { year: number | null; filter: AgencyFilterName; page: number }): Promise<RoadmapList> => {
    const { tx, tenantId, today } = ctx
    const programme = await programmeMaps(ctx, today)
    const spans = await tx.$queryRaw<{ yearFrom: number; yearTo: number }[]>`
      SELECT DISTINCT a."yearFrom", a."yearTo" FROM "Roadmap" a WHERE a."tenantId" = ${tenantId}::uuid
        AND a."agencyId" IS NOT NULL AND ${ownSql(ctx, Prisma.sql`a."agencyId"`)}`
    const thisYear = yearOf(today)
    const known = [
      ...new Set([
        thisYear,
        ...spans.flatMap(({ yearFrom, yearTo }) =>
          Array.from({ length: yearTo - yearFrom + 1 }, (_, i) => yearFrom + i),
        ),
      ]),
    ].sort((a, b) => b - a)
    const covered = spans.some(({ yearFrom, yearTo }) => yearFrom <= thisYear && thisYear <= yearTo)
    const year =
      input.year !== null && known.includes(input.year)
        ? input.year
        : covered || spans.length === 0
          ? thisYear
          : Math.max(...spans.map(({ yearTo }) => yearTo))
    const limits = await tx.roadmap.findFirst({
      where: {
        tenantId,
        kind: 'PROGRAMME',
        status: 'APPROVED',
        approveWithinDays: { not: null },
        yearFrom: { lte: year },
        yearTo: { gte: year },
      },
      orderBy: { yearFrom: 'desc' },
      select: { inForceOn: true, approveWithinDays: true },
    })
    const limit = limits && {
      inForceOn: limits.inForceOn && dayOf(limits.inForceOn),
      withinDays: limits.approveWithinDays,
    }
    const base = agencyMaps(ctx, year, today)
    const [tally] = await tx.$queryRaw<Record<AgencyFilterName, number>[]>`
      SELECT count(*)::int AS "ALL", count(*) FILTER (WHERE ${conditions.UNAPPROVED})::int AS "UNAPPROVED",
        count(*) FILTER (WHERE ${conditions.OVERDUE})::int AS "OVERDUE",
        count(*) FILTER (WHERE ${conditions.CHANGES})::int AS "CHANGES",
        count(*) FILTER (WHERE ${conditions.CHECKING})::int AS "CHECKING" FROM (${base}) t`
    const counts = tally ?? { ALL: 0, UNAPPROVED: 0, OVERDUE: 0, CHANGES: 0, CHECKING: 0 }
    const pages = pageCount(counts[input.filter], MAPS_PER_PAGE)
    const page = Math.min(Math.max(1, input.page), pages)
    const rows = await tx.$queryRaw<Row[]>`
      SELECT * FROM (${base}) t WHERE ${conditions[input.filter]}
      ORDER BY t.overdue DESC, (t."id" IS NULL), lower(t."agencyName"), t."agencyId"
        LIMIT ${MAPS_PER_PAGE} OFFSET ${(page - 1) * MAPS_PER_PAGE}`
    const waiting = ctx.can(operations['roadmap.accept'])
      ? await tx.roadmapPart.count({ where: { tenantId, status: 'SUBMITTED', item: { removedAt: null } } })
      : 0
    const loadable =
      ctx.can(operations['roadmap.load']) &&
      (await tx.roadmap.count({ where: { tenantId, templateKey: ACT_KEY } })) === 0 &&
      templateRoadmap(await programmeOf(tx, tenantId)) !== null
    return {
      programme,
      rows: rows.map((row) => lineOf(row, limit)),
      counts,
      page,
      pages,
      total: counts[input.filter],
      year,
      years: known,
      today,
      waiting,
      can: {
        load: loadable,
        create: ctx.can(operations['roadmap.create']),
        createProgramme: ctx.can(operations['roadmap.amend']),
      },
    }
  },
})
