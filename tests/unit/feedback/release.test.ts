import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/cli/cases/feedback-suppression'
import { leakedGroups, liesInSpan } from '@/lib/cli/cases/span-leaks'
import {
  cellId,
  closesBatch,
  latticeCells,
  releaseCells,
  type Attributes,
  type Cell,
} from '@/lib/feedback/release/scheme'
import { smallZeroSum } from '@/lib/feedback/release/small-sums'
import { primes, Span } from '@/lib/feedback/release/span'

const NAMES = ['agency', 'channel', 'age']

/** Small sets of people: 9–14, two or three attributes, two batches. */
const anySet = fc.record({ seed: fc.nat(), k: fc.integer({ min: 3, max: 5 }), batches: fc.integer({ min: 1, max: 2 }) })

function setOf(seed: number, batches: number): { people: Attributes[]; cells: Cell[] } {
  const random = seeded(seed)
  const below = (count: number) => Math.floor(random() * count)
  const names = NAMES.slice(0, 2 + below(2))
  const people = Array.from({ length: 9 + below(6) }, () =>
    Object.fromEntries(names.map((name) => [name, `${name} ${below(name === 'age' ? 2 : 3)}`])),
  )
  if (batches === 1) return { people, cells: latticeCells(people, names) }
  const first = people.slice(0, 5 + below(4))
  const later = latticeCells(people.slice(first.length), names)
  return {
    people,
    cells: [
      ...latticeCells(first, names).map((cell) => ({ ...cell, id: `1 ${cell.id}` })),
      ...later.map(({ id, members }) => ({ id: `2 ${id}`, members: members.map((one) => one + first.length) })),
      ...latticeCells(people, names).map((cell) => ({ ...cell, id: `all ${cell.id}` })),
    ],
  }
}

const shownOf = (cells: readonly Cell[], input: Omit<Parameters<typeof releaseCells>[0], 'cells'>): Cell[] => {
  const fates = releaseCells({ ...input, cells })
  return cells.filter(({ id }) => fates.get(id) === 'shown')
}
const members = (cells: readonly Cell[]) => cells.map((cell) => cell.members)

describe('the release of small sets, searched exhaustively', () => {
  it('never lets a group of 1…k−1 be reckoned, over batches and what was shown before', () => {
    let shownInAll = 0
    fc.assert(
      fc.property(anySet, ({ seed, k, batches }) => {
        const { people, cells } = setOf(seed, batches)
        const shown = shownOf(cells, { people: people.length, k, random: seeded(seed) })
        shownInAll += shown.length
        expect(leakedGroups(people.length, members(shown), k)).toEqual([])
        // What was shown stays known when more is asked for later.
        const before = members(shown.slice(0, 4))
        const again = shownOf(cells.toReversed(), {
          people: people.length,
          k,
          random: seeded(seed),
          shownBefore: before,
        })
        expect(leakedGroups(people.length, [...before, ...members(again)], k)).toEqual([])
      }),
      { numRuns: 150, seed: 7 },
    )
    expect(shownInAll).toBeGreaterThan(500)
  })

  it('shows all that a careful person shows who tries every set by hand', () => {
    let [ours, theirs] = [0, 0]
    fc.assert(
      fc.property(anySet, ({ seed, k, batches }) => {
        const { people, cells } = setOf(seed, batches)
        const careful: Cell[] = []
        for (const cell of cells)
          if (cell.members.length >= k && leakedGroups(people.length, members([...careful, cell]), k).length === 0)
            careful.push(cell)
        const shown = shownOf(cells, { people: people.length, k, random: seeded(seed) })
        expect(shown.length).toBeGreaterThanOrEqual(careful.length / 2)
        ours += shown.length
        theirs += careful.length
      }),
      { numRuns: 25, seed: 11 },
    )
    expect(theirs).toBeGreaterThan(50)
    expect(ours).toBeGreaterThanOrEqual(theirs * 0.98)
  })

  it('a plain threshold would leak in these very sets', () => {
    const leaks = Array.from({ length: 40 }, (_, seed) => {
      const { people, cells } = setOf(seed, 2)
      return leakedGroups(people.length, members(cells.filter((cell) => cell.members.length >= 4)), 4).length > 0
    })
    expect(leaks.filter(Boolean).length).toBeGreaterThan(30)
  })

  it('where unanimity is not shown, no group of one voice can be reckoned', () => {
    let prevented = 0
    fc.assert(
      fc.property(anySet, ({ seed, k }) => {
        const { people, cells } = setOf(seed, 1)
        const random = seeded(seed + 1)
        const answers = people.map(({ agency }) => (agency === 'agency 0' ? '5' : String(4 + Math.floor(random() * 2))))
        const input = { people: people.length, k, random: seeded(seed) }
        const unanimous = cells.filter((cell) => new Set(cell.members.map((one) => answers[one])).size === 1)
        const known = (shown: readonly Cell[]) =>
          unanimous.filter((cell) => liesInSpan(people.length, members(shown), cell.members)).length
        expect(known(shownOf(cells, { ...input, answers }))).toBe(0)
        prevented += known(shownOf(cells, input))
      }),
      { numRuns: 60, seed: 3 },
    )
    expect(prevented).toBeGreaterThan(10)
  })
})

