import 'server-only'
import { instantToDate, type DateString } from '@/lib/core/dates'
import { parseDecimal, toDecimalString } from '@/lib/core/decimal'
import {
  compareQuarters,
  quarterNumber,
  quarterRange,
  quarterTime,
  shiftQuarter,
  type Quarter,
} from '@/lib/core/quarters'
import { workings } from '@/lib/plan/formula'
import { meets } from '@/lib/plan/lights'
import { loadPlanYear } from '@/lib/plan/load'
import type { PlanIndicator, PlanYear } from '@/lib/plan/progress'
import type { Tx } from '@/lib/platform/db'
import { quarterPartNames, quarterParts, type QuarterPartName } from '@/lib/quarter-parts'
import { quarterSources } from '@/lib/quarter-parts.server'
import { quarterlyRules } from './load'
import type { NoteFigures, NoteIndicator, NoteRow, NoteTrend } from './note'
import { firstQuarter, ruleOf, type QuarterlyRule } from './rules'
import { quarterlySummary } from './summary-queries'
import { readWords, wordOf } from './words'

type Where = { tenantId: string; timeZone: string; today: DateString }
type Counts = { agencyId: string; source: string; n: number }

/** Every counted source of the plan that a part asks for. */
const counted = quarterPartNames.flatMap((part) => Object.values<string>(quarterParts[part].note.counted))

/** Quarters of the trend, the note's own last. */
const TREND = 5

/**
 * Everything that the note of a quarter is written from, for the whole programme. Records of an agency that joined
 * another are counted with its successor. The number of statements depends on nothing.
 */
