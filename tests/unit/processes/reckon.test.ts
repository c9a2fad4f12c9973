import { describe, expect, it } from 'vitest'
import type { TableRow } from '@/lib/processes/steps/changes'
import { doubtTitle } from '@/lib/processes/steps/doubts'
import { numbersOf } from '@/lib/processes/steps/numbers'
import { reckon, type ReckonInput } from '@/lib/processes/steps/reckon'
import { repairsOf } from '@/lib/processes/steps/repairs'
import { readTime } from '@/lib/processes/steps/time-text'
import { payment, roleIds } from './example'
import { changed, idOf, tableOf } from './typed-table'

const roles = Object.entries(roleIds).map(([name, id]) => ({ id, name }))
const prices = {
  rates: Object.fromEntries(roles.map(({ id }) => [id, [{ from: '2026-01-01', price: '600' }]])),
  materials: {},
  overhead: [{ from: '2026-01-01', price: '0.3' }],
}
const ask = (rows: readonly TableRow[], more: Partial<ReckonInput> = {}) =>
  reckon({
    rows: rows.map(({ id, data }) => ({ id, data })),
    subs: {},
    start: null,
    owner: { name: 'Выплата', agencyId: idOf(700), unitId: null },
    roles,
    prices,
    runsPerYear: 4940,
    day: '2026-11-30',
    dayMinutes: '480',
    ...more,
  })
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/\u00a0/g, ' '))
const figuresOf = (rows: readonly TableRow[], more: Partial<ReckonInput> = {}) => {
  const { figures } = ask(rows, more)
  if (!figures) throw new Error('doubts')
  return figures
}

describe('a table without doubts', () => {
  const figures = figuresOf(payment())

  it('gives the figures of a run', () => {
    expect(plain(figures)).toMatchObject({
      lead: { value: '18,4', unit: 'рабочего дня', spread: '3,6 р. д.' },
      work: '3 ч 21 мин',
      flow: '1,0 %',
      firstTimeRight: '80,0 %',
      handoffs: { roles: '6,6' },
      asks: { approval: '1', information: '0' },
    })
  })

  it('cumulates the lead time along its longest branch, and its rungs make the whole', () => {
    const of = payment().map(({ id }) => figures.rows[id])
    expect(of.map((row) => row?.visits)).toEqual([
      '1,25',
      '1,25',
      '1,25',
      '1,25',
      '0,94',
      '0,94',
      '1,00',
      '1,00',
      '1,00',
    ])
    expect(of.map((row) => row?.lead)).toEqual([
      '0,1',
      '2,6',
      '3,9',
      '7,1',
      '11,9',
      { beside: 4 },
      '13,6',
      '15,6',
      '18,4',
    ])
    expect(of[5]?.start).toBe(of[4]?.start)
    const { ladder } = figures
    expect(ladder.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 6, 7, 8])
    expect(ladder.reduce((whole, { wait, work }) => whole + wait + work, 0)).toBeCloseTo(1, 4)
    expect(ladder[4]?.beside.map(({ row, text }) => [row, text])).toEqual([[5, '1,9']])
    expect(plain(ladder.map(({ waitText }) => waitText))).toEqual([
      '0,04',
      '2,5',
      '1,3',
      '3,1',
      '4,7',
      '1,7',
      '2,0',
      '2,8',
    ])
  })

  it('prints parts of the cost that add up, and what others bear apart', () => {
    const money = figures.money
    const kopecks = (text: string) => Math.round(Number(text.replace(/[\s\u00a0]/g, '').replace(',', '.')) * 100)
    const sum = (rows: Record<string, string>) => Object.values(rows).reduce((all, one) => all + kopecks(one), 0)
    expect(sum(money?.rows ?? {})).toBe(kopecks(money?.run ?? ''))
    expect([money?.others, money?.lacks]).toEqual([null, []])
    const borne = figuresOf(
      payment().map((row, i) => (i === 1 ? { ...row, data: { ...row.data, outside: true } } : row)),
    )
    expect(kopecks(borne.money?.run ?? '') + kopecks(borne.money?.others ?? '')).toBe(kopecks(money?.run ?? ''))
    expect(plain(borne.money?.others)).toBe('162,50')
    expect(plain(money?.year)).toMatchObject({ runs: '4940', cost: expect.stringMatching(/млн ₽$/) as string })
  })

  it('gives no money to those who may not see it, and names a missing price without blanking the rest', () => {
    expect(figuresOf(payment(), { prices: null }).money).toBeNull()
    const poor = figuresOf(payment(), { prices: { ...prices, overhead: [] } })
    expect(poor.lead?.value).toBe('18,4')
    expect(poor.money?.run).toBeNull()
    expect(poor.money?.lacks).toHaveLength(1)
    const laterYear = figuresOf(payment(), { day: '2099-03-02' }).money
    expect([laterYear?.run !== null, laterYear?.year]).toEqual([true, null])
    expect(laterYear?.lacks.join()).toMatch(/календарь на 2099/)
  })

  it('says that a block with an uncertain time is for simulation', () => {
    const rows = payment().map((row, i) =>
      i === 4 ? { ...row, data: { ...row.data, work: readTime('5–10–20 мин', '480') } } : row,
    )
    const { lead, leadReasons, rows: of, ladder } = figuresOf(rows)
    expect([lead, leadReasons.length, ladder, of[idOf(1)]?.lead]).toEqual([null, 1, [], null])
  })

  it('may be short', () => {
    expect(plain(figuresOf(tableOf(2)).lead)).toEqual({ value: '20 мин', unit: '', spread: '0 мин' })
    const still = tableOf(1, { 1: { work: { fixed: '0' } } })
    expect([figuresOf(still).flow, figuresOf(still).ladder]).toEqual([null, []])
  })
})

