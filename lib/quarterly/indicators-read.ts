import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { toDecimalString, parseDecimal } from '@/lib/core/decimal'
import type { Quarter } from '@/lib/core/quarters'
import type { Tx } from '@/lib/platform/db'
import type { IndicatorLine } from './facts'

type Row = {
  id: string; number: string; title: string; unit: string; comparison: string; target: string | null; quarterValue: string | null; yearValue: string | null; typed: boolean
}
type Where = { tenantId: string; agencyId: string; agencyIds: readonly string[]; quarter: Quarter; asOf: DateString }

const plain = (text: string | null): string | null => {
  const value = text === null ? undefined : parseDecimal(text)
  return value ? toDecimalString(value) : null
}

/**
 * The plan's indicators of each participant: target of the year, fact of the quarter and since the year's beginning – counted from the
 * portal's records, or typed in. Those made by a formula are the plan's own business and stand here without a fact. One statement.
 */
export async function indicatorLines(tx: Tx, { tenantId, agencyId, agencyIds, quarter }: Where): Promise<IndicatorLine[]> {
  const { year, quarter: q } = quarter
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i."id", i."number", i."title", i."unit", i."comparison"::text, i."source" IN ('TYPED', 'FORMULA') AS typed,
      (SELECT t."value"::text FROM "IndicatorTarget" t WHERE t."tenantId" = i."tenantId" AND t."indicatorId" = i."id" AND t."year" = ${year}
        AND (t."agencyId" IS NULL OR t."agencyId" = ${agencyId}::uuid) ORDER BY t."agencyId" NULLS LAST LIMIT 1) AS target,
      CASE WHEN i."source" IN ('TYPED', 'FORMULA') THEN f.now ELSE coalesce(r.now, 0)::text END AS "quarterValue",
      CASE WHEN i."source" IN ('TYPED', 'FORMULA') THEN CASE WHEN i."total" = 'SUM' THEN f.total ELSE f.last END ELSE coalesce(r.total, 0)::text END AS "yearValue"
    FROM "Indicator" i
    LEFT JOIN LATERAL (
      SELECT sum(x."value") FILTER (WHERE x."quarter" = ${q})::text AS now, sum(x."value")::text AS total,
        (SELECT y."value"::text FROM "IndicatorFact" y WHERE y."tenantId" = i."tenantId" AND y."indicatorId" = i."id" AND y."year" = ${year} AND y."quarter" <= ${q}
          AND y."agencyId" = ${agencyId}::uuid AND y."replacedAt" IS NULL ORDER BY y."quarter" DESC LIMIT 1) AS last
      FROM "IndicatorFact" x WHERE x."tenantId" = i."tenantId" AND x."indicatorId" = i."id" AND x."year" = ${year} AND x."quarter" <= ${q}
        AND x."agencyId" = ANY(${[...agencyIds]}::uuid[]) AND x."replacedAt" IS NULL) f ON true
    LEFT JOIN LATERAL (
      SELECT sum(x."quantity") FILTER (WHERE x."quarter" = ${q}) AS now, sum(x."quantity") AS total FROM "FactTotal" x
      WHERE x."tenantId" = i."tenantId" AND x."source" = i."source" AND x."year" = ${year} AND x."quarter" <= ${q} AND x."agencyId" = ANY(${[...agencyIds]}::uuid[])) r ON true
    WHERE i."tenantId" = ${tenantId}::uuid AND i."perAgency" AND (i."retiredFrom" IS NULL OR i."retiredFrom" > ${year}) ORDER BY i."position"`
  return rows.map(({ quarterValue, yearValue, target, ...row }) => ({ ...row, target: plain(target), fact: plain(yearValue), quarter: plain(quarterValue) }))
}
