/**
 * What the cockpit shows as an address: conditions, order and view read from a query string and written back, so that
 * every state can be sent to a colleague. Pure.
 */
import { isUuid } from '@/lib/core/ids'
import { quarterKey, readQuarter, type Quarter } from '@/lib/core/quarters'
import { pageNumber } from '@/lib/core/pages'
import { cellKeys, type CellKey } from './columns'
import { yearMetrics, type YearMetric } from './year-specs'

export const COCKPIT_ROWS = 50

/**
 * list – agencies one by one; tree – with those under them, summed; kinds – summed by kind; years – one figure over the
 * years.
 */
const cockpitViews = ['list', 'tree', 'kinds', 'years'] as const
export type CockpitView = (typeof cockpitViews)[number]

const cockpitStates = ['BEHIND', 'ATTENTION', 'ON_TRACK'] as const
export type CockpitState = (typeof cockpitStates)[number]

/** Those who fall behind first; by name; by one column. */
export type CockpitSort = 'lag' | 'name' | CellKey

export type CockpitFilter = {
  view: CockpitView
  q: string
  kind: string | null
  /** This agency and all under it. */
  parent: string | null
  state: CockpitState | null
  /** Null: the year under way, the last closed quarter. */
  year: number | null
  quarter: Quarter | null
  sort: CockpitSort
  desc: boolean
  /** Trees that are unfolded. */
  open: readonly string[]
  metric: YearMetric
  page: number
}

type Query = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined): string => ((Array.isArray(value) ? value[0] : value) ?? '').trim()
const known = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null

/** What an address asks for; anything strange in it is passed over. */
export function readCockpitFilter(query: Query): CockpitFilter {
  return {
    view: known(cockpitViews, one(query.view)) ?? 'list',
    q: one(query.q).slice(0, 100),
    kind: /^[A-Z_]{1,60}$/.test(one(query.kind)) ? one(query.kind) : null,
    parent: isUuid(one(query.parent)) ? one(query.parent) : null,
    state: known(cockpitStates, one(query.state)),
    year: /^20\d\d$/.test(one(query.year)) ? Number(one(query.year)) : null,
    quarter: readQuarter(one(query.quarter)) ?? null,
    sort: known(['lag', 'name', ...cellKeys], one(query.sort)) ?? 'lag',
    desc: one(query.desc) === '1',
    open: one(query.open).split('.').filter(isUuid).slice(0, 20),
    metric: known(yearMetrics, one(query.metric)) ?? yearMetrics[0],
    page: pageNumber(one(query.page)),
  }
}

/**
 * The query string of a filter, without what is usual: the same filter always gives the same string. Another condition
 * starts at page one.
 */
export function cockpitQuery(filter: CockpitFilter, changes: Partial<CockpitFilter> = {}): string {
  const f = { ...filter, page: 1, ...changes }
  const entries: [string, string | number | null][] = [
    ['view', f.view === 'list' ? null : f.view],
    ['q', f.q],
    ['kind', f.kind],
    ['parent', f.parent],
    ['state', f.state],
    ['year', f.year],
    ['quarter', f.quarter && quarterKey(f.quarter)],
    ['sort', f.sort === 'lag' ? null : f.sort],
    ['desc', f.desc ? '1' : null],
    ['open', f.open.join('.')],
    ['metric', f.metric === yearMetrics[0] ? null : f.metric],
    ['page', f.page > 1 ? f.page : null],
  ]
  return new URLSearchParams(
    entries.flatMap(([key, value]): [string, string][] =>
      value === null || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
}

/** Is anybody left out? */
export const isNarrowed = (f: CockpitFilter): boolean =>
  f.q !== '' || f.kind !== null || f.parent !== null || f.state !== null

/** Where the heading of a column leads: its order, or the other way round. */
export const sortQuery = (filter: CockpitFilter, sort: CockpitSort): string =>
  cockpitQuery(filter, { sort, desc: filter.sort === sort && !filter.desc })

/** The address with one tree folded or unfolded. */
export const foldQuery = (filter: CockpitFilter, id: string): string =>
  cockpitQuery(filter, {
    open: filter.open.includes(id) ? filter.open.filter((one) => one !== id) : [...filter.open, id],
    page: filter.page,
  })
