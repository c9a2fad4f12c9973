import { describe, expect, it } from 'vitest'
import { ZERO, exactText, fractionOf, subtract, type Fraction } from '@/lib/core/fraction'
import { paybackMonths, savingOf } from '@/lib/processes/model/compare'
import { printedCost, printedSaving, printedYear } from '@/lib/processes/model/printed'
import { priceRowsByDay } from '@/lib/processes/model/prices'
import { processResults } from '@/lib/processes/model/results'
import type { ProcessModel, ProcessQuestion } from '@/lib/processes/model/types'
import { question, table } from './table'

const model = table({
  a: {
    roles: [
      { role: 'spec', share: '1' },
      { role: 'head', share: '0.25' },
    ],
    materials: [{ material: 'paper', quantity: '2.5' }],
  },
  b: { roles: [], fixedCost: '480.00' },
  c: {
    work: { fixed: '0.7' },
    next: {
      decision: [
        { to: 'end', p: '0.8' },
        { to: 'a', p: '0.2', return: true },
      ],
    },
  },
})
const asked = {
  ...question,
  day: '2026-03-02',
  year: 2026,
  runsPerYear: '310',
  usefulShare: '0.85',
  staffYears: [2026],
}
const resultsOf = (of: ProcessModel = model, changes: Partial<ProcessQuestion> = {}) =>
  processResults(of, { ...asked, ...changes })
const exact = (value: Fraction | null | undefined): string | null => (value ? exactText(value) : null)
const total = (parts: Iterable<string>): string =>
  String([...parts].reduce((all, part) => all + BigInt(part.replace('.', '')), 0n))

describe('prices', () => {
  const rows = [
    { from: '2026-02-23', price: '2' },
    { from: '2026-01-01', to: '2026-12-31', price: '1' },
    { from: '2026-03-10', to: '2026-03-11', price: '3' },
  ]

  it('are those of the latest row, whatever the order of the rows', () => {
    const on = (...days: string[]) => priceRowsByDay(rows, days).map((row) => row?.price)
    expect(on('2025-12-31', '2026-01-01', '2026-02-22', '2026-02-23', '2026-03-10')).toEqual([
      undefined,
      '1',
      '1',
      '2',
      '3',
    ])
    // A row that has expired does not bring back an earlier one.
    expect(on('2026-03-11', '2026-03-12')).toEqual(['3', undefined])
  })
})

describe('cost', () => {
  it('asks for no overhead where nobody works, and for every price that is used', () => {
    const machine = table({ a: { roles: [], fixedCost: '5' } })
    const { cost } = resultsOf(machine, { prices: undefined })
    expect(exact(cost?.run)).toBe('5')
    expect(() => resultsOf(model, { prices: undefined })).toThrow('No price on 2026-03-02')
  })

  it('is work by rate and overhead, materials and fixed costs by visits', () => {
    const { cost } = resultsOf()
    // Each step 1,25 times; (600 + 0,25 · 1200,60) / 6 = 150,025 an a of 10 minutes, 0,7 minutes of c are 7 roubles.
    expect(exact(cost?.byKind.wages)).toBe('6281/32')
    expect(exact(cost?.byKind.overhead)).toBe(exactText(fractionOf('59.2769375')))
    expect(exact(cost?.byKind.materials)).toBe('23/8')
    expect(exact(cost?.byKind.fixed)).toBe('600')
    expect(exact(cost?.run)).toBe(exactText(fractionOf('858.4331875')))
    expect(exact(cost?.byRole.get('head'))).toBe(exactText(fractionOf('81.4156875')))
  })

  it('is printed in parts that make the printed total', () => {
    const { cost, yearCost } = resultsOf()
    if (!cost || !yearCost) throw new Error('no cost')
    const printed = printedCost(cost)
    expect(printed.run).toBe('858.43')
    expect(total(printed.byStep)).toBe('85843')
    expect(total(Object.values(printed.byKind))).toBe('85843')
    expect(total(printed.byRole.values())).toBe(printed.labour.replace('.', ''))
    const year = printedYear(yearCost)
    expect(total(year.byStep)).toBe(year.total.replace('.', ''))
  })

  it('tells when labour is a kopeck off wages and overhead', () => {
    const small = table({ a: { work: { fixed: '0.0004' }, fixedCost: '0.004' } })
    const flat = {
      rates: { spec: [{ from: '2024-01-01', price: '600' }] },
      materials: {},
      overhead: [{ from: '2024-01-01', price: '0.5' }],
    }
    // Wages 0,004, overhead 0,002, fixed 0,004: a kopeck in all, to wages; labour alone is 0,006.
    const { cost } = resultsOf(small, { prices: flat })
    const printed = cost && printedCost(cost)
    expect(printed).toMatchObject({ run: '0.01', labour: '0.01', labourDiffers: false })
    const more = resultsOf(table({ a: { work: { fixed: '0.0004' }, fixedCost: '0.008' } }), { prices: flat })
    expect(more.cost && printedCost(more.cost)).toMatchObject({ run: '0.01', labour: '0.01', labourDiffers: true })
  })

  it('of a year is the mean over working days, prices by day', () => {
    const one = table({ a: { work: { fixed: '60' } } })
    const at = (price: string, from: string) => ({ from, price })
    const prices = {
      rates: { spec: [at('100', '2024-01-01'), at('200', '2026-12-30')] },
      materials: {},
      overhead: [at('0', '2024-01-01'), at('0.5', '2026-01-13')],
    }
    const { yearCost } = resultsOf(one, { prices, runsPerYear: '247' })
    // 12 January without overhead, 245 days at 150, 30 December at 300; the 31st is a day off.
    expect(yearCost?.workingDays).toBe(247)
    expect(exact(yearCost?.total)).toBe(String(100 + 245 * 150 + 300))
  })
})

