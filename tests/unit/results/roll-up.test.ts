import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rollUp, sumBy, sumOf, type EffectRow, type TreeAgency } from '@/lib/results/roll-up'

const effect = (row: Partial<EffectRow>): EffectRow => ({
  id: 'e',
  agencyId: 'a',
  kind: 'MONEY',
  amount: '100',
  year: 2026,
  counted: true,
  status: 'CONFIRMED',
  ...row,
})

/** A random forest: each agency's parent is one before it, or none, or one out of sight. */
const forest = fc
  .array(fc.integer({ min: -2, max: 20 }), { minLength: 1, maxLength: 20 })
  .map((parents): TreeAgency[] =>
    parents.map((parent, i) => ({
      id: `a${i}`,
      parentId: parent === -2 ? 'hidden' : parent < 0 || parent >= i ? null : `a${parent}`,
    })),
  )
const effects = fc.array(
  fc.record({
    agency: fc.integer({ min: 0, max: 19 }),
    kind: fc.constantFrom('MONEY' as const, 'HOURS' as const),
    cents: fc.integer({ min: 1, max: 10_000_000 }),
    counted: fc.boolean(),
    status: fc.constantFrom('CONFIRMED' as const, 'REPORTED' as const, 'REJECTED' as const),
    participants: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 40 },
)

describe('savings over the tree', () => {
  it('equal a plain sum, each effect once however many agencies take part', () => {
    fc.assert(
      fc.property(forest, effects, (agencies, rows) => {
        const all = rows.map((row, i) => ({ ...row, id: `e${i}`, agencyId: `a${row.agency % agencies.length}` }))
        // A query that joins the participants would bring a row for each of them.
        const joined = all.flatMap(({ cents, participants, ...row }) =>
          Array.from({ length: participants }, () => effect({ ...row, amount: String(cents / 100) })),
        )
        const plain = (kind: string) =>
          all
            .filter((row) => row.kind === kind && row.counted && row.status === 'CONFIRMED')
            .reduce((sum, { cents }) => sum + cents, 0)
        const { rows: lines, all: total } = rollUp(agencies, joined)
        expect([Math.round(Number(total.MONEY) * 100), Math.round(Number(total.HOURS) * 100)]).toEqual([
          plain('MONEY'),
          plain('HOURS'),
        ])
        const tops = lines
          .filter(({ depth }) => depth === 0)
          .reduce((sum, line) => sum + Math.round(Number(line.total.MONEY) * 100), 0)
        expect(tops).toBe(plain('MONEY'))
        expect(lines.reduce((sum, line) => sum + Math.round(Number(line.own.HOURS) * 100), 0)).toBe(plain('HOURS'))
        expect(lines.map(({ agency }) => agency.id).sort()).toEqual(agencies.map(({ id }) => id).sort())
      }),
    )
  })

  it('leave out what stands at the original and what nobody confirmed', () => {
    expect(
      sumOf([
        effect({ id: '1', amount: '0.1' }),
        effect({ id: '2', amount: '0.2' }),
        effect({ id: '3', counted: false }),
        effect({ id: '4', status: 'REPORTED' }),
        effect({ id: '5', kind: 'HOURS', amount: '12.5' }),
      ]),
    ).toEqual({ MONEY: '0.3', HOURS: '12.5' })
  })

  it('go up to the ministry', () => {
    const agencies = [
      { id: 'ministry', parentId: null },
      { id: 'clinic', parentId: 'ministry' },
      { id: 'ward', parentId: 'clinic' },
    ]
    const { rows } = rollUp(agencies, [
      effect({ id: '1', agencyId: 'ministry', amount: '1' }),
      effect({ id: '2', agencyId: 'clinic', amount: '10' }),
      effect({ id: '3', agencyId: 'ward', amount: '100' }),
    ])
    expect(rows.map(({ agency, own, total }) => [agency.id, own.MONEY, total.MONEY])).toEqual([
      ['ministry', '1', '111'],
      ['clinic', '10', '110'],
      ['ward', '100', '100'],
    ])
  })

  it('by kind of agency take each effect once', () => {
    const sums = sumBy(
      [
        effect({ id: '1' }),
        effect({ id: '1' }),
        effect({ id: '2', agencyId: 'b' }),
        effect({ id: '3', agencyId: 'unknown' }),
      ],
      (id) => ({ a: 'MINISTRY', b: 'MINISTRY' })[id],
    )
    expect([...sums]).toEqual([['MINISTRY', { MONEY: '200', HOURS: '0' }]])
  })
})