export async function noteFigures(tx: Tx, where: Where, quarter: Quarter): Promise<NoteFigures> {
  const { tenantId, timeZone, today } = where
  const { from, to } = quarterRange(quarter)
  const asOf = today < to ? today : to
  const rules = await quarterlyRules(tx, tenantId)
  const summary = await quarterlySummary(tx, { ...where, agencyIds: null }, quarter, rules)
  const span = { tenantId, timeZone, from, to, asOf }
  const counts = await tx.$queryRaw<Counts[]>`
    SELECT t."agencyId", t."source", sum(t."quantity")::int AS n
    FROM "FactTotal" t WHERE t."tenantId" = ${tenantId}::uuid AND t."year" = ${quarter.year}
      AND t."quarter" = ${quarter.quarter} AND t."source" = ANY(${counted}::text[]) GROUP BY 1, 2`
  const merged = await tx.agency.findMany({
    where: { tenantId, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  })
  const into = new Map(merged.map(({ id, mergedIntoId }) => [id, mergedIntoId]))
  const listed = new Set(summary.rows.filter(({ state }) => state !== 'NOT_ASKED').map(({ agencyId }) => agencyId))
  const homeOf = (id: string): string => {
    let at = id
    for (let hops = 0; hops < 20 && !listed.has(at); hops += 1) at = into.get(at) ?? at
    return at
  }
  const sums = new Map<string, number>()
  const add = (part: QuarterPartName, sum: string, agencyId: string | null, n: number): void => {
    if (agencyId === null) return
    const key = `${part} ${sum} ${homeOf(agencyId)}`
    sums.set(key, (sums.get(key) ?? 0) + n)
  }
  const programme: Partial<NoteFigures['programme']> = {}
  for (const part of quarterPartNames) {
    const { note } = quarterParts[part]
    for (const [sum, source] of Object.entries<string>(note.counted))
      for (const row of counts) if (row.source === source) add(part, sum, row.agencyId, row.n)
    const source = quarterSources[part]
    for (const { agencyId, ...own } of (await source.sums?.(tx, span)) ?? [])
      for (const [sum, n] of Object.entries(own)) add(part, sum, agencyId, Number(n))
    programme[part] = (await source.programme?.(tx, span)) ?? null
  }
  const partsOf = (agencyId: string): NoteRow['parts'] =>
    Object.fromEntries(
      quarterPartNames.map((part) => [
        part,
        Object.fromEntries(
          quarterParts[part].note.sums.map((sum) => [sum, sums.get(`${part} ${sum} ${agencyId}`) ?? 0]),
        ),
      ]),
    ) as NoteRow['parts']
  const rows = summary.rows.map(({ agencyId, name, state, timing }): NoteRow => ({
    agencyId,
    name,
    state,
    timing,
    parts: partsOf(agencyId),
  }))
  return {
    quarter,
    asOf,
    running: quarterTime(quarter, today) !== 'CLOSED',
    due: summary.due,
    rows,
    programme: programme as NoteFigures['programme'],
    trend: await trendOf(tx, { tenantId, timeZone }, quarter, rules),
    indicators: await programmeIndicators(tx, tenantId, quarter, asOf),
    voices: await voicesOf(tx, tenantId, quarter),
  }
}

/**
 * How disciplined the last quarters were: agencies that were asked (there at the quarter's end) and when they
 * submitted.
 */
async function trendOf(
  tx: Tx,
  { tenantId, timeZone }: Pick<Where, 'tenantId' | 'timeZone'>,
  quarter: Quarter,
  rules: readonly QuarterlyRule[],
): Promise<NoteTrend[]> {
  const first = firstQuarter(rules)
  const quarters = Array.from({ length: TREND }, (_, i) => shiftQuarter(quarter, i - TREND + 1)).filter(
    (one) => first !== null && compareQuarters(one, first) >= 0 && ruleOf(rules, one) !== null,
  )
  const reports = await tx.quarterlyReport.findMany({
    where: {
      tenantId,
      firstSentAt: { not: null },
      OR: quarters.map((one) => ({ year: one.year, quarter: one.quarter })),
    },
    select: { year: true, quarter: true, firstSentAt: true, dueOn: true, lateAfter: true },
  })
  const agencies = await tx.agency.findMany({ where: { tenantId }, select: { since: true, until: true } })
  return quarters.map((one) => {
    const { to } = quarterRange(one)
    const end = new Date(`${to}T00:00:00Z`)
    const asked = agencies.filter(
      ({ since, until }) => (since === null || since <= end) && (until === null || until > end),
    ).length
    const own = reports.filter((row) => row.year === one.year && quarterNumber(row.quarter) === one.quarter)
    const timing = (row: (typeof own)[number]) => {
      const day = row.firstSentAt ? instantToDate(timeZone, row.firstSentAt) : ''
      return day <= row.dueOn.toISOString().slice(0, 10)
        ? 'inTime'
        : day <= row.lateAfter.toISOString().slice(0, 10)
          ? 'grace'
          : 'late'
    }
    const of = (kind: 'inTime' | 'grace' | 'late') => own.filter((row) => timing(row) === kind).length
    return {
      quarter: one,
      asked: Math.max(asked, own.length),
      inTime: of('inTime'),
      grace: of('grace'),
      late: of('late'),
      missing: Math.max(0, asked - own.length),
    }
  })
}

type IndicatorRow = Omit<NoteIndicator, 'reached' | 'asked' | 'workings'> & {
  id: string
  derived: boolean
  reached: bigint
  asked: bigint
}

/**
 * Indicators with the programme's fact since the year's beginning and how many participants have reached their targets.
 * One statement, five more where a formula makes one.
 */
async function programmeIndicators(
  tx: Tx,
  tenantId: string,
  { year, quarter }: Quarter,
  asOf: DateString,
): Promise<NoteIndicator[]> {
  const rows = await tx.$queryRaw<IndicatorRow[]>`
    WITH live AS (SELECT * FROM "Indicator" i WHERE i."tenantId" = ${tenantId}::uuid
      AND (i."retiredFrom" IS NULL OR i."retiredFrom" > ${year})),
    facts AS (
      SELECT i."id", f."agencyId", sum(f."quantity") AS value FROM live i
      JOIN "FactTotal" f ON f."tenantId" = i."tenantId" AND f."source" = i."source" AND f."year" = ${year}
        AND f."quarter" <= ${quarter} GROUP BY 1, 2
      UNION ALL
      SELECT i."id", f."agencyId", CASE WHEN i."total" = 'SUM' THEN sum(f."value")
        ELSE (array_agg(f."value" ORDER BY f."quarter" DESC))[1] END FROM live i
        JOIN "IndicatorFact" f ON f."tenantId" = i."tenantId" AND f."indicatorId" = i."id" AND f."year" = ${year}
          AND f."quarter" <= ${quarter} AND f."replacedAt" IS NULL
        WHERE i."source" IN ('TYPED', 'FORMULA') GROUP BY i."id", i."total", f."agencyId"),
    targets AS (SELECT t."indicatorId", t."agencyId", t."value" FROM "IndicatorTarget" t
    WHERE t."tenantId" = ${tenantId}::uuid AND t."year" = ${year}),
    each AS (
      SELECT i."id", i."comparison", coalesce(o."value", c."value") AS target,
        coalesce((SELECT sum(f.value) FROM facts f WHERE f."id" = i."id" AND f."agencyId" = a."id"), 0) AS value
      FROM live i CROSS JOIN "Agency" a LEFT JOIN targets o ON o."indicatorId" = i."id" AND o."agencyId" = a."id"
      LEFT JOIN targets c ON c."indicatorId" = i."id" AND c."agencyId" IS NULL
      WHERE i."perAgency" AND a."tenantId" = ${tenantId}::uuid AND a."status" = 'ACTIVE')
    SELECT i."id", i."source" = 'FORMULA' AS derived, i."number", i."title", i."unit",
      i."comparison"::text AS comparison, i."perAgency",
      (SELECT t."value"::text FROM targets t WHERE t."indicatorId" = i."id" AND t."agencyId" IS NULL LIMIT 1) AS target,
      CASE WHEN i."total" = 'LAST' AND i."perAgency" AND i."source" IN ('TYPED', 'FORMULA') THEN NULL
        WHEN i."source" IN ('TYPED', 'FORMULA') THEN (SELECT sum(f.value)::text FROM facts f WHERE f."id" = i."id")
        ELSE coalesce((SELECT sum(f.value) FROM facts f WHERE f."id" = i."id"), 0)::text END AS fact,
      (SELECT count(*) FROM each e WHERE e."id" = i."id" AND e.target IS NOT NULL AND CASE e."comparison" WHEN 'AT_MOST'
        THEN e.value <= e.target WHEN 'EXACTLY' THEN e.value = e.target ELSE e.value >= e.target END) AS reached,
      (SELECT count(*) FROM each e WHERE e."id" = i."id" AND e.target IS NOT NULL) AS asked
    FROM live i ORDER BY i."position"`
  const plan = rows.some(({ derived }) => derived)
    ? await loadPlanYear(tx, tenantId, { year, today: asOf, upToQuarter: quarter })
    : null
  return rows.map(({ id, derived, ...row }) => {
    const line: NoteIndicator = {
      ...row,
      target: plain(row.target),
      fact: plain(row.fact),
      reached: Number(row.reached),
      asked: Number(row.asked),
      workings: '',
    }
    const indicator = derived ? plan?.indicators.find((one) => one.id === id) : undefined
    return plan && indicator?.formula ? derivedIndicator(plan, indicator, line) : line
  })
}

/** The same by the plan's own reckoning, for what a formula makes. */
function derivedIndicator(plan: PlanYear, indicator: PlanIndicator, line: NoteIndicator): NoteIndicator {
  const { fact } = plan.programme(indicator)
  const own = indicator.perAgency
    ? plan
        .askedOf(indicator)
        .map((agency) => plan.agency(indicator, agency))
        .filter(({ target }) => target !== null)
    : []
  const reached = own.filter(
    (one) => one.target !== null && one.fact.value !== null && meets(indicator.comparison, one.fact.value, one.target),
  ).length
  return {
    ...line,
    fact: fact.value,
    asked: own.length,
    reached,
    workings: fact.workings ? workings(fact.workings) : '',
  }
}

async function voicesOf(tx: Tx, tenantId: string, quarter: Quarter) {
  const rows = await tx.quarterlyReport.findMany({
    where: {
      tenantId,
      year: quarter.year,
      quarter: quarter.quarter,
      status: { in: ['SUBMITTED', 'ACCEPTED', 'RETURNED'] },
    },
    orderBy: { agency: { name: 'asc' } },
    select: { words: true, agency: { select: { name: true } } },
  })
  return rows.map(({ words, agency }) => ({
    name: agency.name,
    difficulties: wordOf(readWords(words), 'difficulties'),
    needs: wordOf(readWords(words), 'needs'),
  }))
}

const plain = (text: string | null | undefined): string | null => {
  const value = text ? parseDecimal(text) : undefined
  return value ? toDecimalString(value) : null
}