describe('a group of one voice that nobody can ask for', () => {
  const k = 3
  /** Groups of three; those of one voice say «5» alone, the others are of several minds. */
  const group = (at: number) => [0, 1, 2].map((one) => at * 3 + one)
  const cellsOf = (...sets: [id: string, groups: number[]][]): Cell[] =>
    sets.map(([id, groups]) => ({ id, members: groups.flatMap(group) }))
  const fatesOf = (cells: Cell[], oneVoice: number[], groups: number) => {
    const people = groups * 3
    const answers = Array.from({ length: people }, (_, one) =>
      oneVoice.includes(Math.floor(one / 3)) ? '5' : String(3 + (one % 3)),
    )
    const fates = (more: object) => Object.fromEntries(releaseCells({ people, cells, k, random: seeded(1), ...more }))
    return { free: fates({}), guarded: fates({ answers }) }
  }

  it('is not given by the rest of a cell beside it', () => {
    // 0 and 1 are of one voice: 0 = first − mixed.
    const cells = cellsOf(['total', [0, 1, 2, 3]], ['first', [0, 2]], ['second', [1, 2]], ['mixed', [2]])
    const { free, guarded } = fatesOf(cells, [0, 1], 4)
    expect(free).toEqual({ total: 'shown', first: 'shown', second: 'shown', mixed: 'shown' })
    expect(guarded).toEqual({ total: 'shown', first: 'shown', second: 'shown', mixed: 'hidden' })
  })

  it('is not given where it is asked for, of however many parts it is made', () => {
    const parts = [0, 1, 2, 3, 4]
    const cells = cellsOf(
      ['total', [...parts, ...parts.map((one) => one + 5)]],
      ...parts.map((one): [string, number[]] => [`part ${one}`, [one, one + 5]]),
      ['voice', parts],
      ['others', parts.map((one) => one + 5)],
    )
    const { free, guarded } = fatesOf(cells, parts, 10)
    expect(free).toMatchObject({ voice: 'shown', others: 'shown' })
    expect(guarded).toEqual({ ...free, voice: 'hidden', others: 'hidden' })
  })
})

