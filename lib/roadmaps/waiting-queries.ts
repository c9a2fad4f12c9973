import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { ownSql } from '@/lib/platform/reach'
import { dayOf } from '@/lib/core/db-day'
import { pageCount } from '@/lib/core/pages'
import { partState, type State } from './rules'
import { operations } from './operations'

export const WAITING_PER_PAGE = 50

export type WaitingProof = { id: string; title: string; url: string | null; fileId: string | null }
export type WaitingPart = {
  id: string
  version: number
  bodyName: string
  number: string
  title: string
  result: string
  dueOn: DateString
  itemId: string
  mapId: string
  mapTitle: string
  submittedOn: DateString
  state: State
  proofs: WaitingProof[]
}
export type WaitingList = {
  rows: WaitingPart[]
  total: number
  page: number
  pages: number
  map: string
  maps: { id: string; title: string; n: number }[]
  can: { accept: boolean }
}

type Row = Omit<WaitingPart, 'dueOn' | 'submittedOn' | 'state' | 'proofs'> & { dueOn: Date; submittedOn: Date | null }

/** Parts handed in and not decided, in reach. */
const waiting = (ctx: QueryContext): Prisma.Sql => Prisma.sql`
  "RoadmapPart" p JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId" AND i."removedAt" IS NULL
  JOIN "Roadmap" m ON m."tenantId" = i."tenantId" AND m."id" = i."roadmapId"
  LEFT JOIN "Agency" a ON a."tenantId" = m."tenantId" AND a."id" = m."agencyId"
  WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."status" = 'SUBMITTED' AND ${ownSql(ctx)}`

/**
 * What is handed in and waits for a decision, of all maps or of one, the longest waiting first. Three statements
 * whatever their number.
 */
export const listWaitingParts = defineQuery({
  operation: operations['roadmap.read'],
  run: async (ctx, input: { map: string; page: number }): Promise<WaitingList> => {
    const { tx, tenantId, today } = ctx
    const maps = await tx.$queryRaw<{ id: string; title: string; n: number }[]>`
      SELECT m."id", coalesce(a."name", m."title") AS "title", count(*)::int AS n FROM ${waiting(ctx)}
      GROUP BY 1, 2, m."kind" ORDER BY m."kind", n DESC, 2, 1`
    const chosen = maps.find(({ id }) => id === input.map)
    const total = chosen?.n ?? maps.reduce((sum, { n }) => sum + n, 0)
    const pages = pageCount(total, WAITING_PER_PAGE)
    const page = Math.min(Math.max(1, input.page), pages)
    const rows = await tx.$queryRaw<Row[]>`
      SELECT p."id", p."version", p."bodyName", i."number", i."title", i."result", i."dueOn", i."id" AS "itemId",
        m."id" AS "mapId", m."title" AS "mapTitle", p."submittedOn"
      FROM ${waiting(ctx)} ${chosen ? Prisma.sql`AND m."id" = ${chosen.id}::uuid` : Prisma.empty}
      ORDER BY p."submittedAt", p."id" LIMIT ${WAITING_PER_PAGE} OFFSET ${(page - 1) * WAITING_PER_PAGE}`
    const proofs = await tx.roadmapProof.findMany({
      where: { tenantId, partId: { in: rows.map(({ id }) => id) }, handedAt: { not: null } },
      orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, partId: true, title: true, url: true, fileId: true },
    })
    return {
      total,
      page,
      pages,
      map: chosen?.id ?? '',
      maps,
      can: { accept: ctx.can(operations['roadmap.accept']) },
      rows: rows.map((row) => {
        const days = { dueOn: dayOf(row.dueOn), submittedOn: row.submittedOn ? dayOf(row.submittedOn) : today }
        return {
          ...row,
          ...days,
          state: partState({ status: 'SUBMITTED', submittedOn: days.submittedOn }, days.dueOn, today),
          proofs: proofs.filter(({ partId }) => partId === row.id).map(({ partId: _part, ...proof }) => proof),
        }
      }),
    }
  },
})
