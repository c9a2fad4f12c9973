import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { toDecimalString, parseDecimal } from '@/lib/core/decimal'
import type { Quarter } from '@/lib/core/quarters'
import type { Tx } from '@/lib/platform/db'
import { countedParts, workings } from '@/lib/plan/formula'
import { loadPlanYear } from '@/lib/plan/load'
import type { IndicatorLine } from './facts'

type Row = {
  id: string
  number: string
  title: string
  unit: string
  comparison: string
  target: string | null
  quarterValue: string | null
  yearValue: string | null
  typed: boolean
  derived: boolean
}
type Where = { tenantId: string; agencyId: string; agencyIds: readonly string[]; quarter: Quarter; asOf: DateString }

const plain = (text: string | null): string | null => {
  const value = text === null ? undefined : parseDecimal(text)
  return value ? toDecimalString(value) : null
}

/**
 * The plan's indicators of each participant: target of the year, fact of the quarter and since the year's beginning –
 * counted from the portal's records, or typed in. Those made by a formula are the plan's own business and stand here
 * without a fact. One statement.
 */
export async function indicatorLines(
  tx: Tx,
  { tenantId, agencyId, agencyIds, quarter, asOf }: Where,
): Promise<IndicatorLine[]> {
  const { year, quarter: q } = quarter
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i."id", i."number", i."title", i."unit", i."comparison"::text, i."source" IN ('TYPED', 'FORMULA') AS typed,
      i."source" = 'FORMULA' AS derived,
      (SELECT t."value"::text FROM "IndicatorTarget" t WHERE t."tenantId" = i."tenantId" AND t."indicatorId" = i."id"
        AND t."year" = ${year}
        AND (t."agencyId" IS NULL OR t."agencyId" = ${agencyId}::uuid) ORDER BY t."agencyId" NULLS LAST
          LIMIT 1) AS target,
      CASE WHEN i."source" IN ('TYPED', 'FORMULA') THEN f.now ELSE coalesce(r.now, 0)::text END AS "quarterValue",
      CASE WHEN i."source" IN ('TYPED', 'FORMULA') THEN CASE WHEN i."total" = 'SUM' THEN f.total ELSE f.last END
      ELSE coalesce(r.total, 0)::text END AS "yearValue"
    FROM "Indicator" i
    LEFT JOIN LATERAL (
      SELECT sum(x."value") FILTER (WHERE x."quarter" = ${q})::text AS now, sum(x."value")::text AS total,
        (SELECT y."value"::text FROM "IndicatorFact" y WHERE y."tenantId" = i."tenantId" AND y."indicatorId" = i."id"
          AND y."year" = ${year} AND y."quarter" <= ${q}
          AND y."agencyId" = ${agencyId}::uuid AND y."replacedAt" IS NULL ORDER BY y."quarter" DESC LIMIT 1) AS last
      FROM "IndicatorFact" x WHERE x."tenantId" = i."tenantId" AND x."indicatorId" = i."id" AND x."year" = ${year}
        AND x."quarter" <= ${q}
        AND x."agencyId" = ANY(${[...agencyIds]}::uuid[]) AND x."replacedAt" IS NULL) f ON true
    LEFT JOIN LATERAL (
      SELECT sum(x."quantity") FILTER (WHERE x."quarter" = ${q}) AS now, sum(x."quantity") AS total FROM "FactTotal" x
      WHERE x."tenantId" = i."tenantId" AND x."source" = i."source" AND x."year" = ${year} AND x."quarter" <= ${q}
        AND x."agencyId" = ANY(${[...agencyIds]}::uuid[])) r ON true
    WHERE i."tenantId" = ${tenantId}::uuid AND i."perAgency" AND (i."retiredFrom" IS NULL OR i."retiredFrom" > ${year})
    ORDER BY i."position"`
  const lines = rows.map(({ quarterValue, yearValue, target, derived: _derived, ...row }): IndicatorLine => ({
    ...row,
    target: plain(target),
    fact: plain(yearValue),
    quarter: plain(quarterValue),
    formula: null,
  }))
  return rows.some(({ derived }) => derived)
    ? withFormulas(tx, { tenantId, agencyId, agencyIds, quarter, asOf }, lines)
    : lines
}

/**
 * Derived indicators as the plan reckons them, from facts up to the quarter's end; the fact is the year's, a share of
 * one quarter says nothing.
 */
async function withFormulas(
  tx: Tx,
  { tenantId, agencyIds, quarter, asOf }: Where,
  lines: readonly IndicatorLine[],
): Promise<IndicatorLine[]> {
  const plan = await loadPlanYear(tx, tenantId, {
    year: quarter.year,
    today: asOf,
    upToQuarter: quarter.quarter,
    agencyIds,
  })
  return lines.map((line) => {
    const indicator = plan.indicators.find(({ id }) => id === line.id)
    const fact = indicator?.source === 'FORMULA' ? plan.factOf(indicator, agencyIds) : null
    if (!indicator || !fact?.workings) return line
    return {
      ...line,
      fact: fact.value,
      typed: fact.typed !== null,
      quarter: fact.typed === null ? null : line.quarter,
      formula: { workings: workings(fact.workings), parts: countedParts(fact.workings), sample: indicator.sample },
    }
  })
}
