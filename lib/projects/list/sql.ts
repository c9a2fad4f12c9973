import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'
import { lateProjectSql, measurementDueSql } from '../stages/late-where'
import type { ProjectFilter, ProjectSort } from './filter'
import { withAgencySql, reachSql } from '../state/scope'

type Context = Pick<QueryContext, 'tenantId' | 'reach' | 'actor'> & { today: string }
type Sql = Prisma.Sql

/** WHERE of a filter on "Project" p; the state is left out where states are counted. */
export function filterSql(ctx: Context, filter: ProjectFilter, withStatus = true): Sql {
  const { tenantId } = ctx
  const parts: Sql[] = []
  if (withStatus && filter.status) parts.push(Prisma.sql`p."status" = ${filter.status}::"ProjectStatus"`)
  if (filter.kind) parts.push(Prisma.sql`p."kind" = ${filter.kind}::"ProjectKind"`)
  if (filter.portfolio) parts.push(Prisma.sql`p."portfolioId" = ${filter.portfolio}::uuid`)
  if (filter.agency) {
    parts.push(
      withAgencySql(
        tenantId,
        Prisma.sql`IN (WITH RECURSIVE tree AS (
      SELECT ${filter.agency}::uuid AS id UNION SELECT a."id" FROM "Agency" a JOIN tree ON a."parentId" = tree.id
        WHERE a."tenantId" = ${tenantId}::uuid) SELECT id FROM tree)`,
      ),
    )
  }
  if (filter.year !== null) {
    parts.push(
      Prisma.sql`coalesce(p."startsOn", p."endsOn", p."createdAt"::date) <= ${`${filter.year}-12-31`}::date
      AND coalesce(p."endsOn", p."startsOn", p."createdAt"::date) >= ${`${filter.year}-01-01`}::date`,
    )
  }
  if (filter.late) parts.push(lateProjectSql('p', ctx.today))
  if (filter.measure) parts.push(measurementDueSql('p', ctx.today))
  if (filter.mine)
    parts.push(
      ctx.actor.personId
        ? Prisma.sql`(jsonb_exists(p."people", ${ctx.actor.personId}) OR p."createdBy" = ${ctx.actor.name})`
        : Prisma.sql`false`,
    )
  if (filter.q) parts.push(Prisma.sql`p."search" @@ (SELECT gemba_words(${filter.q}))`)
  const asked = parts.length > 0 ? Prisma.sql`AND ${Prisma.join(parts, ' AND ')}` : Prisma.empty
  return Prisma.sql`p."tenantId" = ${tenantId}::uuid ${reachSql(ctx)} ${asked}`
}

const keys: Record<ProjectSort, Sql> = {
  updated: Prisma.sql`p."updatedAt"`,
  number: Prisma.sql`p."number"`,
  title: Prisma.sql`p."title"`,
  agency: Prisma.sql`a."name"`,
  leader: Prisma.sql`p."leaderName"`,
  status: Prisma.sql`p."status"`,
  starts: Prisma.sql`p."startsOn"`,
  ends: Prisma.sql`p."endsOn"`,
}

/** ORDER BY that an index serves; those without a date come last either way. */
export function orderSql({ sort, desc, q }: ProjectFilter): Sql {
  if (sort === null && q)
    return Prisma.sql`ts_rank(p."search", (SELECT gemba_words(${q}))) DESC, p."updatedAt" DESC, p."id"`
  if (sort === null) return Prisma.sql`p."updatedAt" DESC, p."id"`
  if (sort === 'updated') return desc ? Prisma.sql`p."updatedAt" DESC, p."id"` : Prisma.sql`p."updatedAt", p."id" DESC`
  const nulls = (sort === 'starts' || sort === 'ends') && desc ? Prisma.sql`NULLS LAST` : Prisma.empty
  return Prisma.sql`${keys[sort]} ${desc ? Prisma.sql`DESC` : Prisma.sql`ASC`} ${nulls}, p."number"`
}

/** The agency's name only where the order needs it: it is joined to the page's own rows otherwise. */
export const sortJoin = ({ sort }: ProjectFilter): Sql =>
  sort === 'agency'
    ? Prisma.sql`JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"`
    : Prisma.empty

/** What a line shows, for projects whose ids come in the order of `chosen(id, place)`. */
export const lineSql = ({ tenantId, today }: Pick<Context, 'tenantId' | 'today'>, chosen: Sql): Sql => Prisma.sql`
  WITH chosen AS MATERIALIZED (${chosen})
  SELECT p."id", p."number", p."title", p."kind", p."leaderName" AS leader, p."status", p."stage", p."ground",
    p."updatedAt" AS updated,
    to_char(p."startsOn", 'YYYY-MM-DD') AS starts, to_char(p."endsOn", 'YYYY-MM-DD') AS ends, a."name" AS agency,
    f."title" AS portfolio,
    p."form" #>> ARRAY['stages', (p."stage" - 1)::text, 'title'] AS "stageTitle",
    to_char(s."dueTo", 'YYYY-MM-DD') AS "stageDue",
    ${lateProjectSql('p', today)} AS late
  FROM chosen c JOIN "Project" p ON p."tenantId" = ${tenantId}::uuid AND p."id" = c."id"
    JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
    LEFT JOIN "Portfolio" f ON f."tenantId" = p."tenantId" AND f."id" = p."portfolioId"
    LEFT JOIN "ProjectStage" s ON s."tenantId" = p."tenantId" AND s."projectId" = p."id" AND s."number" = p."stage"
      AND s."closedOn" IS NULL
  ORDER BY c.place`
