import { describe, expect, it } from 'vitest'
import { PlanYear, type PlanAgency, type PlanData, type PlanIndicator } from '@/lib/plan/progress'

const agency = (id: string, more: Partial<PlanAgency> = {}): PlanAgency => ({
  id,
  name: `Орган ${id}`,
  slug: id,
  parentId: null,
  status: 'ACTIVE',
  mergedIntoId: null,
  since: null,
  until: null,
  ...more,
})
const withAtLeastTwo: PlanIndicator = {
  id: 'i',
  number: '1.1',
  sectionNumber: '1',
  section: 'Проекты',
  title: 'Органов с двумя проектами',
  unit: 'органов',
  comparison: 'AT_LEAST',
  total: 'SUM',
  perAgency: false,
  responsible: [],
  source: 'FORMULA',
  formula: { op: 'agenciesWith', source: 'PROJECTS_OPENED', atLeast: 2 },
  sample: false,
  terms: {},
  note: '',
  position: 1,
  retiredFrom: null,
  version: 1,
}
const year = (agencies: PlanAgency[], counts: [string, string][]) => {
  const data: PlanData = {
    year: 2026,
    today: '2026-12-01',
    indicators: [withAtLeastTwo],
    agencies,
    targets: [],
    typed: [],
    counts: counts.map(([agencyId, n]) => ({ source: 'PROJECTS_OPENED', agencyId, year: n, ever: n })),
  }
  return new PlanYear(data)
}

describe('agencies with at least n records', () => {
  const value = (agencies: PlanAgency[], counts: [string, string][]) =>
    year(agencies, counts).factOf(withAtLeastTwo, null).value
  const merged = { status: 'MERGED' as const, until: '2026-05-01' }

  it('counts what an agency had that went into another one during the year as its heir’s', () => {
    const both = [agency('heir'), agency('gone', { ...merged, mergedIntoId: 'heir' })]
    expect(value(both, [['heir', '1']])).toBe('0')
    expect(
      value(both, [
        ['heir', '1'],
        ['gone', '1'],
      ]),
    ).toBe('1')
    expect(value(both, [['gone', '2']])).toBe('1')
  })

  it('follows several mergers, and gives nothing to somebody else', () => {
    const chain = [
      agency('heir'),
      agency('second', { ...merged, mergedIntoId: 'heir' }),
      agency('first', { ...merged, mergedIntoId: 'second' }),
      agency('other'),
    ]
    expect(
      value(chain, [
        ['first', '1'],
        ['second', '1'],
        ['other', '1'],
      ]),
    ).toBe('1')
  })

  it('has none of an agency that was abolished without an heir', () => {
    expect(
      value([agency('stays'), agency('gone', { status: 'ABOLISHED', until: '2026-05-01' })], [['gone', '5']]),
    ).toBe('0')
  })
})
