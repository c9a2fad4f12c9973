import 'server-only'
import { notFound } from 'next/navigation'
import { instantToDate, type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { containing } from '@/lib/core/like'
import { pageCount } from '@/lib/core/pages'
import { rollUp, type CellLevel, type ToolLevel, type UnitLevel } from './rules'
import { actTools } from './template'
import { programmeOf } from '@/lib/programme/queries'
import type { ToolLine, VisitLine, VisitView, VisitDocument } from './view'
import { operations as fileOperations } from '@/lib/files/operations'
import { operations } from './operations'

export const TOOLS_PER_PAGE = 50
type Claim = UnitLevel & { agencyId: string; tool: string; id: string | null; version: number }

const toolLine = ({
  key,
  title,
  hint,
  fromAct,
  retiredOn,
  version,
}: {
  key: string
  title: string
  hint: string
  fromAct: boolean
  retiredOn: Date | null
  version: number
}): ToolLine => ({ key, title, hint, fromAct, retired: retiredOn !== null, version })

/** What some agencies say of every tool and unit, with what the last visit saw there: one statement. */
async function claimsOf(
  { tx, tenantId }: Pick<QueryContext, 'tx' | 'tenantId'>,
  agencyIds: readonly string[],
): Promise<Claim[]> {
  if (agencyIds.length === 0) return []
  const rows = await tx.$queryRaw<
    (Omit<Claim, 'level' | 'changedAfter' | 'version'> & {
      level: ToolLevel
      updatedAt: Date | null
      seenAt: Date | null
      version: number
    })[]
  >`
    WITH seen AS (
      SELECT DISTINCT ON (v."agencyId", f."tool", f."unit") v."agencyId", f."tool", f."unit", f."seen",
        v."visitedOn", v."at"
      FROM "ToolFinding" f JOIN "ToolVisit" v ON v."tenantId" = f."tenantId" AND v."id" = f."visitId"
        AND v."withdrawnAt" IS NULL
      WHERE f."tenantId" = ${tenantId}::uuid AND v."agencyId" = ANY(${[...agencyIds]}::uuid[])
      ORDER BY v."agencyId", f."tool", f."unit", v."visitedOn" DESC, v."at" DESC),
    said AS (SELECT * FROM "ToolAdoption" WHERE "tenantId" = ${tenantId}::uuid
    AND "agencyId" = ANY(${[...agencyIds]}::uuid[]))
    SELECT coalesce(a."agencyId", s."agencyId") AS "agencyId", coalesce(a."tool", s."tool") AS tool,
      coalesce(a."unit", s."unit") AS unit, a."id", coalesce(a."version", 0) AS version,
      coalesce(a."level", 'NOT_BEGUN')::text AS level, coalesce(a."since", s."visitedOn")::text AS since,
      s."seen"::text AS seen, s."visitedOn"::text AS "seenOn", a."updatedAt", s."at" AS "seenAt"
    FROM said a FULL JOIN seen s ON s."agencyId" = a."agencyId" AND s."tool" = a."tool" AND s."unit" = a."unit"
    ORDER BY 1, 2, 3`
  return rows.map(({ updatedAt, seenAt, ...row }) => ({
    ...row,
    changedAfter: updatedAt !== null && seenAt !== null && updatedAt > seenAt,
  }))
}

export type MatrixRow = {
  agencyId: string
  name: string
  cells: Record<string, CellLevel>
  lastVisitOn: DateString | null
  differences: number
}
export type ToolMatrix = {
  tools: ToolLine[]
  rows: MatrixRow[]
  total: number
  page: number
  pages: number
  actSays: boolean
  can: { list: boolean; visit: boolean; edit: boolean }
}

/** Agencies × tools, a page at a time: four statements whatever the number of agencies. */
export const listTools = defineQuery({
  operation: operations['tool.read'],
  run: async (ctx, input: { q?: string; differing?: boolean; page?: number }): Promise<ToolMatrix> => {
    const { tx, tenantId } = ctx
    const tools = (await tx.tool.findMany({ where: { tenantId, retiredOn: null }, orderBy: { position: 'asc' } })).map(
      toolLine,
    )
    const reach = ctx.reach === 'all' ? null : [...ctx.reach]
    const like = containing(input.q ?? '')
    const wanted = Math.min(10_000, Math.max(1, input.page ?? 1))
    const agencies = await tx.$queryRaw<{ id: string; name: string; lastVisitOn: string | null; total: bigint }[]>`
      SELECT a."id", a."name", (SELECT max(v."visitedOn")::text FROM "ToolVisit" v WHERE v."tenantId" = a."tenantId"
        AND v."agencyId" = a."id" AND v."withdrawnAt" IS NULL) AS "lastVisitOn", count(*) OVER () AS total
      FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid AND a."status" = 'ACTIVE'
        AND (${reach === null} OR a."id" = ANY(${reach ?? []}::uuid[])) AND a."name" ILIKE ${like}
        AND (${input.differing !== true} OR EXISTS (
          SELECT 1 FROM "ToolFinding" f JOIN "ToolVisit" v ON v."tenantId" = f."tenantId" AND v."id" = f."visitId"
            AND v."agencyId" = a."id" AND v."withdrawnAt" IS NULL
          LEFT JOIN "ToolAdoption" o ON o."tenantId" = f."tenantId" AND o."agencyId" = a."id" AND o."tool" = f."tool"
            AND o."unit" = f."unit"
          WHERE f."tenantId" = a."tenantId" AND f."seen" <> coalesce(o."level", 'NOT_BEGUN')
            AND (o."updatedAt" IS NULL OR o."updatedAt" <= v."at")
            AND NOT EXISTS (SELECT 1 FROM "ToolFinding" g JOIN "ToolVisit" w ON w."tenantId" = g."tenantId"
              AND w."id" = g."visitId" AND w."withdrawnAt" IS NULL
              WHERE g."tenantId" = f."tenantId" AND w."agencyId" = a."id" AND g."tool" = f."tool"
                AND g."unit" = f."unit" AND (w."visitedOn", w."at") > (v."visitedOn", v."at"))))
      ORDER BY a."name", a."id" LIMIT ${TOOLS_PER_PAGE} OFFSET ${(wanted - 1) * TOOLS_PER_PAGE}`
    const claims = await claimsOf(
      ctx,
      agencies.map(({ id }) => id),
    )
    const byCell = Map.groupBy(claims, ({ agencyId, tool }) => `${agencyId} ${tool}`)
    const rows = agencies.map(({ id, name, lastVisitOn }): MatrixRow => {
      const cells = Object.fromEntries(tools.map(({ key }) => [key, rollUp(byCell.get(`${id} ${key}`) ?? [])]))
      return {
        agencyId: id,
        name,
        lastVisitOn,
        cells,
        differences: Object.values(cells).filter(({ differs }) => differs).length,
      }
    })
    const total = Number(agencies[0]?.total ?? 0)
    return {
      tools,
      rows,
      total,
      page: wanted,
      pages: pageCount(total, TOOLS_PER_PAGE),
      actSays: tools.length === 0 && actTools(await programmeOf(tx, tenantId)).length > 0,
      can: {
        list: ctx.can(operations['tool.list']),
        visit: ctx.can(operations['tool.visit']),
        edit: ctx.can(operations['tool.edit']),
      },
    }
  },
})

export type AdoptionEvent = {
  id: string
  tool: string
  unit: string
  fromLevel: ToolLevel | null
  level: ToolLevel
  since: DateString
  file: { id: string; name: string } | null
  url: string | null
  note: string
  byName: string
  at: Date
}
export type AgencyTools = {
  agency: { id: string; name: string; active: boolean }
  tools: ToolLine[]
  claims: Claim[]
  units: string[]
  events: AdoptionEvent[]
  visits: VisitLine[]
  today: DateString
  can: { edit: boolean; visit: boolean }
  uploadFor: string | null
}

/** One agency: every tool by unit, its history and visits. Five statements. */
export const getAgencyTools = defineQuery({
  operation: operations['tool.read'],
  run: async (ctx, input: { id: string }): Promise<AgencyTools> => {
    const { tx, tenantId } = ctx
    const { agencyId: inReach } = ctx.agencyWhere()
    const agency = isUuid(input.id)
      ? await tx.agency.findFirst({
          where: { AND: [{ tenantId, id: input.id }, inReach ? { id: inReach } : {}] },
          select: { id: true, name: true, status: true },
        })
      : null
    if (!agency) return notFound()
    const tools = (await tx.tool.findMany({ where: { tenantId }, orderBy: { position: 'asc' } })).map(toolLine)
    const claims = await claimsOf(ctx, [agency.id])
    const events = await tx.toolAdoptionEvent.findMany({
      where: { tenantId, adoption: { agencyId: agency.id } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 200,
      include: { file: { select: { id: true, name: true } }, adoption: { select: { tool: true, unit: true } } },
    })
    const visits = await tx.toolVisit.findMany({
      where: { tenantId, agencyId: agency.id },
      orderBy: [{ visitedOn: 'desc' }, { number: 'desc' }],
      take: 50,
      include: { findings: { select: { claimed: true, seen: true } } },
    })
    const active = agency.status === 'ACTIVE'
    return {
      agency: { id: agency.id, name: agency.name, active },
      tools,
      claims: claims.filter(({ tool }) => tools.some(({ key, retired }) => key === tool && !retired)),
      units: [...new Set(claims.map(({ unit }) => unit).filter(Boolean))].sort(),
      events: events.map(({ id, fromLevel, level, since, file, url, note, byName, at, adoption }) => ({
        id,
        ...adoption,
        fromLevel,
        level,
        since: dayOf(since),
        file,
        url,
        note,
        byName,
        at,
      })),
      visits: visits.map(({ id, number, visitedOn, visitors, conclusion, withdrawnAt, findings }) => ({
        id,
        number,
        visitedOn: dayOf(visitedOn),
        visitors,
        conclusion,
        withdrawn: withdrawnAt !== null,
        tools: findings.length,
        differences: findings.filter(({ claimed, seen }) => claimed !== seen).length,
      })),
      today: ctx.today,
      can: {
        edit: active && ctx.can(operations['tool.edit'], agency.id),
        visit: active && ctx.can(operations['tool.visit'], agency.id),
      },
      uploadFor: ctx.can(fileOperations['file.upload'], agency.id) ? agency.id : null,
    }
  },
})

async function visitOf(ctx: QueryContext, id: string): Promise<VisitView> {
  const row = isUuid(id)
    ? await ctx.tx.toolVisit.findFirst({
        where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
        include: {
          agency: { select: { id: true, name: true } },
          file: { select: { id: true, name: true } },
          findings: { include: { toolRow: { select: { title: true, position: true } } } },
        },
      })
    : null
  if (!row) return notFound()
  return {
    id: row.id,
    number: row.number,
    agency: row.agency,
    visitedOn: dayOf(row.visitedOn),
    visitors: row.visitors,
    hosts: row.hosts,
    conclusion: row.conclusion,
    file: row.file,
    byName: row.byName,
    at: row.at,
    withdrawn: row.withdrawnAt
      ? {
          by: row.withdrawnBy ?? '',
          reason: row.withdrawnReason ?? '',
          on: instantToDate(ctx.actor.tenant.timeZone, row.withdrawnAt),
        }
      : null,
    findings: row.findings
      .sort((a, b) => a.toolRow.position - b.toolRow.position || a.unit.localeCompare(b.unit, 'ru'))
      .map(({ tool, toolRow, unit, claimed, seen, remark }) => ({
        tool,
        title: toolRow.title,
        unit,
        claimed,
        seen,
        remark,
      })),
    version: row.version,
    canWithdraw: row.withdrawnAt === null && ctx.can(operations['tool.visit'], row.agencyId),
  }
}

/** A visit sheet. */
export const getVisit = defineQuery({
  operation: operations['tool.read'],
  run: (ctx, input: { id: string }): Promise<VisitView> => visitOf(ctx, input.id),
})
export const getVisitDocument = defineQuery({
  operation: operations['tool.read'],
  run: async (ctx, input: { id: string }): Promise<VisitDocument> => {
    const { name, programme, isDemo, timeZone } = ctx.actor.tenant
    return { ...(await visitOf(ctx, input.id)), tenantName: name, programme, isDemo, timeZone, printedAt: ctx.now }
  },
})

/** The programme's list with what was taken out of it. */
export const getToolList = defineQuery({
  operation: operations['tool.read'],
  run: async (ctx, _input: Record<never, never>): Promise<{ tools: ToolLine[]; canList: boolean }> => ({
    tools: (await ctx.tx.tool.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { position: 'asc' } })).map(
      toolLine,
    ),
    canList: ctx.can(operations['tool.list']),
  }),
})

