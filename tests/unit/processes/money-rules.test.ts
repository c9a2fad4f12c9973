import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { firstGap } from '@/lib/processes/money/rules'
import { AddPriceInput } from '@/lib/processes/money/schema'

describe('prices over time', () => {
  it('name the first day without one', () => {
    const row = (from: string, to?: string) => ({ from, price: '1', ...(to && { to }) })
    expect(firstGap([], '2026-11-24')).toBe('2026-11-24')
    expect(firstGap([row('2026-01-01')], '2026-11-24')).toBeNull()
    expect(firstGap([row('2027-01-01')], '2026-11-24')).toBe('2026-11-24')
    expect(firstGap([row('2026-01-01', '2027-01-10')], '2026-11-24')).toBe('2027-01-11')
    expect(firstGap([row('2026-01-01', '2026-12-31'), row('2027-01-01', '2027-06-30')], '2026-11-24')).toBe(
      '2027-07-01',
    )
    // A later row without an end closes the gap of an earlier one.
    expect(firstGap([row('2026-01-01', '2026-12-31'), row('2027-01-01')], '2026-11-24')).toBeNull()
  })

  it('are numbers from 0 on with no more than four places', () => {
    const price = (typed: string) =>
      AddPriceInput.safeParse({ id: newId(), version: 1, from: '2026-01-01', price: typed }).data?.price
    expect(['310', '322,40', '0', '45 %', '1 080,5 ₽'].map(price)).toEqual(['310', '322.4', '0', '45', '1080.5'])
    for (const typed of ['1e3', '−5', '-5', '', '0,00001', '9999999999', 'сто']) expect(price(typed)).toBeUndefined()
  })
})
