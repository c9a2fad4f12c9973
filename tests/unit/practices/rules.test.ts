import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareResults, readResults, resultsOf, type PracticeResult, changeOf } from '@/lib/practices/practice'
import { replicationShare, practiceMachine } from '@/lib/practices/rules'
import { ancestry, replicationProblem, type ChainLink } from '@/lib/replication/rules'

const link = (practiceId: string, agencyId: string, from: string | null = null): [string, ChainLink] => [
  practiceId,
  { practiceId, projectId: `project of ${practiceId}`, agencyId, from },
]
const result = (row: Partial<PracticeResult>): PracticeResult => ({
  goalId: 'g',
  name: 'Время ожидания',
  unit: 'минут',
  direction: 'LESS',
  before: '40',
  after: '20',
  ...row,
})

describe('a practice', () => {
  it('goes from draft to publication, back for remarks, and is withdrawn', () => {
    expect(
      [
        practiceMachine.after('DRAFT', 'submit'),
        practiceMachine.after('SUBMITTED', 'return'),
        practiceMachine.after('RETURNED', 'submit'),
        practiceMachine.after('SUBMITTED', 'publish'),
        practiceMachine.after('PUBLISHED', 'withdraw'),
      ].map((next) => next.ok && next.value),
    ).toEqual(['SUBMITTED', 'RETURNED', 'SUBMITTED', 'PUBLISHED', 'WITHDRAWN'])
    expect(practiceMachine.from('publish')).toEqual(['SUBMITTED'])
    expect(practiceMachine.from('withdraw')).toEqual(['PUBLISHED'])
  })
})

describe('replication', () => {
  const links = new Map([link('p1', 'a'), link('p2', 'b', 'p1'), link('p3', 'c', 'p2')])

  it('knows what a practice descends from', () => {
    expect(ancestry(links, 'p3').map(({ practiceId }) => practiceId)).toEqual(['p3', 'p2', 'p1'])
    expect(
      ancestry(new Map([link('x', 'a', 'y'), link('y', 'b', 'x')]), 'x').map(({ practiceId }) => practiceId),
    ).toEqual(['x', 'y'])
    expect(ancestry(links, 'nowhere')).toEqual([])
  })

  it('is open to others and refused in a circle', () => {
    const chain = ancestry(links, 'p3')
    expect(replicationProblem(true, chain, 'd')).toBeNull()
    expect(replicationProblem(true, chain, 'c')).toBe('OWN_PRACTICE')
    expect(replicationProblem(true, chain, 'a')).toBe('CIRCLE')
    expect(replicationProblem(true, chain, 'd', 'project of p1')).toBe('OWN_PROJECT')
    expect(replicationProblem(false, chain, 'd')).toBe('NOT_PUBLISHED')
  })

  it('never brings a practice back to an agency that it went through', () => {
    // Agencies adopt practices at random; each adopted one becomes a practice of theirs. What the rule lets through has
    // no agency twice in a chain.
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(30)), { maxLength: 30 }), (steps) => {
        const made = new Map<string, ChainLink>([link('p0', 'agency 0')])
        for (const [n, [who, which]] of steps.entries()) {
          const from = `p${which % made.size}`
          const agencyId = `agency ${who}`
          if (replicationProblem(true, ancestry(made, from), agencyId) === null)
            made.set(...link(`p${made.size}`, agencyId, from))
          expect(made.size).toBeLessThanOrEqual(n + 2)
        }
        for (const id of made.keys()) {
          const agencies = ancestry(made, id).map(({ agencyId }) => agencyId)
          expect(new Set(agencies).size).toBe(agencies.length)
        }
      }),
    )
  })

  it('has a share by year, rounded half up, with its parts', () => {
    const projects = [
      { year: 2024, replicates: true, taken: 0 },
      { year: 2024, replicates: false, taken: 3 },
      { year: 2024, replicates: false, taken: 0 },
      { year: 2023, replicates: true, taken: 0 },
    ]
    expect(replicationShare(2024, projects)).toEqual({
      year: 2024,
      implemented: 3,
      replicating: 1,
      givenAway: 1,
      percent: 33,
    })
    expect(replicationShare(2022, projects).percent).toBeNull()
    expect(
      replicationShare(
        2025,
        Array.from({ length: 8 }, (_, i) => ({ year: 2025, replicates: i === 0, taken: 0 })),
      ).percent,
    ).toBe(13)
  })
})

describe('before and after', () => {
  it('come from confirmed values', () => {
    const goals = [
      { id: 'g', name: 'Время', unit: 'минут', direction: 'LESS' as const, baseline: '40', target: '20' },
      { id: 'h', name: 'Шаги', unit: 'шт.', direction: 'LESS' as const, baseline: null, target: '3' },
    ]
    expect(resultsOf(goals, (id) => (id === 'g' ? '18' : null))).toEqual([
      { goalId: 'g', name: 'Время', unit: 'минут', direction: 'LESS', before: '40', after: '18' },
    ])
  })

  it('change in per cent of before', () => {
    expect([
      changeOf('40', '18'),
      changeOf('3', '4'),
      changeOf('-10', '-5'),
      changeOf('0', '5'),
      changeOf(null, '5'),
      changeOf('0.3', '0.1'),
    ]).toEqual(['-55', '33.3', '50', null, null, '-66.7'])
  })

  it('of the original and its replica stand side by side, by id or by name', () => {
    const rows = compareResults(
      [
        result({}),
        result({ goalId: 'h', name: 'Число шагов', unit: 'шт.', before: '10', after: '5' }),
        result({ goalId: 'k', name: 'Жалобы', unit: 'шт.' }),
      ],
      [
        result({ goalId: 'z', name: 'число  шагов', unit: 'шт', before: '8', after: '5' }),
        result({ before: '60', after: '24' }),
        result({ goalId: 'n', name: 'Новая', after: '1' }),
      ],
    )
    expect(
      rows.map(({ name, better, original, replica }) => [
        name,
        better,
        original?.change ?? null,
        replica?.change ?? null,
      ]),
    ).toEqual([
      ['Время ожидания', 'REPLICA', '-50', '-60'],
      ['Число шагов', 'ORIGINAL', '-50', '-37.5'],
      ['Жалобы', null, '-50', null],
      ['Новая', null, null, '-97.5'],
    ])
  })

  it('that were stored badly are left out', () => {
    expect(readResults([result({}), { name: 'x' }, null])).toEqual([result({})])
    expect([readResults(null), readResults('x')]).toEqual([[], []])
  })
})
