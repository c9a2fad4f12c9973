import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNarrowed,
  projectColumns,
  projectQuery,
  projectSorts,
  readProjectFilter,
  sortQuery,
  usualColumns,
  type ProjectFilter,
} from '@/lib/projects/list/filter'
import { projectKinds, projectStatuses } from '@/lib/projects/state/rules'

const read = (query: string) => readProjectFilter(Object.fromEntries(new URLSearchParams(query)))

const filters = fc.record({
  q: fc.string({ maxLength: 30 }).map((text) => text.trim()),
  status: fc.option(fc.constantFrom(...projectStatuses)),
  kind: fc.option(fc.constantFrom(...projectKinds)),
  agency: fc.option(fc.uuid({ version: 7 })),
  portfolio: fc.option(fc.uuid({ version: 7 })),
  year: fc.option(fc.integer({ min: 2000, max: 2099 })),
  late: fc.boolean(),
  measure: fc.boolean(),
  mine: fc.boolean(),
  sort: fc.option(fc.constantFrom(...projectSorts)),
  desc: fc.boolean(),
  columns: fc
    .subarray([...projectColumns].slice(2))
    .map((some) => projectColumns.filter((column, at) => at < 2 || some.includes(column))),
  page: fc.integer({ min: 1, max: 100_000 }),
})

describe('the address of the list', () => {
  it('keeps every filter, order and column', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const plain: ProjectFilter = { ...filter, desc: filter.sort !== null && filter.desc }
        expect(read(projectQuery(plain, { page: plain.page }))).toEqual(plain)
        expect(projectQuery(read(projectQuery(plain)))).toBe(projectQuery(plain))
      }),
    )
  })

  it('is empty for the usual list and passes strange things over', () => {
    expect(projectQuery(readProjectFilter({}))).toBe('')
    expect(
      readProjectFilter({
        status: 'X',
        kind: '1',
        agency: 'нет',
        year: '0202',
        page: '-3',
        sort: 'id; DROP',
        columns: 'drop.title',
      }),
    ).toEqual({ ...readProjectFilter({}), columns: ['number', 'title'] })
    expect(readProjectFilter({ columns: ['number', 'stage'] }).columns).toEqual(['number', 'title', 'stage'])
    expect(readProjectFilter({}).columns).toEqual(usualColumns)
    expect([isNarrowed(readProjectFilter({ sort: 'title' })), isNarrowed(readProjectFilter({ late: '1' }))]).toEqual([
      false,
      true,
    ])
  })

  it('turns an order round when it is asked for again, and goes back to the first page', () => {
    const filter = readProjectFilter({ page: '4' })
    expect(sortQuery(filter, 'title')).toBe('sort=title')
    expect(sortQuery({ ...filter, sort: 'title' }, 'title')).toBe('sort=title&desc=1')
    expect(sortQuery(filter, 'updated')).toBe('sort=updated&desc=1')
  })
})
