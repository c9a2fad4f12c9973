import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/platform/query'
import { pageCount } from '@/lib/core/pages'
import { operations } from '../operations'
import { PROCESSES_PER_PAGE, type ProcessFilter, type ProcessLine } from './filter'
import { filterSql, lineSql, orderSql, sortJoin } from './list-sql'
import type { ProcessStatusName } from './rules'

export type ProcessPage = {
  rows: ProcessLine[]
  total: number
  pages: number
  /** Processes in each state under the other conditions. */
  counts: Partial<Record<ProcessStatusName, number>>
  /** How many of those in the registries differ from what was approved, under the other conditions. */
  changed: number
  /** Agencies in reach that own processes, for the filter. */
  agencies: { id: string; name: string }[]
}

/** A page of processes with counts by state: two statements whatever the number of rows. */
export const listProcesses = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, filter: ProcessFilter): Promise<ProcessPage> => {
    const { tx, tenantId, reach } = ctx
    const rows = await tx.$queryRaw<ProcessLine[]>(
      lineSql(
        ctx,
        Prisma.sql`
      SELECT p."id", row_number() OVER (ORDER BY ${orderSql(filter)}) AS place FROM "Process" p ${sortJoin(filter)}
      WHERE ${filterSql(ctx, filter)} ORDER BY ${orderSql(filter)}
      LIMIT ${PROCESSES_PER_PAGE} OFFSET ${(filter.page - 1) * PROCESSES_PER_PAGE}`,
      ),
    )
    const within = reach === 'all' ? Prisma.empty : Prisma.sql`AND a."id" = ANY(${[...reach]}::uuid[])`
    const [beside] = await tx.$queryRaw<
      { counts: ProcessPage['counts'] | null; changed: number; agencies: ProcessPage['agencies'] | null }[]
    >`
      SELECT (SELECT jsonb_object_agg(n."status", n.count) FROM (
          SELECT p."status", count(*) FROM "Process" p WHERE ${filterSql(ctx, filter, false)} GROUP BY 1) n) AS counts,
        (SELECT count(*)::int FROM "Process" p
          WHERE ${filterSql(ctx, { ...filter, changed: true })}) AS changed,
        (SELECT jsonb_agg(jsonb_build_object('id', a."id", 'name', a."name") ORDER BY a."name") FROM "Agency" a
          WHERE a."tenantId" = ${tenantId}::uuid AND a."status" = 'ACTIVE' ${within}) AS agencies`
    const counts = beside?.counts ?? {}
    const total = filter.status ? (counts[filter.status] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0)
    return {
      rows,
      total,
      pages: pageCount(total, PROCESSES_PER_PAGE),
      counts,
      changed: beside?.changed ?? 0,
      agencies: beside?.agencies ?? [],
    }
  },
})

/** Every process that a filter shows, in its order, for a table file. */
export const exportProcesses = defineQuery({
  operation: operations['process.read'],
  run: (ctx, filter: ProcessFilter): Promise<ProcessLine[]> =>
    ctx.tx.$queryRaw<ProcessLine[]>(
      lineSql(
        ctx,
        Prisma.sql`
      SELECT p."id", row_number() OVER (ORDER BY ${orderSql(filter)}) AS place FROM "Process" p ${sortJoin(filter)}
      WHERE ${filterSql(ctx, filter)}`,
      ),
    ),
})