describe('a doubt', () => {
  const rows = payment().map((row, i) =>
    i === 3 && row.data.next && 'decision' in row.data.next
      ? { ...row, data: { ...row.data, next: { decision: row.data.next.decision.slice(0, 2) } } }
      : row,
  )
  const place = (of: readonly TableRow[]) => ({
    rows: of,
    before: new Map(payment().map(({ id, data }) => [id, data])),
    numbers: numbersOf(of),
    dayMinutes: '480',
  })
  const repaired = (of: readonly TableRow[], at: number, doubt = 0) => {
    const one = ask(of).doubts[doubt]
    const repair = one && repairsOf(one, place(of))[at]
    if (!repair) throw new Error('no repair')
    return changed(of, repair.changes)
  }

  it('is said at its row, with what can be done', () => {
    const { doubts, figures } = ask(rows)
    expect(figures).toBeNull()
    expect(plain(doubts)).toEqual([
      { code: 'probability_sum', stepId: idOf(4), field: 'next', text: 'Доли решений дают 0,95: не хватает 0,05.' },
    ])
    expect(doubtTitle(doubts, numbersOf(rows).numberOf).replace(/\u00a0/g, ' ')).toBe(
      'До расчёта – одно сомнение в шаге 4',
    )
    const repairs = doubts.flatMap((doubt) => repairsOf(doubt, place(rows)))
    expect(repairs.map(({ label }) => label)).toEqual([
      'Вернуть «права нет» 0,05',
      'Отдать «полному»: 0,8'.replace('полному', 'полный'),
    ])
    expect(ask(repaired(rows, 0)).figures?.lead?.value).toBe('18,4')
    expect(ask(repaired(rows, 1)).doubts).toEqual([])
  })

  it('of bare days, of an order, of no way on is mended with one press', () => {
    const days = tableOf(2, { 1: { wait: { text: '5 дн' } } })
    expect(ask(days).doubts[0]).toMatchObject({ field: 'wait', stepId: idOf(1) })
    expect(ask(days).doubts[0]?.text).toMatch(/^Ожидание: не сказано, какие это дни/)
    expect(repaired(days, 0)[0]?.data.wait).toEqual({ fixed: '2400', text: '5 р. д.' })
    const order = tableOf(2, { 2: { work: { text: '30–20–40 мин' } } })
    expect(repaired(order, 0)[1]?.data.work).toEqual({ least: '20', usual: '30', most: '40', text: '20–30–40 мин' })
    const nowhere = tableOf(3, { 2: { next: null } })
    expect(ask(repaired(nowhere, 0)).doubts).toEqual([])
    const gone = tableOf(3, { 2: { next: { to: idOf(99) } } })
    expect(ask(gone).doubts[0]?.text).toMatch(/больше нет/)
    expect(ask(repaired(gone, 0)).doubts).toEqual([])
  })

  it('of a way that was not understood says what was typed', () => {
    const [doubt] = ask(tableOf(2, { 2: { next: { text: 'к Иванову' } } })).doubts
    expect(doubt?.text).toBe(
      'Не понято, куда дальше: «к Иванову». Не понято «к Иванову»: нужен номер шага или «конец».',
    )
  })

  it('of an empty table is the table’s', () => {
    expect(ask([]).doubts).toMatchObject([{ code: 'no_steps', stepId: null }])
    expect(doubtTitle(ask([]).doubts, () => undefined)).toBe('До расчёта – одно сомнение')
  })
})
