import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'
import type { ProcessFilter, ProcessSort } from './filter'
import { reachSql } from './scope'

type Context = Pick<QueryContext, 'tenantId' | 'reach'>
type Sql = Prisma.Sql

/** WHERE of a filter on "Process" p; the state is left out where states are counted. */
export function filterSql(ctx: Context, filter: ProcessFilter, withStatus = true): Sql {
  const { tenantId } = ctx
  const parts: Sql[] = []
  if (withStatus && filter.status) parts.push(Prisma.sql`p."status" = ${filter.status}::"ProcessStatus"`)
  if (filter.kind) parts.push(Prisma.sql`p."kind" = ${filter.kind}::"ProcessKind"`)
  if (filter.group) parts.push(Prisma.sql`p."group" = ${filter.group}`)
  if (filter.changed) parts.push(Prisma.sql`p."changedAt" IS NOT NULL`)
  if (filter.agency) {
    const among = Prisma.sql`IN (WITH RECURSIVE tree AS (
      SELECT ${filter.agency}::uuid AS id UNION SELECT a."id" FROM "Agency" a JOIN tree ON a."parentId" = tree.id
        WHERE a."tenantId" = ${tenantId}::uuid) SELECT id FROM tree)`
    parts.push(Prisma.sql`(p."agencyId" ${among} OR p."id" IN (SELECT r."processId" FROM "ProcessParticipant" r
      WHERE r."tenantId" = ${tenantId}::uuid AND r."agencyId" ${among}))`)
  }
  if (filter.q) parts.push(Prisma.sql`p."search" @@ (SELECT gemba_words(${filter.q}))`)
  const asked = parts.length > 0 ? Prisma.sql`AND ${Prisma.join(parts, ' AND ')}` : Prisma.empty
  return Prisma.sql`p."tenantId" = ${tenantId}::uuid ${reachSql(ctx)} ${asked}`
}

const keys: Record<ProcessSort, Sql> = {
  code: Prisma.sql`p."code"`,
  name: Prisma.sql`p."name"`,
  agency: Prisma.sql`a."name"`,
  runs: Prisma.sql`p."runsPerYear"`,
  updated: Prisma.sql`p."updatedAt"`,
}

/** ORDER BY; those without a number come last either way. */
export function orderSql({ sort, desc, q }: ProcessFilter): Sql {
  if (sort === null && q)
    return Prisma.sql`ts_rank(p."search", (SELECT gemba_words(${q}))) DESC, p."updatedAt" DESC, p."id"`
  if (sort === null) return Prisma.sql`p."updatedAt" DESC, p."id"`
  const way = desc ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return Prisma.sql`${keys[sort]} ${way} ${sort === 'runs' ? Prisma.sql`NULLS LAST` : Prisma.empty}, p."id"`
}

/** The agency's name only where the order needs it: it is joined to the page's own rows otherwise. */
export const sortJoin = ({ sort }: ProcessFilter): Sql =>
  sort === 'agency'
    ? Prisma.sql`JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"`
    : Prisma.empty

/** What a line shows, for processes whose ids come in the order of `chosen(id, place)`. */
export const lineSql = ({ tenantId }: Pick<Context, 'tenantId'>, chosen: Sql): Sql => Prisma.sql`
  WITH chosen AS MATERIALIZED (${chosen})
  SELECT p."id", p."code", p."name", p."kind", p."group", p."agencyId", p."representative", p."runsPerYear",
    p."status", p."changedAt" IS NOT NULL AS changed, p."updatedAt" AS updated, a."name" AS agency, u."name" AS unit
  FROM chosen c JOIN "Process" p ON p."tenantId" = ${tenantId}::uuid AND p."id" = c."id"
    JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
    LEFT JOIN "Unit" u ON u."tenantId" = p."tenantId" AND u."id" = p."unitId"
  ORDER BY c.place`