export type ToolExportRow = {
  agency: string
  tool: string
  unit: string
  level: ToolLevel
  since: DateString
  seen: ToolLevel | null
  seenOn: DateString | null
}
/** Every level of every agency in reach, for a table file: three statements. */
export const exportTools = defineQuery({
  operation: operations['tool.read'],
  run: async (ctx, _input: Record<never, never>): Promise<ToolExportRow[]> => {
    const { tx, tenantId } = ctx
    const { agencyId: inReach } = ctx.agencyWhere()
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(inReach ? { id: inReach } : {}) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const tools = await tx.tool.findMany({
      where: { tenantId, retiredOn: null },
      orderBy: { position: 'asc' },
      select: { key: true, title: true },
    })
    const claims = await claimsOf(
      ctx,
      agencies.map(({ id }) => id),
    )
    const byCell = Map.groupBy(claims, ({ agencyId, tool }) => `${agencyId} ${tool}`)
    return agencies.flatMap(({ id, name }) =>
      tools.flatMap(({ key, title }) => {
        const own = byCell.get(`${id} ${key}`) ?? []
        const none: Pick<Claim, 'unit' | 'level' | 'since' | 'seen' | 'seenOn'> = {
          unit: '',
          level: 'NOT_BEGUN',
          since: '',
          seen: null,
          seenOn: null,
        }
        return (own.length > 0 ? own : [none]).map(({ unit, level, since, seen, seenOn }) => ({
          agency: name,
          tool: title,
          unit,
          level,
          since,
          seen,
          seenOn,
        }))
      }),
    )
  },
})
