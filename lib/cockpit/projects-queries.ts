import 'server-only'
import { yearOf, type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/platform/query'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import { pageCount } from '@/lib/core/pages'
import { countedSql, lateStagesSql } from '@/lib/projects/stages/cell'
import { runningSql } from '@/lib/projects/stages/late-where'
import { operations } from './operations'

export const CELL_PROJECTS_PER_PAGE = 50

export type CellProject = {
  id: string
  number: number
  title: string
  status: ProjectStatus
  endsOn: DateString | null
  closedOn: DateString | null
  /** Since when a stage of it is late. */
  lateSince: DateString | null
}
export type CellProjects = {
  agency: { id: string; name: string }
  year: number
  current: boolean
  rows: CellProject[]
  total: number
  late: number
  page: number
  pages: number
  today: DateString
  /** Others' projects that go on and in which it takes part. */
  takesPart: number
}

/**
 * The projects that the cell «Проекты» counts: the agency's own that go on – or, of a past year, its own that were
 * closed in it (the plan's fact PROJECTS_FINISHED). Null when the agency is not the actor's to see. Three statements.
 */
export const getCellProjects = defineQuery({
  operation: operations['cockpit.read'],
  run: async (ctx, input: { id: string; year: number | null; page: number }): Promise<CellProjects | null> => {
    const { tx, tenantId } = ctx
    if (!isUuid(input.id) || !ctx.can(operations['cockpit.read'], input.id)) return null
    const agency = await tx.agency.findFirst({ where: { tenantId, id: input.id }, select: { id: true, name: true } })
    if (!agency) return null
    const today = ctx.today
    const year = input.year ?? yearOf(today)
    const current = year === yearOf(today)
    const counted = current
      ? countedSql
      : Prisma.sql`EXISTS (
      SELECT 1 FROM "FactRecord" f WHERE f."tenantId" = o."tenantId" AND f."source" = 'PROJECTS_FINISHED'
        AND f."recordId" = o."id" AND f."on" BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date)`
    const from = Prisma.sql`FROM "Project" o
    LEFT JOIN (${lateStagesSql(tenantId, today)}) late ON late."projectId" = o."id" AND ${current}
    WHERE o."tenantId" = ${tenantId}::uuid AND o."agencyId" = ${agency.id}::uuid AND ${counted}`
    const [sums] = await tx.$queryRaw<{ total: number; late: number; takesPart: number }[]>`
      SELECT count(*)::int AS total, count(late.due)::int AS late,
        (SELECT count(*)::int FROM "ProjectParticipant" r JOIN "Project" p ON p."tenantId" = r."tenantId"
          AND p."id" = r."projectId" AND p."agencyId" <> r."agencyId" AND ${runningSql('p')}
          WHERE r."tenantId" = ${tenantId}::uuid AND r."agencyId" = ${agency.id}::uuid) AS "takesPart" ${from}`
    const { total, late, takesPart } = sums ?? { total: 0, late: 0, takesPart: 0 }
    const pages = pageCount(total, CELL_PROJECTS_PER_PAGE)
    const page = Math.min(Math.max(1, input.page), pages)
    const rows = await tx.$queryRaw<CellProject[]>`
      SELECT o."id", o."number", o."title", o."status"::text AS "status", to_char(o."endsOn", 'YYYY-MM-DD') AS "endsOn",
        to_char(o."closedOn", 'YYYY-MM-DD') AS "closedOn", to_char(late.due, 'YYYY-MM-DD') AS "lateSince"
      ${from} ORDER BY late.due NULLS LAST, o."closedOn", o."endsOn" NULLS LAST, o."number"
      LIMIT ${CELL_PROJECTS_PER_PAGE} OFFSET ${(page - 1) * CELL_PROJECTS_PER_PAGE}`
    return { agency, year, current, rows, total, late, page, pages, today, takesPart }
  },
})