describe('the release of a block', () => {
  const block = (seed: number, count: number): Attributes[] => {
    const random = seeded(seed)
    const skewed = (values: number) => Math.floor(random() ** 1.6 * values)
    return Array.from({ length: count }, () => ({
      service: `${skewed(4)}`,
      channel: `${skewed(3)}`,
      age: `${skewed(4)}`,
      sex: `${skewed(2)}`,
    }))
  }
  const release = (people: Attributes[], k: number, seed = 1) => {
    const cells = latticeCells(people, ['service', 'channel', 'age', 'sex'])
    return { cells, fates: releaseCells({ people: people.length, cells, k, random: seeded(seed) }) }
  }

  it('always shows the total, never a small cell, and most of the rest', () => {
    let [large, shown] = [0, 0]
    for (let seed = 0; seed < 10; seed += 1) {
      const { cells, fates } = release(block(seed, 42), 5)
      expect(fates.get(cellId({}))).toBe('shown')
      for (const { id, members: inside } of cells) {
        if (inside.length < 5) expect(fates.get(id)).toBe('hidden')
        else large += 1
        if (fates.get(id) === 'shown') shown += 1
      }
    }
    expect(shown / large).toBeGreaterThan(0.5)
  })

  it('gives the same for the same source, and for another in all but rare cases', () => {
    const fates = (seed: number) => [...release(block(5, 60), 5, seed).fates]
    expect(fates(1)).toEqual(fates(1))
    expect(fates(2)).toEqual(fates(1))
  })

  it('goes up to k = 10 and to a large block', () => {
    const ten = release(block(3, 120), 10)
    expect([...ten.fates.values()].filter((fate) => fate === 'shown').length).toBeGreaterThan(15)
    const many = release(block(4, 3_000), 5)
    expect([...many.fates.values()].filter((fate) => fate === 'shown').length).toBeGreaterThan(50)
  })

  it('says «empty» where nobody is, and closes no batch under the threshold', () => {
    const fates = releaseCells({ people: 6, cells: [{ id: 'a', members: [] }], k: 5, random: seeded(1) })
    expect(fates.get('a')).toBe('empty')
    expect([closesBatch(19, { k: 5, batch: 20 }), closesBatch(20, { k: 5, batch: 20 })]).toEqual([false, true])
    expect([closesBatch(4, { k: 5, batch: 1 }), closesBatch(0, { k: 0, batch: 0 })]).toEqual([false, false])
  })
})

describe('the lattice', () => {
  it('goes from coarse to fine in an order of names alone', () => {
    const people: Attributes[] = [
      { agency: 'Б', used: ['сайт', 'окно'] },
      { agency: 'А', used: 'окно' },
      { agency: 'Б', used: null },
    ]
    expect(latticeCells(people, ['agency', 'used']).map(({ key, members: inside }) => [key, inside])).toEqual([
      [{}, [0, 1, 2]],
      [{ agency: 'А' }, [1]],
      [{ agency: 'Б' }, [0, 2]],
      [{ used: 'окно' }, [0, 1]],
      [{ used: 'сайт' }, [0]],
      [{ agency: 'А', used: 'окно' }, [1]],
      [{ agency: 'Б', used: 'окно' }, [0]],
      [{ agency: 'Б', used: 'сайт' }, [0]],
    ])
    expect(cellId({ used: 'окно', agency: 'А' })).toBe(cellId({ agency: 'А', used: 'окно' }))
  })
})

describe('small sums', () => {
  it('find what trying every set finds', () => {
    const items = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 6 }), value: fc.nat({ max: 100 }) }), {
      maxLength: 9,
    })
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 9 }), (all, most) => {
        let right = false
        for (let mask = 1; mask < 2 ** all.length; mask += 1) {
          const set = all.filter((_, i) => (mask >> i) & 1)
          const weight = set.reduce((sum, one) => sum + one.weight, 0)
          if (weight <= most && set.reduce((sum, one) => sum + one.value, 0) % 101 === 0) right = true
        }
        expect(smallZeroSum(all, most, 101)).toBe(right ? 'found' : 'none')
      }),
      { numRuns: 3_000 },
    )
  })

  it('say when there are too many to try', () => {
    const items = Array.from({ length: 400 }, (_, i) => ({ weight: 1, value: 1_000 + i * i * i }))
    expect(smallZeroSum(items, 9, primes[0])).toBe('tooMany')
  })
})

describe('the span', () => {
  it('holds sums and differences of its vectors and nothing else', () => {
    for (const prime of primes) {
      const span = new Span(4, prime, seeded(1))
      const vector = (...values: number[]) => Float64Array.from(values)
      expect(span.holds(vector(1, 1, 1, 1))).toBe(false)
      span.add(vector(1, 1, 1, 1))
      span.add(vector(1, 1, 0, 0))
      span.add(vector(0, 0, 1, 1))
      expect([span.holds(vector(0, 0, 1, 1)), span.holds(vector(1, 0, 1, 0))]).toEqual([true, false])
      span.add(vector(1, 0, 1, 0))
      expect([span.holds(vector(0, 1, 0, 1)), span.holds(vector(1, 0, 0, 0))]).toEqual([true, false])
      expect([span.holds(vector(1, 0, 0, prime - 1)), span.holds(vector(1, 0, 0, 1))]).toEqual([true, false])
      const orthogonal = span.orthogonalWith(vector(1, 0, 0, 0))
      expect([...orthogonal]).toEqual([0, 0, 0, 0])
    }
  })
})
