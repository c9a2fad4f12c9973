import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMethodology, type Methodology } from '@/lib/rating/methodology/parse'
import { levelOf } from '../../factories/level'
import { slugProblem } from '@/lib/tenancy/rules'
import { boundariesOf, withBoundaries, withEffort, withScores, type Boundary } from '@/lib/tenancy/ruling'

const kuzbass = (): Methodology => {
  const parsed = parseMethodology(
    (JSON.parse(readFileSync('prisma/programmes/kuzbass.json', 'utf8')) as { rating: unknown }).rating,
  )
  if (!parsed.ok) throw new Error('kuzbass')
  return parsed.methodology
}
const changed = (change: ReturnType<typeof withBoundaries>): Methodology => {
  if (!change.ok) throw new Error(change.message)
  return change.methodology
}

describe('rulings on the level scale', () => {
  it('reads the scale as boundaries and back without change', () => {
    expect(boundariesOf(kuzbass())).toEqual([
      { value: '12', belongs: 'below' },
      { value: '8', belongs: 'above' },
      { value: '5', belongs: 'above' },
    ])
    expect(changed(withBoundaries(kuzbass(), boundariesOf(kuzbass())))).toEqual(kuzbass())
  })

  it('moves the total of 8 to «Базовый» when the authority rules so', () => {
    const ruled = changed(
      withBoundaries(kuzbass(), [
        { value: '12', belongs: 'below' },
        { value: '8', belongs: 'below' },
        { value: '5', belongs: 'above' },
      ]),
    )
    expect(levelOf(kuzbass(), '8')?.code).toBe('PROGRESSIVE')
    expect(levelOf(ruled, '8')?.code).toBe('BASIC')
    expect(levelOf(ruled, '8.1')?.code).toBe('PROGRESSIVE')
  })

  it('refuses boundaries that do not descend, are no numbers, or contradict the act’s example', () => {
    const three = (value: string): Boundary[] => [
      { value: '12', belongs: 'below' },
      { value, belongs: 'above' },
      { value: '5', belongs: 'above' },
    ]
    expect(withBoundaries(kuzbass(), three('12'))).toMatchObject({
      ok: false,
      fields: { 'boundaries.1.value': expect.any(String) as string },
    })
    expect(withBoundaries(kuzbass(), three('восемь'))).toMatchObject({ ok: false })
    expect(withBoundaries(kuzbass(), three('9,5'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('Пример из акта') as string,
    })
    expect(withBoundaries(kuzbass(), [])).toMatchObject({ ok: false })
  })

  it('gives every total exactly one level, whatever the ruling', () => {
    const tenths = fc.uniqueArray(fc.integer({ min: 1, max: 148 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(
        tenths,
        fc.array(fc.constantFrom('above' as const, 'below' as const), { minLength: 3, maxLength: 3 }),
        (units, sides) => {
          const { workedExample: _example, maximum: _maximum, ...bare } = kuzbass()
          const boundaries = units
            .toSorted((a, b) => b - a)
            .map((unit, i) => ({ value: String(unit / 10), belongs: sides[i] ?? 'above' }))
          const ruled = changed(withBoundaries(bare, boundaries))
          for (let unit = 0; unit <= 149; unit += 1) expect(levelOf(ruled, (unit / 10).toFixed(1))).toBeDefined()
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('rulings on a criterion and on effort', () => {
  it('sets other scores, refuses impossible ones', () => {
    const scores = kuzbass().criteria[5]?.options.map(({ score }) => String(score)) ?? []
    expect(withScores(kuzbass(), 6, scores)).toMatchObject({ ok: true })
    expect(
      withScores(
        kuzbass(),
        6,
        scores.map(() => '0'),
      ),
    ).toMatchObject({ ok: false })
    expect(withScores(kuzbass(), 6, ['x', ...scores.slice(1)])).toMatchObject({
      ok: false,
      fields: { 'scores.0': expect.any(String) as string },
    })
    expect(withScores(kuzbass(), 99, scores)).toMatchObject({ ok: false })
  })

  it('sets efforts typed with a comma; an empty one and 1 are the usual', () => {
    const change = changed(withEffort(kuzbass(), { c5: { s3: '2,5', s2: '1' }, c1: { s1: '' } }))
    expect(change.criteria[4]?.options.map(({ effort }) => effort)).toEqual([undefined, undefined, undefined, '2.5'])
    expect(withEffort(kuzbass(), { c5: { s3: '-1' } })).toMatchObject({
      ok: false,
      fields: { 'effort.c5.s3': expect.any(String) as string },
    })
    expect(withEffort(kuzbass(), { c5: { s3: 'много' } })).toMatchObject({ ok: false })
  })
})

it.each([
  ['kuzbass', true],
  ['k', false],
  ['Kuzbass', false],
  ['operator', false],
  ['api', false],
  ['a--b', false],
  ['a-', false],
  ['kuzbass-2', true],
])('address %s: %s', (slug, right) => {
  expect(slugProblem(slug) === null).toBe(right)
})
