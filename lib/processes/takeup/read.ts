import 'server-only'
import type { ToolSign } from '@/lib/core/agency-part'
import type { DateString } from '@/lib/core/dates'
import type { QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { signsOf, type processTools, type TakeupFacts } from './takeup'

type Row = Omit<TakeupFacts, 'registry'> & {
  number: number | null
  act: string | null
  on: DateString | null
  first: DateString | null
}

/** What stands in the registry of an agency that speaks of its tools, in one statement. */
export async function readTakeup(
  { tx, tenantId, today }: Pick<QueryContext, 'tx' | 'tenantId' | 'today'>,
  agencyId: string,
): Promise<TakeupFacts> {
  const [row] = await tx.$queryRaw<Row[]>`
      WITH own AS (
        SELECT p."id", cardinality(p."inputs") > 0 AND cardinality(p."outputs") > 0 AS "told",
          EXISTS (SELECT 1 FROM "ProcessMap" m
            JOIN "ProcessStep" s ON s."tenantId" = m."tenantId" AND s."mapId" = m."id" AND s."removedAt" IS NULL
            WHERE m."tenantId" = p."tenantId" AND m."processId" = p."id") AS "steps"
        FROM "Process" p
        WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ${agencyId}::uuid AND p."status" = 'ACTIVE'
      ), acts AS (
        SELECT * FROM "RegistryVersion" v
        WHERE v."tenantId" = ${tenantId}::uuid AND v."agencyId" = ${agencyId}::uuid
      ), standards AS (
        SELECT s."effectiveOn" FROM "ProcessStandard" s JOIN own ON own."id" = s."processId"
        WHERE s."tenantId" = ${tenantId}::uuid AND s."status" = 'APPROVED' AND s."effectiveOn" <= ${today}::date
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
  if (!row) throw new Error('one row is always told')
  const { number, act, on, first, ...facts } = row
  return {
    ...facts,
    registry: number !== null && act !== null && on !== null && first !== null ? { number, act, on, first } : null,
  }
}

type Sign = (ctx: QueryContext, agencyId: string) => Promise<ToolSign | null>

const hrefs: Record<keyof typeof processTools, (agencyId: string) => string> = {
  registry: (id) => `office/processes/registry/${id}`,
  mapping: (id) => `office/processes/registry/${id}`,
  description: (id) => `office/processes/registry/${id}`,
  standard: () => 'office/processes/standards',
}

/** What the records say of a tool, to whoever may read them. */
const signOf =
  (key: keyof typeof processTools): Sign =>
  async (ctx, agencyId) => {
    if (!ctx.can(operations['process.read'], agencyId)) return null
    const told = signsOf[key](await readTakeup(ctx, agencyId))
    return told && { ...told, href: hrefs[key](agencyId) }
  }

export const processSigns = {
  registry: signOf('registry'),
  mapping: signOf('mapping'),
  description: signOf('description'),
  standard: signOf('standard'),
} satisfies Record<keyof typeof processTools, Sign>
