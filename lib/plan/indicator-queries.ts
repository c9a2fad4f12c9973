import 'server-only'
import { notFound } from 'next/navigation'
import { yearOf, type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { typedFor } from './fact-rules'
import { plain } from './figures'
import { chosenYear, loadPlanYears, planYears } from './load'
import { childrenOf, type Formula } from './formula'
import type { AgencyStanding, PlanAgency, PlanIndicator, PlanYear, ProgrammeStanding } from './progress'
import { agencyTable, type AgencyTable, type TableInput } from './queries'
import { isRecordSource, type RecordSource } from './sources'
import type { KnownFact } from './unusual'
import { greatestFacts } from './usual-read'
import { operations } from './operations'

export type FactLine = {
  id: string
  quarter: number
  agencyId: string | null
  agencyName: string | null
  value: string
  part: string | null
  whole: string | null
  note: string
  file: { id: string; name: string } | null
  version: number
  reason: string
  byName: string
  at: Date
  replacedAt: Date | null
}
export type RevisionLine = {
  id: string
  kind: string
  change: Record<string, { from: unknown; to: unknown }>
  since: DateString
  reason: string
  byName: string
}
export type QuarterFigure = { year: number; quarter: number; counted: string | null; typed: string | null }
export type YearFigure = { year: number; target: string | null; fact: string | null }
export type IndicatorPage = {
  indicator: PlanIndicator
  year: number
  years: number[]
  today: DateString
  agency: PlanAgency | null
  programme: ProgrammeStanding | null
  standing: AgencyStanding | null
  table: AgencyTable | null
  quarters: QuarterFigure[]
  history: YearFigure[]
  facts: FactLine[]
  /** The greatest typed facts there were: what a new one is measured by. */
  greatest: KnownFact[]
  revisions: RevisionLine[]
  targets: { year: number; value: string; agencyId: string | null; agencyName: string | null }[]
  /** Sources whose records stand behind the fact. */
  sources: RecordSource[]
  can: { edit: boolean; /** Type a fact of what is shown. */ enter: boolean; seeFiles: boolean }
}

const sourcesIn = (formula: Formula): RecordSource[] => [
  ...new Set([
    ...(formula.op === 'count' || formula.op === 'agenciesWith' ? [formula.source] : []),
    ...childrenOf(formula).flatMap(sourcesIn),
  ]),
]
/** Sources whose records stand behind the indicator's fact. */
export const recordsOf = (indicator: PlanIndicator): RecordSource[] =>
  isRecordSource(indicator.source)
    ? [indicator.source]
    : indicator.formula && indicator.source === 'FORMULA'
      ? sourcesIn(indicator.formula)
      : []

/** Whose figures: one agency with those merged into it, or the whole programme. */
const scopeSql = (agencyIds: readonly string[] | null): Prisma.Sql =>
  agencyIds === null ? Prisma.empty : Prisma.sql`AND "agencyId" = ANY(${[...agencyIds]}::uuid[])`

async function quarterFigures(
  ctx: QueryContext,
  indicator: PlanIndicator,
  year: number,
  agencyIds: readonly string[] | null,
): Promise<QuarterFigure[]> {
  const { tx, tenantId } = ctx
  const counted = isRecordSource(indicator.source)
    ? await tx.$queryRaw<{ year: number; quarter: number; value: string }[]>`
    SELECT "year", "quarter", trim_scale(sum("quantity"))::text AS value FROM "FactTotal"
    WHERE "tenantId" = ${tenantId}::uuid AND "source" = ${indicator.source}
      AND "year" BETWEEN ${year - 2} AND ${year} ${scopeSql(agencyIds)} GROUP BY "year", "quarter"`
    : []
  const typed = await tx.$queryRaw<{ year: number; quarter: number; value: string; rows: number }[]>`
    SELECT "year", "quarter", trim_scale(sum("value"))::text AS value, count(*)::int AS rows FROM "IndicatorFact"
    WHERE "tenantId" = ${tenantId}::uuid AND "indicatorId" = ${indicator.id}::uuid AND "replacedAt" IS NULL
      AND "year" BETWEEN ${year - 2} AND ${year} ${scopeSql(agencyIds)} GROUP BY "year", "quarter"`
  return Array.from({ length: 12 }, (_, i) => ({ year: year - 2 + Math.floor(i / 4), quarter: (i % 4) + 1 })).map(
    (at) => {
      const here = (row: { year: number; quarter: number }): boolean =>
        row.year === at.year && row.quarter === at.quarter
      const own = typed.find(here)
      // Shares of several agencies do not add up.
      return {
        ...at,
        counted: counted.find(here)?.value ?? (isRecordSource(indicator.source) ? '0' : null),
        typed: own && (indicator.total === 'SUM' || own.rows === 1) ? own.value : null,
      }
    },
  )
}

async function typedFacts(
  ctx: QueryContext,
  indicatorId: string,
  year: number,
  agencyId: string | null,
): Promise<FactLine[]> {
  const rows = await ctx.tx.indicatorFact.findMany({
    where: { tenantId: ctx.tenantId, indicatorId, year, agencyId },
    orderBy: [{ quarter: 'asc' }, { version: 'desc' }],
    take: 200,
    include: { agency: { select: { name: true } }, file: { select: { id: true, name: true } } },
  })
  return rows.map((row) => ({
    id: row.id,
    quarter: row.quarter,
    agencyId: row.agencyId,
    agencyName: row.agency?.name ?? null,
    value: plain(row.value),
    part: row.part && plain(row.part),
    whole: row.whole && plain(row.whole),
    note: row.note,
    file: row.file,
    version: row.version,
    reason: row.reason,
    byName: row.byName,
    at: row.at,
    replacedAt: row.replacedAt,
  }))
}

/** Targets and facts of the years around. */
const yearFigures = (
  plans: ReadonlyMap<number, PlanYear>,
  indicator: PlanIndicator,
  today: DateString,
  agency: PlanAgency | null,
): YearFigure[] =>
  [...plans].map(([year, plan]) => ({
    year,
    target: plan.targetOf(indicator, agency?.id ?? null).target,
    fact:
      year > yearOf(today)
        ? null
        : agency
          ? plan.agency(indicator, agency).fact.value
          : plan.factOf(indicator, null).value,
  }))

export type IndicatorInput = TableInput & { id: string; year?: number; agencyId?: string }

/**
 * One indicator in full: how it stands and why, by quarter and year, agency by agency, what was typed, what was
 * changed.
 */
export const getIndicator = defineQuery({
  operation: operations['plan.read'],
  run: async (ctx, input: IndicatorInput): Promise<IndicatorPage> => {
    if (!isUuid(input.id)) notFound()
    const { tx, tenantId, today } = ctx
    const years = await planYears(tx, tenantId, yearOf(today))
    const year = chosenYear(years, input.year, yearOf(today))
    const plans = await loadPlanYears(tx, tenantId, { years: [...new Set([...years.slice(-6), year])].sort(), today })
    const plan = plans.get(year) ?? notFound()
    const indicator = plan.data.indicators.find(({ id }) => id === input.id) ?? notFound()
    const { reach } = ctx
    const mine = plan.present.filter(({ id }) => reach === 'all' || reach.includes(id))
    const agency = indicator.perAgency
      ? (mine.find(({ id }) => id === input.agencyId) ??
        (reach !== 'all' && mine.length === 1 ? mine[0] : null) ??
        null)
      : null
    const standing = agency ? plan.agency(indicator, agency) : null
    const whole = reach === 'all' || !indicator.perAgency
    const scope = agency ? [agency.id, ...(standing?.including ?? []).map((one) => one.agency.id)] : null
    const revisions = await tx.indicatorRevision.findMany({
      where: { tenantId, indicatorId: indicator.id },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 50,
    })
    const targets = await tx.indicatorTarget.findMany({
      where: {
        tenantId,
        indicatorId: indicator.id,
        OR: [{ agencyId: null }, ...(reach === 'all' ? [{ year }] : [{ agencyId: { in: [...reach] } }])],
      },
      orderBy: [{ year: 'asc' }, { agency: { name: 'asc' } }],
      take: 400,
      select: { year: true, value: true, agencyId: true, agency: { select: { name: true } } },
    })
    const seen = agency !== null || whole
    return {
      indicator,
      year,
      years,
      today,
      agency,
      standing,
      programme: whole ? plan.programme(indicator) : null,
      table: indicator.perAgency && !agency ? agencyTable(ctx, plan, indicator, input) : null,
      quarters: seen ? await quarterFigures(ctx, indicator, year, scope) : [],
      history: seen ? yearFigures(plans, indicator, today, agency) : [],
      greatest: seen
        ? await greatestFacts(tx, { tenantId, indicatorId: indicator.id, agencyId: agency?.id ?? null })
        : [],
      facts: seen ? await typedFacts(ctx, indicator.id, year, agency?.id ?? null) : [],
      revisions: revisions.map(({ change, since, ...row }) => ({
        id: row.id,
        kind: row.kind,
        reason: row.reason,
        byName: row.byName,
        since: dayOf(since),
        change: change as RevisionLine['change'],
      })),
      targets: targets.map((row) => ({
        year: row.year,
        value: plain(row.value),
        agencyId: row.agencyId,
        agencyName: row.agency?.name ?? null,
      })),
      sources: recordsOf(indicator),
      can: {
        edit: ctx.can(operations['plan.edit']),
        enter: typedFor(indicator, agency?.id ?? null) && ctx.can(operations['plan.enterFact'], agency?.id ?? null),
        seeFiles: agency !== null || reach === 'all',
      },
    }
  },
})
