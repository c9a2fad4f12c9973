import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adoptionState,
  effectOf,
  nodesOf,
  place,
  prune,
  spreadTrees,
  standings,
  stepsIn,
  takenIn,
  tileLevel,
  type Adoption,
  type AdoptionState,
} from '@/lib/practices/spread'
import { projectStatuses } from '@/lib/projects/state/rules'
import type { ChainLink } from '@/lib/replication/rules'

/**
 * Projects p0… of agencies; `from[n]` – whose practice the n-th adopts (any, itself too, as broken data may have it);
 * `made` – which became practices.
 */
const made = fc
  .array(
    fc.record({
      from: fc.option(fc.nat(24)),
      practice: fc.boolean(),
      agency: fc.nat(5),
      state: fc.constantFrom<AdoptionState>('DONE', 'RUNNING', 'PLANNED', 'STOPPED'),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((rows) => {
    const isPractice = (n: number): boolean => rows[n]?.practice === true
    const source = (from: number | null): string | null =>
      from !== null && isPractice(from % rows.length) ? `practice ${from % rows.length}` : null
    const practices = rows.flatMap((row, n): ChainLink[] =>
      row.practice
        ? [{ practiceId: `practice ${n}`, projectId: `p${n}`, agencyId: `a${row.agency}`, from: source(row.from) }]
        : [],
    )
    const adoptions = rows.flatMap((row, n): Adoption[] => {
      const practiceId = source(row.from)
      return practiceId === null
        ? []
        : [
            {
              projectId: `p${n}`,
              number: n,
              agencyId: `a${row.agency}`,
              practiceId,
              state: row.state,
              year: 2020 + (n % 5),
            },
          ]
    })
    return { practices, adoptions }
  })

const link = (n: number, agencyId: string, from: string | null = null): ChainLink => ({
  practiceId: `practice ${n}`,
  projectId: `p${n}`,
  agencyId,
  from,
})
const offered = (practices: readonly ChainLink[]) => practices.map((one) => ({ ...one, offered: true }))
const took = (n: number, agencyId: string, practiceId: string, state: AdoptionState = 'DONE'): Adoption => ({
  projectId: `p${n}`,
  number: n,
  agencyId,
  practiceId,
  state,
  year: 2024,
})

describe('the map of practices', () => {
  it('draws every practice and every adoption exactly once, circles or not', () => {
    fc.assert(
      fc.property(made, ({ practices, adoptions }) => {
        const marks = spreadTrees(practices, adoptions).flatMap(nodesOf)
        expect(marks.flatMap(({ adoption }) => adoption?.projectId ?? []).toSorted()).toEqual(
          adoptions.map(({ projectId }) => projectId).toSorted(),
        )
        expect(marks.flatMap(({ practiceId }) => practiceId ?? []).toSorted()).toEqual(
          practices.map(({ practiceId }) => practiceId).toSorted(),
        )
        expect(new Set(marks.map(({ projectId }) => projectId)).size).toBe(marks.length)
      }),
    )
  })

  it('never lays one mark over another, and puts each beside the one it was taken from', () => {
    fc.assert(
      fc.property(made, fc.integer({ min: 1, max: 30 }), ({ practices, adoptions }, most) => {
        for (const tree of spreadTrees(practices, adoptions)) {
          const { marks, rows, steps, hidden } = place(tree, most)
          const cells = marks.flatMap(({ step, row, rows: over }) =>
            Array.from({ length: over }, (_, i) => `${step}:${row + i}`),
          )
          expect(new Set(cells).size).toBe(cells.length)
          expect(marks.length + hidden).toBe(nodesOf(tree).length)
          expect(
            marks.every(
              (mark) => mark.step <= steps && mark.row + mark.rows <= rows && mark.rails.length === mark.step,
            ),
          ).toBe(true)
          for (const mark of marks.filter(({ parent }) => parent !== null)) {
            const parent = marks.find(({ projectId }) => projectId === mark.parent)
            expect(
              parent &&
                parent.step === mark.step - 1 &&
                parent.row <= mark.row &&
                mark.row + mark.rows <= parent.row + parent.rows,
            ).toBe(true)
          }
        }
      }),
    )
  })

  it('is the same in whatever order the rows come', () => {
    fc.assert(
      fc.property(made, ({ practices, adoptions }) => {
        expect(spreadTrees(practices.toReversed(), adoptions.toReversed())).toEqual(spreadTrees(practices, adoptions))
      }),
    )
  })

  it('keeps with a narrowing the way from the origin and nothing else', () => {
    fc.assert(
      fc.property(made, fc.nat(4), ({ practices, adoptions }, year) => {
        const asked = ({ adoption }: { adoption: Adoption | null }): boolean => adoption?.year === 2020 + year
        for (const tree of spreadTrees(practices, adoptions)) {
          const kept = prune(tree, asked)
          const left = kept ? nodesOf(kept) : []
          expect(left.filter(asked)).toHaveLength(nodesOf(tree).filter(asked).length)
          expect(left.filter(({ children }) => children.length === 0).every(asked)).toBe(true)
        }
      }),
    )
  })

  it('stands a chain in steps, the most taken practice first', () => {
    const practices = [link(9, 'z'), link(0, 'a'), link(1, 'b', 'practice 0'), link(2, 'c', 'practice 1')]
    const trees = spreadTrees(practices, [
      took(1, 'b', 'practice 0'),
      took(2, 'c', 'practice 1'),
      took(3, 'd', 'practice 2', 'RUNNING'),
      took(4, 'e', 'practice 0'),
      took(5, 'f', 'practice 0', 'STOPPED'),
    ])
    expect(trees.map(({ practiceId }) => practiceId)).toEqual(['practice 0', 'practice 9'])
    const [tree] = trees
    if (!tree) throw new Error('no tree')
    expect([takenIn(tree), stepsIn(tree)]).toEqual([4, 3])
    expect(place(tree).marks.map(({ agencyId, step, row, rows, rails }) => [agencyId, step, row, rows, rails])).toEqual(
      [
        ['a', 0, 0, 3, []],
        ['b', 1, 0, 1, [true]],
        ['c', 2, 0, 1, [true, false]],
        ['d', 3, 0, 1, [true, false, false]],
        ['e', 1, 1, 1, [true]],
        ['f', 1, 2, 1, [false]],
      ],
    )
    expect(place(tree, 2)).toMatchObject({ hidden: 4, rows: 1, steps: 1 })
  })

  it('opens a circle at its first practice', () => {
    const [tree, ...others] = spreadTrees(
      [link(1, 'a', 'practice 2'), link(2, 'b', 'practice 1')],
      [took(1, 'a', 'practice 2'), took(2, 'b', 'practice 1')],
    )
    expect(others).toEqual([])
    expect(tree).toMatchObject({
      projectId: 'p1',
      adoption: { practiceId: 'practice 2' },
      children: [{ projectId: 'p2', children: [] }],
    })
  })
})

describe('what an agency did', () => {
  it('is told by what it gave and took, stopped ones left out', () => {
    const practices = [link(0, 'a'), link(1, 'b', 'practice 0'), link(2, 'c')]
    const rows = standings(
      ['a', 'b', 'c', 'd', 'e', 'f'],
      [...offered(practices), { ...link(8, 'f'), offered: false }],
      [took(1, 'b', 'practice 0'), took(3, 'd', 'practice 1', 'RUNNING'), took(4, 'e', 'practice 0', 'STOPPED')],
    )
    expect(rows.map(({ agencyId, offers, gave, took: taken, role }) => [agencyId, offers, gave, taken, role])).toEqual([
      ['a', 1, 1, 0, 'GIVES'],
      ['b', 1, 1, 1, 'BOTH'],
      ['c', 1, 0, 0, 'OFFERS'],
      ['d', 0, 0, 1, 'TAKES'],
      ['e', 0, 0, 0, 'ASIDE'],
      ['f', 0, 0, 0, 'ASIDE'],
    ])
    expect(
      [
        [0, 0],
        [1, 1],
        [2, 1],
        [4, 9],
      ].map(([gave = 0, taken = 0]) => tileLevel({ gave, took: taken })),
    ).toEqual([0, 1, 2, 3])
  })

  it('sums up to every adoption that goes on', () => {
    fc.assert(
      fc.property(made, ({ practices, adoptions }) => {
        const rows = standings(['a0', 'a1', 'a2', 'a3', 'a4', 'a5'], offered(practices), adoptions)
        const going = adoptions.filter(({ state }) => state !== 'STOPPED').length
        expect([
          rows.reduce((sum, { gave }) => sum + gave, 0),
          rows.reduce((sum, { took: taken }) => sum + taken, 0),
        ]).toEqual([going, going])
      }),
    )
  })
})

describe('an adoption', () => {
  it('has one of four states', () => {
    expect(projectStatuses.map(adoptionState)).toEqual(['PLANNED', 'PLANNED', 'RUNNING', 'DONE', 'DONE', 'STOPPED'])
  })

  it('has an effect beside the original’s over all goals that can be compared', () => {
    const of = (...list: ('ORIGINAL' | 'REPLICA' | 'EQUAL' | null)[]) => effectOf(list.map((better) => ({ better })))
    expect([
      of(),
      of(null),
      of('REPLICA', null, 'EQUAL'),
      of('ORIGINAL', 'EQUAL'),
      of('EQUAL'),
      of('REPLICA', 'ORIGINAL'),
    ]).toEqual([null, null, 'MORE', 'LESS', 'SAME', 'MIXED'])
  })
})
