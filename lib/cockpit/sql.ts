import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { serverModules } from '@/lib/modules.server'
import type { AgencyYearsAsked, CockpitAsked } from '@/lib/platform/module'

/** A module's name as a column: they come from lib/modules.ts alone. */
const named = (name: string): Prisma.Sql => Prisma.raw(`"of_${name}"`)
const list = (parts: readonly Prisma.Sql[], before: string): Prisma.Sql =>
  parts.length === 0 ? Prisma.empty : Prisma.sql`${Prisma.raw(before)}${Prisma.join([...parts], before)}`

/**
 * Every agency that was there in the year, with a jsonb of what each module knows of it (of_‹module›; null – nothing):
 * one statement, each module's piece read once and joined by equality alone, however many agencies there are.
 */
export function factsSql(asked: CockpitAsked): Prisma.Sql {
  const { tenantId, year, only } = asked
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const mine = only === null ? Prisma.empty : Prisma.sql`AND a."id" = ANY(${[...only]}::uuid[])`
  const pieces = serverModules.flatMap(({ module, server }) => {
    const piece = server.cockpit?.agencies?.(asked)
    return piece ? [{ name: named(module.name), piece }] : []
  })
  return Prisma.sql`
  WITH a AS MATERIALIZED (
    SELECT a."id", a."parentId", a."name", a."kind", a."slug", a."status", a."until", a."since", m."name" AS successor
    FROM "Agency" a LEFT JOIN "Agency" m ON m."tenantId" = a."tenantId" AND m."id" = a."mergedIntoId"
    WHERE a."tenantId" = ${tenantId}::uuid ${mine} AND (a."status" = 'ACTIVE' OR a."until" >= ${first}::date)
      AND (a."since" IS NULL OR a."since" <= ${last}::date)
  )
  SELECT a."id", a."parentId", a."name", a."kind", a."slug", CASE WHEN a."status" <> 'ACTIVE'
    THEN to_char(a."until", 'YYYY-MM-DD') END AS "until", a.successor, to_char(a."since", 'YYYY-MM-DD') AS "since"
    ${list(
      pieces.map(({ name }) => Prisma.sql`to_jsonb(${name}) AS ${name}`),
      ', ',
    )}
  FROM a ${list(
    pieces.map(({ name, piece }) => Prisma.sql`(${piece}) ${name} ON ${name}."agencyId" = a."id"`),
    ' LEFT JOIN ',
  )}
  ORDER BY lower(a."name"), a."id"`
}

/** What the programme has at all, module by module (of_‹module›), and its first year with figures: one row. */
export function programmeSql(asked: CockpitAsked): Prisma.Sql {
  const pieces = serverModules.flatMap(({ module, server }) => {
    const piece = server.cockpit?.programme?.(asked)
    return piece ? [Prisma.sql`(${piece}) AS ${named(module.name)}`] : []
  })
  const first = serverModules.flatMap(({ server }) => {
    const piece = server.cockpit?.firstYear?.(asked)
    return piece ? [Prisma.sql`(${piece})`] : []
  })
  return Prisma.sql`SELECT least(${Prisma.join(first)}) AS "firstYear"${list(pieces, ', ')}`
}

/** The years from–to of an agency, the newest first, with what each module knows of each: one statement. */
export function agencyYearsSql(asked: AgencyYearsAsked): Prisma.Sql {
  const pieces = serverModules.flatMap(({ module, server }) =>
    server.yearColumns ? [{ name: named(module.name), piece: server.yearColumns.years(asked) }] : [],
  )
  return Prisma.sql`
  SELECT y."year"${list(
    pieces.map(({ name }) => Prisma.sql`to_jsonb(${name}) AS ${name}`),
    ', ',
  )}
  FROM generate_series(${asked.from}::int, ${asked.to}::int) AS y("year") ${list(
    pieces.map(({ name, piece }) => Prisma.sql`(${piece}) ${name} ON ${name}."year" = y."year"`),
    ' LEFT JOIN ',
  )}
  ORDER BY 1 DESC`
}
