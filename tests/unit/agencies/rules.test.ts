import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateProblem, endProblem, wouldCycle } from '@/lib/agencies/rules'
import { innWords, isInn } from '@/lib/core/inn'
import { CreateAgencyInput } from '@/lib/agencies/schema'
import { OpenDataInput } from '@/lib/tenancy/schema'
import { freeSlug, slugOf } from '@/lib/agencies/slug'
import { sameName } from '@/lib/core/same-name'

describe('the tree', () => {
  const parents = new Map<string, string | null>([
    ['a', null],
    ['b', 'a'],
    ['c', 'b'],
    ['d', null],
  ])

  it('finds circles of any length', () => {
    expect(wouldCycle(parents, 'a', 'a')).toBe(true)
    expect(wouldCycle(parents, 'a', 'c')).toBe(true)
    expect(wouldCycle(parents, 'c', 'a')).toBe(false)
    expect(wouldCycle(parents, 'd', 'c')).toBe(false)
    expect(wouldCycle(parents, 'a', null)).toBe(false)
  })

  it('never ends up with a circle, whatever is moved in whatever order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 40 }), (moves) => {
        const tree = new Map<string, string | null>(ids.map((id) => [id, null]))
        for (const [id, to] of moves) if (!wouldCycle(tree, id, to)) tree.set(id, to)
        for (const id of ids) {
          let steps = 0
          for (let at = tree.get(id) ?? null; at !== null; at = tree.get(at) ?? null) steps += 1
          expect(steps).toBeLessThan(ids.length)
        }
      }),
    )
  })
})

describe('the end of an agency', () => {
  const active = { status: 'ACTIVE' as const, activeChildren: 0, held: false }
  it('is refused while something depends on it', () => {
    expect(endProblem(active, false)).toBeNull()
    expect(endProblem({ ...active, held: true }, true)).toBe('HELD')
    expect(endProblem({ ...active, activeChildren: 2 }, false)).toBe('HAS_CHILDREN')
    expect(endProblem({ ...active, activeChildren: 2 }, true)).toBeNull()
    expect(endProblem({ ...active, status: 'MERGED' }, true)).toBe('NOT_ACTIVE')
  })

  it('is not in the future and not before the beginning', () => {
    expect(dateProblem('2026-11-22', '2026-11-22', null)).toBeNull()
    expect(dateProblem('2026-11-23', '2026-11-22', null)).toBe('DATE_IN_FUTURE')
    expect(dateProblem('2020-01-01', '2026-11-22', '2020-01-02')).toBe('DATE_BEFORE_START')
  })
})

describe('names and numbers', () => {
  it.each([
    ['4205037320', true],
    ['4205037321', false],
    ['500100732259', true],
    ['500100732250', false],
    ['420503732', false],
    ['', false],
  ])('INN %s: %s', (inn, right) => {
    expect(isInn(inn)).toBe(right)
  })

  it('an INN is refused in the same words wherever it is typed', () => {
    for (const schema of [CreateAgencyInput, OpenDataInput]) {
      const said = (inn: string): string[] =>
        (schema.safeParse({ inn }).error?.issues ?? [])
          .filter(({ path }) => path[0] === 'inn')
          .map(({ message }) => message)
      expect(said('4205037321')).toEqual([innWords])
      expect(said('4205037320')).toEqual([])
      expect(said('')).toEqual([])
    }
  })

  it('compares names as people do', () => {
    expect(sameName('МБУ «Центр»  г. Королёв')).toBe(sameName('мбу "Центр" г.\u00a0Королев'))
  })

  it('makes public addresses', () => {
    expect(slugOf('Юргинский городской округ')).toBe('yurginskiy-gorodskoy-okrug')
    expect(slugOf('«»')).toBe('organ')
    expect(slugOf('министерство '.repeat(20)).length).toBeLessThanOrEqual(60)
    const taken = new Set<string>()
    expect([freeSlug('Юрга', taken), freeSlug('Юрга', taken), freeSlug('ЮРГА', taken)]).toEqual([
      'yurga',
      'yurga-2',
      'yurga-3',
    ])
    // /‹programme›/word/status is a page of the portal.
    expect([freeSlug('Status', taken), freeSlug('STATUS', taken)]).toEqual(['status-2', 'status-3'])
  })
})
