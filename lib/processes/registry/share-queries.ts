import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { shareLine, type ShareLine } from './share'

export type ReengineeredLine = { id: string; code: string; name: string; agencyId: string; on: DateString }
export type ShareView = {
  year: number
  total: ShareLine
  agencies: (ShareLine & { id: string; name: string; reengineered: ReengineeredLine[] })[]
}

/**
 * Which part of the processes of the approved registries was reengineered in a year (Kuzbass 1.1), by participant: of
 * the very records that the plan counts.
 */
export const getReengineeredShare = defineQuery({
  operation: operations['process.read'],
  run: async ({ tx, tenantId, reach }, { year }: { year: number }): Promise<ShareView> => {
    const scope = reach === 'all' ? Prisma.empty : Prisma.sql`AND f."agencyId" = ANY(${[...reach]}::uuid[])`
    const [from, to] = [`${year}-01-01`, `${year}-12-31`]
    const whole = await tx.$queryRaw<{ id: string; name: string; registered: number }[]>`
      SELECT a."id"::text, a."name", count(*)::int AS "registered"
      FROM "FactRecord" f JOIN "Agency" a ON a."tenantId" = f."tenantId" AND a."id" = f."agencyId"
      WHERE f."tenantId" = ${tenantId}::uuid AND f."source" = 'PROCESSES_REGISTERED' AND f."on" <= ${to}::date ${scope}
      GROUP BY a."tenantId", a."id" ORDER BY a."name"`
    const done = await tx.$queryRaw<ReengineeredLine[]>`
      SELECT p."id"::text, p."code", p."name", f."agencyId"::text, to_char(f."on", 'YYYY-MM-DD') AS "on"
      FROM "FactRecord" f JOIN "Process" p ON p."tenantId" = f."tenantId" AND p."id" = f."recordId"
      WHERE f."tenantId" = ${tenantId}::uuid AND f."source" = 'PROCESSES_REENGINEERED'
        AND f."on" BETWEEN ${from}::date AND ${to}::date ${scope}
      ORDER BY f."on", p."code", p."id"`
    const agencies = whole.map(({ id, name, registered }) => {
      const reengineered = done.filter(({ agencyId }) => agencyId === id)
      return { id, name, reengineered, ...shareLine(reengineered.length, registered) }
    })
    const sum = (of: (line: ShareLine) => number) => agencies.reduce((all, line) => all + of(line), 0)
    return {
      year,
      total: shareLine(
        sum(({ done: n }) => n),
        sum(({ registered }) => registered),
      ),
      agencies,
    }
  },
})
