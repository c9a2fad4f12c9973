/**
 * The list of projects as an address: filters, order and columns read from a query string and written back. A saved
 * view keeps such a string. Pure.
 */
import { isUuid } from '@/lib/core/ids'
import { pageNumber } from '@/lib/core/pages'
import { projectKinds, projectStatuses, type ProjectKind, type ProjectStatus } from '../state/rules'

export const PROJECTS_PER_PAGE = 50

export const projectColumns = [
  'number',
  'title',
  'kind',
  'agency',
  'leader',
  'status',
  'stage',
  'starts',
  'ends',
  'ground',
  'portfolio',
  'updated',
] as const
export type ProjectColumn = (typeof projectColumns)[number]
/** Number and title are always there. */
export const fixedColumns: readonly ProjectColumn[] = ['number', 'title']
export const usualColumns: readonly ProjectColumn[] = ['number', 'title', 'agency', 'leader', 'status', 'stage', 'ends']

export const projectSorts = ['updated', 'number', 'title', 'agency', 'leader', 'status', 'starts', 'ends'] as const
export type ProjectSort = (typeof projectSorts)[number]

export type ProjectFilter = {
  q: string
  status: ProjectStatus | null
  kind: ProjectKind | null
  /** The agency and all under it; as the one that runs the project or takes part in it. */
  agency: string | null
  portfolio: string | null
  /** Projects that are worked on in this year. */
  year: number | null
  /** A stage is behind its date. */
  late: boolean
  /** Closed, and its results are to be measured again by now (stage 10). */
  measure: boolean
  /** The person leads it, is in its team or opened it. */
  mine: boolean
  /** Null: by relevance when searched, else the last changed first. */
  sort: ProjectSort | null
  desc: boolean
  columns: readonly ProjectColumn[]
  page: number
}

type Query = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined): string => ((Array.isArray(value) ? value[0] : value) ?? '').trim()
const known = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null

/** What an address asks for; anything strange in it is passed over. */
export function readProjectFilter(query: Query): ProjectFilter {
  const year = /^20\d\d$/.test(one(query.year)) ? Number(one(query.year)) : null
  const id = (key: string): string | null => (isUuid(one(query[key])) ? one(query[key]) : null)
  const wanted = [query.columns ?? []].flat().flatMap((text) => text.split('.'))
  const columns = projectColumns.filter((column) => fixedColumns.includes(column) || wanted.includes(column))
  return {
    q: one(query.q).slice(0, 200),
    status: known(projectStatuses, one(query.status)),
    kind: known(projectKinds, one(query.kind)),
    agency: id('agency'),
    portfolio: id('portfolio'),
    year,
    late: one(query.late) === '1',
    measure: one(query.measure) === '1',
    mine: one(query.mine) === '1',
    sort: known(projectSorts, one(query.sort)),
    desc: one(query.desc) === '1',
    columns: wanted.length > 0 ? columns : usualColumns,
    page: pageNumber(one(query.page)),
  }
}

const sameColumns = (a: readonly ProjectColumn[], b: readonly ProjectColumn[]): boolean =>
  a.length === b.length && a.every((column) => b.includes(column))

/** The query string of a filter, without what is usual: the same filter always gives the same string. */
export function projectQuery(filter: ProjectFilter, changes: Partial<ProjectFilter> = {}): string {
  const f = { ...filter, page: 1, ...changes }
  const entries: [string, string | number | null][] = [
    ['q', f.q],
    ['status', f.status],
    ['kind', f.kind],
    ['agency', f.agency],
    ['portfolio', f.portfolio],
    ['year', f.year],
    ['late', f.late ? '1' : null],
    ['measure', f.measure ? '1' : null],
    ['mine', f.mine ? '1' : null],
    ['sort', f.sort],
    ['desc', f.sort && f.desc ? '1' : null],
    [
      'columns',
      sameColumns(f.columns, usualColumns)
        ? null
        : f.columns.filter((column) => !fixedColumns.includes(column)).join('.') || 'number',
    ],
    ['page', f.page > 1 ? f.page : null],
  ]
  return new URLSearchParams(
    entries.flatMap(([key, value]): [string, string][] =>
      value === null || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
}

/** Is anything left out of the list? Order and columns leave out nothing. */
export const isNarrowed = (f: ProjectFilter): boolean =>
  f.q !== '' ||
  f.status !== null ||
  f.kind !== null ||
  f.agency !== null ||
  f.portfolio !== null ||
  f.year !== null ||
  f.late ||
  f.measure ||
  f.mine

/** Where the heading of a column leads: its order, or the other way round. */
export function sortQuery(filter: ProjectFilter, sort: ProjectSort): string {
  return projectQuery(filter, { sort, desc: filter.sort === sort ? !filter.desc : sort === 'updated' })
}

export type ProjectLine = {
  id: string
  number: number
  title: string
  kind: ProjectKind
  agency: string
  leader: string
  status: ProjectStatus
  stage: number
  stageTitle: string | null
  stageDue: string | null
  late: boolean
  starts: string | null
  ends: string | null
  ground: string
  portfolio: string | null
  updated: Date
}