describe('staff', () => {
  it('is minutes of a year over those of one worker', () => {
    const { staff } = resultsOf(table({ a: { work: { fixed: '60' } } }), { runsPerYear: '1972', usefulShare: '0.5' })
    expect(
      staff.map(({ year, normHours, need }) => [year, normHours, exact(need.get('spec')), exact(need.get('head'))]),
    ).toEqual([[2026, 1972, '2', '0']])
  })
})

describe('before and after', () => {
  const faster = table({ a: { work: { fixed: '5' } }, b: { roles: [], fixedCost: '480.00' } })

  it('splits the saving of the year when the number of runs differs', () => {
    const [before, after] = [resultsOf(), resultsOf(faster, { runsPerYear: '400' })]
    const { year } = savingOf(before, after)
    const [c0, c1] = [before.yearCost?.run.run, after.yearCost?.run.run].map(
      (cost) => Number(cost?.top) / Number(cost?.bottom),
    )
    expect(exact(year?.total)).not.toBeNull()
    if (!year || c0 === undefined || c1 === undefined) throw new Error('no year')
    const number = ({ top, bottom }: Fraction) => Number(top) / Number(bottom)
    expect(number(year.total)).toBeCloseTo(c0 * 310 - c1 * 400, 6)
    expect(number(year.cheaperRun)).toBeCloseTo((c0 - c1) * 400, 6)
    expect(number(year.otherRuns)).toBeCloseTo(c0 * -90, 6)
  })

  it('pays back by months of the exact saving, or not at all', () => {
    expect(exact(paybackMonths('640000', fractionOf('1280000')))).toBe('6')
    expect(exact(paybackMonths('0', fractionOf('1')))).toBe('0')
    expect(paybackMonths('0', fractionOf('0'))).toBeNull()
    expect(paybackMonths('100', fractionOf('-5'))).toBeNull()
  })

  it('rounds the saving, not the difference of what is printed', () => {
    expect(printedSaving(fractionOf('1.505'), fractionOf('1.001'))).toEqual({ saving: '0.50', differs: true })
    expect(printedSaving(fractionOf('1.51'), fractionOf('1.01'))).toEqual({ saving: '0.50', differs: false })
  })

  it('names wastes of either side, and no lead time that one of them has not', () => {
    const named = table({ a: { wastes: { waiting: '7', motion: '2' } } })
    const other = table({ a: { wastes: { waiting: '3', defects: '1' } } })
    const { wastes, lead } = savingOf(resultsOf(named), resultsOf(other))
    expect(Object.entries(wastes).map(([kind, value]) => [kind, exact(value)])).toEqual([
      ['waiting', '4'],
      ['motion', '2'],
      ['defects', '-1'],
    ])
    expect(exact(lead)).toBe('0')
    const spread = { work: { least: '1', usual: '2', most: '3' }, next: { to: 'end' } }
    const inexact = table({
      a: { next: { parallel: { branches: [['b'], ['c']], join: 'end' } } },
      b: spread,
      c: spread,
    })
    expect(savingOf(resultsOf(named), resultsOf(inexact)).lead).toBeNull()
    expect(savingOf(resultsOf(inexact), resultsOf(named)).lead).toBeNull()
  })

  it('compares the staff of years that both have', () => {
    const [before, after] = [
      resultsOf(model, { staffYears: [2024, 2025, 2026] }),
      resultsOf(faster, { staffYears: [2026, 2024] }),
    ]
    expect(savingOf(before, after).staff.map(({ year }) => year)).toEqual([2024, 2026])
    const [first] = savingOf(before, after).staff
    const need = [before, after].map(({ staff }) => staff.find(({ year }) => year === 2024)?.need.get('spec'))
    expect(exact(first?.need.get('spec'))).toBe(exact(subtract(need[0] ?? ZERO, need[1] ?? ZERO)))
  })

  it('leaves out what was not asked of both', () => {
    const { day: _day, year: _year, ...neither } = asked
    const bare = processResults(model, { ...neither, staffYears: [] })
    const saving = savingOf(bare, resultsOf())
    expect([saving.run, saving.roleMoney, saving.year]).toEqual([undefined, undefined, undefined])
    expect(saving.staff).toEqual([])
  })
})
