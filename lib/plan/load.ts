import 'server-only'
import { newId } from '@/lib/core/ids'
import type { DateString } from '@/lib/core/dates'
import type { QuarterNumber } from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { childrenOf, readFormula, type Formula } from './formula'
import { PlanYear, type CountRow, type PlanAgency, type PlanIndicator, type TypedRow } from './progress'
import { isIndicatorSource } from './sources'
import { readPlan } from './template'
import { plain, sumOf } from './figures'

export const indicatorSelect = {
  id: true,
  number: true,
  sectionNumber: true,
  section: true,
  title: true,
  unit: true,
  comparison: true,
  total: true,
  perAgency: true,
  responsible: true,
  source: true,
  formula: true,
  sample: true,
  terms: true,
  note: true,
  position: true,
  retiredFrom: true,
  version: true,
} satisfies Prisma.IndicatorSelect

const words = (json: Prisma.JsonValue): string[] =>
  Array.isArray(json) ? json.filter((one): one is string => typeof one === 'string') : []
const wordMap = (json: Prisma.JsonValue): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}).filter(
      (one): one is [string, string] => typeof one[1] === 'string',
    ),
  )

export const indicatorOf = (row: Prisma.IndicatorGetPayload<{ select: typeof indicatorSelect }>): PlanIndicator => ({
  ...row,
  responsible: words(row.responsible),
  terms: wordMap(row.terms),
  formula: row.formula === null ? null : readFormula(row.formula),
  source: isIndicatorSource(row.source) ? row.source : 'TYPED',
})

const allYears = (formula: Formula | null): boolean =>
  formula !== null && ((formula.op === 'count' && formula.allYears === true) || childrenOf(formula).some(allYears))

async function loadPlanAgencies(tx: Tx, tenantId: string): Promise<PlanAgency[]> {
  const rows = await tx.agency.findMany({
    where: { tenantId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      slug: true,
      parentId: true,
      status: true,
      mergedIntoId: true,
      since: true,
      until: true,
    },
  })
  return rows.map(({ since, until, ...row }) => ({
    ...row,
    since: since && dayOf(since),
    until: until && dayOf(until),
  }))
}

type Yearly<Row> = Row & { inYear: number }
const ofYear = <Row extends { inYear: number }>(rows: readonly Row[], year: number): Row[] =>
  rows.filter(({ inYear }) => inYear === year)

/** With what was counted in all the years before, where a formula asks for it. */
function countsUpTo(rows: readonly Yearly<CountRow>[], year: number, ever: boolean): CountRow[] {
  if (!ever) return ofYear(rows, year)
  return [
    ...Map.groupBy(
      rows.filter(({ inYear }) => inYear <= year),
      ({ source, agencyId }) => `${source}|${agencyId}`,
    ).values(),
  ].flatMap((group) => {
    const [first] = group
    return first
      ? [
          {
            source: first.source,
            agencyId: first.agencyId,
            year: sumOf(ofYear(group, year).map((row) => row.year)),
            ever: sumOf(group.map((row) => row.year)),
          },
        ]
      : []
  })
}

type Bounds = {
  years: readonly number[]
  today: DateString
  /** Facts of the years' later quarters are left out. */
  upToQuarter?: QuarterNumber
  /** Facts of these alone; of the programme's own and everybody's when left out. */
  agencyIds?: readonly string[]
}

/**
 * Years of the plan with everything they are reckoned from: five statements, whatever the number of years, agencies and
 * indicators.
 */
