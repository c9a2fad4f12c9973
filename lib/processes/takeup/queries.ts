import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import type { DateString } from '@/lib/core/dates'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import type { TakeupFacts } from './takeup'

type Row = Omit<TakeupFacts, 'registry'> & {
  number: number | null
  act: string | null
  on: DateString | null
  first: DateString | null
}

/** What stands in the registry of an agency that speaks of its tools, in one statement. */
export const getTakeup = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { agencyId }: { agencyId: string }): Promise<TakeupFacts> => {
    if (!isUuid(agencyId) || !ctx.can(operations['process.read'], agencyId)) notFound()
    if ((await ctx.tx.agency.count({ where: { tenantId: ctx.tenantId, id: agencyId } })) === 0) notFound()
    const [row] = await ctx.tx.$queryRaw<Row[]>`
      WITH own AS (
        SELECT p."id", cardinality(p."inputs") > 0 AND cardinality(p."outputs") > 0 AS "told",
          EXISTS (SELECT 1 FROM "ProcessMap" m
            JOIN "ProcessStep" s ON s."tenantId" = m."tenantId" AND s."mapId" = m."id" AND s."removedAt" IS NULL
            WHERE m."tenantId" = p."tenantId" AND m."processId" = p."id") AS "steps"
        FROM "Process" p
        WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."agencyId" = ${agencyId}::uuid AND p."status" = 'ACTIVE'
      ), acts AS (
        SELECT * FROM "RegistryVersion" v
        WHERE v."tenantId" = ${ctx.tenantId}::uuid AND v."agencyId" = ${agencyId}::uuid
      ), standards AS (
        SELECT s."effectiveOn" FROM "ProcessStandard" s JOIN own ON own."id" = s."processId"
        WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'APPROVED' AND s."effectiveOn" <= ${ctx.today}::date
      )
      SELECT (SELECT count(*)::int FROM own) AS "processes",
        (SELECT count(*)::int FROM own WHERE "steps") AS "mapped",
        (SELECT count(*)::int FROM own WHERE "steps" AND "told") AS "described",
        EXISTS (SELECT 1 FROM acts WHERE "kind" = 'ORDER') AS "order",
        (SELECT count(*)::int FROM standards) AS "standards",
        (SELECT to_char(min("effectiveOn"), 'YYYY-MM-DD') FROM standards) AS "standardOn",
        (SELECT to_char(min("actOn"), 'YYYY-MM-DD') FROM acts WHERE "kind" = 'REGISTRY') AS "first",
        last."number", last."act", last."on"
      FROM (SELECT 1) one LEFT JOIN LATERAL (
        SELECT "number", "actTitle" || ' № ' || "actNumber" AS "act", to_char("actOn", 'YYYY-MM-DD') AS "on"
        FROM acts WHERE "kind" = 'REGISTRY' ORDER BY "number" DESC LIMIT 1) last ON true`
    if (!row) notFound()
    const { number, act, on, first, ...facts } = row
    return {
      ...facts,
      registry: number !== null && act !== null && on !== null && first !== null ? { number, act, on, first } : null,
    }
  },
})
