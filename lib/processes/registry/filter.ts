/** The list of processes as an address: conditions and order read from a query string and written back. Pure. */
import { isUuid } from '@/lib/core/ids'
import { pageNumber } from '@/lib/core/pages'
import { processKinds, processStatuses, type ProcessKindName, type ProcessStatusName } from './rules'

export const PROCESSES_PER_PAGE = 50

const processSorts = ['code', 'name', 'agency', 'runs', 'updated'] as const
export type ProcessSort = (typeof processSorts)[number]

export type ProcessFilter = {
  q: string
  status: ProcessStatusName | null
  kind: ProcessKindName | null
  /** Key of the tenant's group. */
  group: string
  /** The agency and all under it; as the owner or as one that takes part. */
  agency: string | null
  /** Differs from the approved registry. */
  changed: boolean
  /** Null: by relevance when searched, else the last changed first. */
  sort: ProcessSort | null
  desc: boolean
  page: number
}

type Query = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined): string => ((Array.isArray(value) ? value[0] : value) ?? '').trim()
const known = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null

/** What an address asks for; anything strange in it is passed over. */
export const readProcessFilter = (query: Query): ProcessFilter => ({
  q: one(query.q).slice(0, 200),
  status: known(processStatuses, one(query.status)),
  kind: known(processKinds, one(query.kind)),
  group: /^[a-z][a-z0-9-]{0,39}$/.test(one(query.group)) ? one(query.group) : '',
  agency: isUuid(one(query.agency)) ? one(query.agency) : null,
  changed: one(query.changed) === '1',
  sort: known(processSorts, one(query.sort)),
  desc: one(query.desc) === '1',
  page: pageNumber(one(query.page)),
})

/** The query string of a filter, without what is usual: the same filter always gives the same string. */
export function processQuery(filter: ProcessFilter, changes: Partial<ProcessFilter> = {}): string {
  const f = { ...filter, page: 1, ...changes }
  const entries: [string, string | number | null][] = [
    ['q', f.q],
    ['status', f.status],
    ['kind', f.kind],
    ['group', f.group],
    ['agency', f.agency],
    ['changed', f.changed ? '1' : null],
    ['sort', f.sort],
    ['desc', f.sort && f.desc ? '1' : null],
    ['page', f.page > 1 ? f.page : null],
  ]
  return new URLSearchParams(
    entries.flatMap(([key, value]): [string, string][] =>
      value === null || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
}

/** Is anything left out of the list? The order leaves out nothing. */
export const isNarrowed = (f: ProcessFilter): boolean =>
  f.q !== '' || f.status !== null || f.kind !== null || f.group !== '' || f.agency !== null || f.changed

/** Where the heading of a column leads: its order, or the other way round. */
export const sortQuery = (filter: ProcessFilter, sort: ProcessSort): string =>
  processQuery(filter, { sort, desc: filter.sort === sort ? !filter.desc : sort === 'updated' || sort === 'runs' })

export type ProcessLine = {
  id: string
  code: string
  name: string
  kind: ProcessKindName
  group: string
  agencyId: string
  agency: string
  unit: string | null
  representative: string
  runsPerYear: number | null
  status: ProcessStatusName
  changed: boolean
  updated: Date
}
