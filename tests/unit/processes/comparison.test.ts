import { describe, expect, it } from 'vitest'
import { formatSmall, fraction, fractionOf, placesFor } from '@/lib/core/fraction'
import { processResults } from '@/lib/processes/model/results'
import { timeRow } from '@/lib/processes/model/time-words'
import type { ProcessModel, ProcessQuestion, ProcessRole } from '@/lib/processes/model/types'
import { END } from '@/lib/processes/model/types'
import { clientYear, readClientCost } from '@/lib/processes/model/client'
import { comparedGroups, differenceNote } from '@/lib/processes/money/comparison'
import { fromTo, takenWords, timedRow } from '@/lib/processes/timing/labels'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const roles: ProcessRole[] = [{ id: 'r', name: 'Специалист' }]
const model = (work: string, fixed = '0'): ProcessModel => ({
  name: 'Приём',
  start: 'a',
  steps: [
    {
      id: 'a',
      name: 'Принять',
      roles: [{ role: 'r', share: '1' }],
      agency: 'o',
      unit: '',
      wait: { fixed: '0' },
      work: { fixed: work },
      value: 'adds',
      fixedCost: fixed,
      next: { to: END },
    },
  ],
})
const question: ProcessQuestion = {
  roles,
  prices: {
    rates: { r: [{ from: '2026-01-01', price: '0' }] },
    materials: {},
    overhead: [{ from: '2026-01-01', price: '0' }],
  },
  day: '2026-11-24',
  year: 2026,
  runsPerYear: '12',
  usefulShare: '0.8',
  staffYears: [2026],
}
const lines = (before: ProcessModel, after: ProcessModel) =>
  comparedGroups(processResults(before, question), processResults(after, question), {
    roles,
    dayMinutes: '480',
  }).flatMap((group) => group.lines)
const lineOf = (all: ReturnType<typeof lines>, key: string) => {
  const found = all.find((one) => one.key === key)
  return found && [found.before, found.after, found.difference].map(plain)
}

describe('what it costs the client', () => {
  const said = (more: object) => readClientCost({ visits: null, documents: null, hours: null, money: null, ...more })
  const before = said({ visits: '2.2', hours: '7.5', money: '480', documents: '0' })
  const after = said({ visits: '1', money: '60' })
  const groups = comparedGroups(processResults(model('10', '100'), question), processResults(model('10'), question), {
    roles,
    dayMinutes: '480',
    client: { before, after },
  })

  it('stands in a column of its own and is never added to the saving of the budget', () => {
    const own = groups.find(({ title }) => title.startsWith('Затраты клиента'))
    expect(own?.note).toContain('не складываются')
    expect(own?.lines.map((one) => [one.key, one.before, one.after, one.difference].map(plain))).toEqual([
      ['client-visits', '2,2', '1,0', '−1,2'],
      ['client-documents', '0,0', '–', '–'],
      ['client-hours', '7,5', '–', '–'],
      ['client-money', '480,00', '60,00', '−420,00'],
    ])
    const money = groups.find(({ title }) => title === 'Деньги и люди')
    expect(money?.lines.map(({ difference }) => plain(difference)).slice(0, 2)).toEqual(['−100,00', '−1200,00'])
  })

  it('of a year only where both states say it', () => {
    expect(clientYear(before, after, 4940).map(plain)).toEqual([
      'визиты – на 5928 меньше',
      'деньги – на 2 074 800 ₽ меньше',
    ])
    expect(clientYear(after, before, 10).map(plain)[0]).toBe('визиты – на 12 больше')
    expect(clientYear(said({ visits: '1' }), said({ visits: '1.0' }), 10)).toEqual([])
    expect(
      comparedGroups(processResults(model('10'), question), processResults(model('10'), question), {
        roles,
        dayMinutes: '480',
        client: { before: readClientCost({}), after: readClientCost(null) },
      }).some(({ title }) => title.startsWith('Затраты клиента')),
    ).toBe(false)
  })
})

describe('figures that are small', () => {
  it('never stand as nought', () => {
    const right: [string, string][] = [
      ['0', '0,0'],
      ['0.04', '0,04'],
      ['0.004', 'менее 0,01'],
      ['0.1', '0,1'],
      ['0.099', '0,10'],
      ['12.34', '12,3'],
      ['-0.04', '−0,04'],
    ]
    for (const [value, text] of right) expect(plain(formatSmall(fractionOf(value), 1)), value).toBe(text)
    expect(formatSmall(fractionOf('0.004'), 0)).toBe('0')
    expect(placesFor([fraction(0), fraction(5)], 1)).toBe(1)
    expect(placesFor([fraction(1, 100), fraction(5)], 1)).toBe(2)
    expect(placesFor([fraction(1, 100)], 2)).toBe(2)
  })

  it('of staff have two places in the whole line', () => {
    const all = lines(model('60'), model('1'))
    expect(lineOf(all, 'staff')).toEqual(['0,01', 'менее 0,01', '−0,01'])
  })
})

describe('a second', () => {
  it('is said one way in every place', () => {
    expect(lineOf(lines(model('1/60'), model('0')), 'work')).toEqual(['1 с', '0 мин', '−1 с'])
    expect(plain(timeRow([fraction(1, 60)], '480'))).toBe('1 с')
    expect(plain(takenWords({ least: '1/60', usual: '1/60', most: '1/60' }, '480'))).toBe('1 с')
    expect(plain(fromTo({ least: 1, most: 300 }, '480'))).toBe('от 1 с до 5 мин')
    expect(plain(fromTo({ least: 120, most: 300 }, '480'))).toBe('от 2 до 5 мин')
    expect(plain(fromTo({ least: 1, most: 1 }, '480'))).toBe('1 с')
    expect(plain(timedRow([1200, 1800, 2760], '480'))).toBe('20 – 30 – 46 мин')
    expect(plain(timedRow([3600, 3660], '480'))).toBe('1 ч – 1 ч 1 мин')
  })
})

describe('a difference', () => {
  it('is rounded from the exact one, and a note names where the printed figures say otherwise', () => {
    const all = lines(model('0', '10.004'), model('0', '5.006'))
    expect(lineOf(all, 'run')).toEqual(['10,00', '5,01', '−5,00'])
    expect(differenceNote(all)).toContain('«Прогон, ₽»')
    expect(differenceNote(all)).toContain('в строке')
  })

  it('of the work that creates value is neither for the better nor for the worse', () => {
    const better = (key: string) => lines(model('30'), model('60')).find((line) => line.key === key)?.better
    expect([better('work'), better('value')]).toEqual([false, null])
  })

  it('has no note where they agree', () => {
    expect(differenceNote(lines(model('480', '10'), model('480', '5')))).toBeNull()
    expect(differenceNote([])).toBeNull()
  })

  it('of times in words is compared as they are printed', () => {
    expect(lineOf(lines(model('90.76'), model('53.88')), 'work')).toEqual(['1 ч 31 мин', '54 мин', '−37 мин'])
    const all = lines(model('100.4'), model('70.6'))
    expect(lineOf(all, 'work')).toEqual(['1 ч 40 мин', '1 ч 11 мин', '−30 мин'])
    expect(differenceNote(all)).toContain('строках «Трудоёмкость», «из них ценность»')
  })
})
