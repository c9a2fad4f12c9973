import 'server-only'
import { compareDecimals } from '@/lib/core/decimal'
import { yearOf, type DateString } from '@/lib/core/dates'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { pageCount } from '@/lib/core/pages'
import { chosenYear, loadPlanYear, planYears } from './load'
import type { AgencyStanding, PlanAgency, PlanIndicator, PlanYear, ProgrammeStanding } from './progress'
import { formerTitle } from './revision'
import { readPlan } from './template'
import { operations } from './operations'

export type Renaming = { title: string; on: DateString }
export type PlanRow = {
  indicator: PlanIndicator
  programme: ProgrammeStanding | null
  agency: AgencyStanding | null
  /** Names it had before, the newest first. */
  formerly: Renaming[]
}
export type PlanPage = {
  year: number
  years: number[]
  today: DateString
  /** Whose figures are shown; null – the whole programme's. */
  agency: PlanAgency | null
  agencies: { id: string; name: string }[]
  rows: PlanRow[]
  /** Retired before this year or in it. */
  retired: PlanIndicator[]
  /** The act has indicators that are not in the plan. */
  loadable: number
  published: { version: number; at: Date } | null
  wholeProgramme: boolean
  can: { edit: boolean; publish: boolean; enter: boolean }
}

const inReach = (ctx: QueryContext, agencies: readonly PlanAgency[]): PlanAgency[] => {
  const { reach } = ctx
  return reach === 'all' ? [...agencies] : agencies.filter(({ id }) => reach.includes(id))
}

/**
 * What the programme has as a whole is everybody's; how all participants stand together is for those who see the whole
 * tenant.
 */
const programmeOf = (ctx: QueryContext, plan: PlanYear, indicator: PlanIndicator): ProgrammeStanding | null =>
  ctx.reach === 'all' || !indicator.perAgency ? plan.programme(indicator) : null

/** The plan of a year: of the whole programme, or of one agency. */
export const getPlan = defineQuery({
  operation: operations['plan.read'],
  run: async (ctx, input: { year?: number; agencyId?: string }): Promise<PlanPage> => {
    const { tx, tenantId, today } = ctx
    const years = await planYears(tx, tenantId, yearOf(today))
    const year = chosenYear(years, input.year, yearOf(today))
    const plan = await loadPlanYear(tx, tenantId, { year, today })
    const mine = inReach(ctx, plan.present)
    const asked = mine.find(({ id }) => id === input.agencyId)
    const agency = asked ?? (ctx.reach === 'all' ? null : (mine[0] ?? null))
    const renamed = await tx.indicatorRevision.findMany({
      where: { tenantId, kind: 'CHANGED' },
      orderBy: [{ since: 'desc' }, { id: 'desc' }],
      select: { indicatorId: true, change: true, since: true },
    })
    const { template } = ctx.can(operations['plan.edit'])
      ? await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { template: true } })
      : { template: null }
    const known = new Set(plan.data.indicators.map(({ number, title }) => `${number} ${title}`))
    const renamedFrom = new Set(renamed.flatMap(({ change }) => formerTitle(change) ?? []))
    const published = await tx.progressPublication.findFirst({
      where: { tenantId, year },
      orderBy: { version: 'desc' },
      select: { version: true, publishedAt: true },
    })
    return {
      year,
      years,
      today,
      agency,
      agencies: mine.map(({ id, name }) => ({ id, name })),
      wholeProgramme: ctx.reach === 'all',
      rows: plan.indicators.map((indicator) => ({
        indicator,
        programme: programmeOf(ctx, plan, indicator),
        agency: agency && indicator.perAgency ? plan.agency(indicator, agency) : null,
        formerly: renamed
          .filter((row) => row.indicatorId === indicator.id)
          .flatMap(({ change, since }) => {
            const title = formerTitle(change)
            return title === null ? [] : [{ title, on: dayOf(since) }]
          }),
      })),
      retired: plan.data.indicators.filter(({ retiredFrom }) => retiredFrom !== null && year >= retiredFrom),
      loadable: readPlan(template).indicators.filter(
        ({ number, title }) => !known.has(`${number} ${title}`) && !renamedFrom.has(title),
      ).length,
      published: published && { version: published.version, at: published.publishedAt },
      can: {
        edit: ctx.can(operations['plan.edit']),
        publish: ctx.can(operations['plan.publish']),
        enter: ctx.can(operations['plan.enterFact'], agency?.id ?? null),
      },
    }
  },
})

export const AGENCY_PAGE = 25
export const agencySorts = ['name', 'fact', 'light'] as const
export type AgencySort = (typeof agencySorts)[number]
export type AgencyTable = {
  rows: AgencyStanding[]
  total: number
  page: number
  pages: number
  sort: AgencySort
  down: boolean
  counts: Partial<Record<string, number>>
}
export type TableInput = { sort?: string; down?: boolean; page?: number; light?: string; q?: string }

const order = { bad: 0, warn: 1, none: 2, ok: 3 }
const byFact = (a: AgencyStanding, b: AgencyStanding): number =>
  a.fact.value === null || b.fact.value === null
    ? Number(b.fact.value !== null) - Number(a.fact.value !== null)
    : compareDecimals(a.fact.value, b.fact.value)
const russian = new Intl.Collator('ru')

/** How each agency in reach stands with one indicator: sorted, filtered and cut into pages here, not in the browser. */
export function agencyTable(
  ctx: QueryContext,
  plan: PlanYear,
  indicator: PlanIndicator,
  input: TableInput,
): AgencyTable {
  const asked = new Set(plan.askedOf(indicator).map(({ id }) => id))
  const gone = plan.present
    .filter(({ id }) => !plan.remaining.some((one) => one.id === id))
    .filter(({ status }) => status === 'ABOLISHED')
  const all = inReach(ctx, [...plan.remaining.filter(({ id }) => asked.has(id)), ...gone]).map((agency) =>
    plan.agency(indicator, agency),
  )
  const q = (input.q ?? '').trim().toLowerCase()
  const found = all.filter(({ agency }) => agency.name.toLowerCase().includes(q))
  const counts = Object.fromEntries(
    [...Map.groupBy(found, (row) => row.light.kind)].map(([kind, rows]) => [kind, rows.length]),
  )
  const shown = found.filter((row) => !input.light || row.light.kind === input.light)
  const sort = agencySorts.find((one) => one === input.sort) ?? 'light'
  const down = input.down === true
  const compare = {
    name: () => 0,
    fact: byFact,
    light: (a: AgencyStanding, b: AgencyStanding) => order[a.light.kind] - order[b.light.kind],
  }[sort]
  shown.sort((a, b) => (down ? -1 : 1) * (compare(a, b) || russian.compare(a.agency.name, b.agency.name)))
  const pages = pageCount(shown.length, AGENCY_PAGE)
  const page = Math.min(pages, Math.max(1, input.page ?? 1))
  return {
    rows: shown.slice((page - 1) * AGENCY_PAGE, page * AGENCY_PAGE),
    total: shown.length,
    page,
    pages,
    sort,
    down,
    counts,
  }
}