export async function loadPlanYears(
  tx: Tx,
  tenantId: string,
  { years, today, upToQuarter = 4, agencyIds }: Bounds,
): Promise<Map<number, PlanYear>> {
  const within = agencyIds ? Prisma.sql`AND "agencyId" = ANY(${[...agencyIds]}::uuid[])` : Prisma.empty
  const indicators = (
    await tx.indicator.findMany({ where: { tenantId }, orderBy: { position: 'asc' }, select: indicatorSelect })
  ).map(indicatorOf)
  const agencies = await loadPlanAgencies(tx, tenantId)
  const targets = (
    await tx.indicatorTarget.findMany({
      where: { tenantId, year: { in: [...years] } },
      select: { indicatorId: true, year: true, agencyId: true, value: true },
    })
  ).map(({ year, ...row }) => ({ ...row, inYear: year, value: plain(row.value) }))
  const typed = await tx.$queryRaw<Yearly<TypedRow>[]>`
    SELECT "year" AS "inYear", "indicatorId"::text, "agencyId"::text, trim_scale(sum("value"))::text AS sum,
      trim_scale((array_agg("value" ORDER BY "quarter" DESC))[1])::text AS last,
      trim_scale((array_agg("part" ORDER BY "quarter" DESC))[1])::text AS part,
      trim_scale((array_agg("whole" ORDER BY "quarter" DESC))[1])::text AS whole,
      max("quarter") AS "lastQuarter", count(*)::int AS quarters
    FROM "IndicatorFact" WHERE "tenantId" = ${tenantId}::uuid AND "year" = ANY(${[...years]}::int[])
      AND "quarter" <= ${upToQuarter} AND "replacedAt" IS NULL ${within} GROUP BY "year", "indicatorId", "agencyId"`
  const ever = indicators.some(({ formula }) => allYears(formula))
  const counts = await tx.$queryRaw<Yearly<CountRow>[]>`
    SELECT "year" AS "inYear", "source", "agencyId"::text, trim_scale(sum("quantity"))::text AS year, '0' AS ever
    FROM "FactTotal" WHERE "tenantId" = ${tenantId}::uuid ${within}
      AND ("quarter" <= ${upToQuarter} OR "year" <> ALL(${[...years]}::int[]))
        AND ${ever ? Prisma.sql`"year" <= ${Math.max(...years)}` : Prisma.sql`"year" = ANY(${[...years]}::int[])`}
          GROUP BY "year", "source", "agencyId"`
  return new Map(
    years.map((year) => [
      year,
      new PlanYear({
        year,
        today,
        indicators,
        agencies,
        targets: ofYear(targets, year),
        typed: ofYear(typed, year),
        counts: countsUpTo(counts, year, ever),
      }),
    ]),
  )
}

export async function loadPlanYear(
  tx: Tx,
  tenantId: string,
  { year, ...bounds }: { year: number } & Omit<Bounds, 'years'>,
): Promise<PlanYear> {
  const plan = (await loadPlanYears(tx, tenantId, { years: [year], ...bounds })).get(year)
  if (!plan) throw new Error('unreachable')
  return plan
}

/** Years that the plan speaks of, with the current one: the oldest first. */
export async function planYears(tx: Tx, tenantId: string, thisYear: number): Promise<number[]> {
  const [row] = await tx.$queryRaw<{ from: number | null; to: number | null }[]>`
    SELECT min("year") AS "from", max("year") AS "to" FROM (
      SELECT min("year") AS "year" FROM "IndicatorTarget" WHERE "tenantId" = ${tenantId}::uuid UNION ALL
      SELECT max("year") FROM "IndicatorTarget" WHERE "tenantId" = ${tenantId}::uuid UNION ALL
      SELECT min("year") FROM "IndicatorFact" WHERE "tenantId" = ${tenantId}::uuid) y`
  const from = Math.min(row?.from ?? thisYear, thisYear)
  const to = Math.max(row?.to ?? thisYear, thisYear)
  return Array.from({ length: Math.min(to - from + 1, 30) }, (_, i) => from + i)
}

/** The year asked for, if the plan speaks of it; else the current one. */
export const chosenYear = (years: readonly number[], asked: number | undefined, thisYear: number): number =>
  asked !== undefined && years.includes(asked) ? asked : thisYear

/**
 * Writes the act's plan into a tenant that `app.tenant_id` is set to: what is not there yet (by number and title), so
 * it may be called again. Returns how many indicators were added.
 */
export async function loadPlanFromTemplate(
  tx: Tx,
  tenantId: string,
  template: unknown,
  { byName = 'Шаблон программы', today }: { byName?: string; today: DateString },
): Promise<number> {
  const { indicators } = readPlan(template)
  if (indicators.length === 0) return 0
  const known = await tx.indicator.findMany({
    where: { tenantId },
    select: { number: true, title: true, position: true },
  })
  const taken = new Set(known.map(({ number, title }) => `${number} ${title}`))
  const first = Math.max(0, ...known.map(({ position }) => position))
  const added = indicators
    .filter(({ number, title }) => !taken.has(`${number} ${title}`))
    .map((one, i) => ({ ...one, id: newId(), position: first + i + 1 }))
  if (added.length === 0) return 0
  await tx.indicator.createMany({
    data: added.map(({ targets: _targets, formula, ...one }) => ({
      ...one,
      tenantId,
      formula: formula === null ? Prisma.DbNull : (formula as Prisma.InputJsonObject),
    })),
  })
  await tx.indicatorTarget.createMany({
    data: added.flatMap(({ id, targets }) =>
      Object.entries(targets).map(([year, value]) => ({
        tenantId,
        id: newId(),
        indicatorId: id,
        year: Number(year),
        value,
      })),
    ),
  })
  await tx.indicatorRevision.createMany({
    data: added.map(({ id, title }) => ({
      tenantId,
      id: newId(),
      indicatorId: id,
      kind: 'CREATED',
      change: { title: { from: null, to: title } },
      since: dayColumn(today),
      reason: 'Загружено из акта',
      byName,
    })),
  })
  return added.length
}
