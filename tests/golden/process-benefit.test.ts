import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { formatFraction, rootText } from '@/lib/core/fraction'
import { processFaults } from '@/lib/processes/model/check'
import { paybackMonths, savingOf } from '@/lib/processes/model/compare'
import { printedCost } from '@/lib/processes/model/printed'
import { processResults } from '@/lib/processes/model/results'
import type { ProcessModel, ProcessQuestion } from '@/lib/processes/model/types'
import { comparedGroups } from '@/lib/processes/money/comparison'
import { changeHeadline } from '@/lib/processes/money/headline'
import { returnShares, withReturnShare } from '@/lib/processes/money/what-if'
import { toModel } from '@/lib/processes/steps/model'
import { stepOf } from '@/prisma/seed/process-lines'
import { modelled } from '@/prisma/seed/process-maps'
import { materialPrices, roleRates } from '@/prisma/seed/process-prices'

// «Назначение ежемесячной выплаты на ребёнка» of the demonstration, reckoned by hand: 18.4 → 6.1 working days,
// 1 987.09 → 742.85 roubles a run, 10.5 → 4.3 posts, the money back in 6.6 months.

const [benefit] = modelled
if (!benefit?.toBe) throw new Error('the example has no target state')
const roles = roleRates.map(([name]) => ({ id: newId(), name }))
const materials = materialPrices.map(([name]) => ({ id: newId(), name }))
const named = {
  roles: new Map(roles.map(({ id, name }) => [name, id])),
  materials: new Map(materials.map(({ id, name }) => [name, id])),
}
const dated = (rows: readonly (readonly [string, string, string?])[]) => rows.map(([from, price]) => ({ from, price }))
const question: ProcessQuestion = {
  roles,
  prices: {
    rates: Object.fromEntries(roleRates.map(([, rates], i) => [roles[i]?.id ?? '', dated(rates)])),
    materials: Object.fromEntries(
      materialPrices.map(([name, , prices], i) => [materials[i]?.id ?? '', { name, prices: dated(prices) }]),
    ),
    overhead: dated([
      ['2025-01-01', '0.43'],
      ['2026-01-01', '0.45'],
    ]),
  },
  day: '2026-11-24',
  year: 2026,
  runsPerYear: String(benefit.runs),
  usefulShare: '0.8',
  staffYears: [2026],
}
const modelOf = (steps: readonly string[]): ProcessModel => {
  const ids = steps.map(() => newId())
  return toModel(
    steps.map((line, i) => ({ id: ids[i] ?? '', version: 1, data: stepOf(line, i, ids, named) })),
    { name: benefit.name, agencyId: newId(), unitId: null },
    ids[0] ?? null,
  )
}
const [asIs, toBe] = [modelOf(benefit.asIs.steps), modelOf(benefit.toBe.steps)]
const [before, after] = [processResults(asIs, question), processResults(toBe, question)]
const byKey = Object.fromEntries(
  comparedGroups(before, after, { roles, dayMinutes: '480' }).flatMap(({ lines }) => lines.map((one) => [one.key, one])),
)
const row = (key: string) => {
  const { before: was = '', after: is = '', difference = '', percent = '' } = byKey[key] ?? {}
  return [was, is, difference, percent].map((text) => text.replace(/\u00a0/g, ' '))
}

describe('the benefit for a child', () => {
  it('has no faults', () => {
    for (const { asIs: steps, toBe: target } of modelled)
      for (const map of [steps, target]) if (map) expect(processFaults(modelOf(map.steps), question)).toEqual([])
  })

  it('comes out as reckoned by hand', () => {
    expect(row('lead')).toEqual(['18,4', '6,1', '−12,3', '−67 %'])
    expect(row('work')).toEqual(['3 ч 21 мин', '1 ч 23 мин', '−1 ч 58 мин', '−59 %'])
    expect(row('value')).toEqual(['1 ч 31 мин', '54 мин', '−37 мин', '−41 %'])
    expect(row('efficiency')).toEqual(['1,0 %', '1,8 %', '+0,8 п. п.', ''])
    expect(row('right')).toEqual(['80 %', '96 %', '+16 п. п.', ''])
    expect(row('handoffs')).toEqual(['6,6', '4,9', '−1,7', '−26 %'])
    expect(row('run')).toEqual(['1987,09', '742,85', '−1244,24', '−63 %'])
    expect(row('staff')).toEqual(['10,5', '4,3', '−6,2', '−59 %'])
    expect(row('overprocessing')).toEqual(['39,44 мин', '2,08 мин', '−37,35 мин', '−95 %'])
    expect(row('waiting')).toEqual(['19,9', '6,9', '−13,0', '−65 %'])
    expect(changeHeadline(before, after, '480')).toBe(
      'Быстрее на 12,3\u00a0рабочего дня и дешевле на 1244,24\u00a0₽ за прогон',
    )
  })

  it('costs step by step what the steps cost', () => {
    const cost = before.cost
    if (!cost) throw new Error('no cost')
    expect(printedCost(cost).byStep).toEqual([
      '297.84',
      '153.65',
      '157.69',
      '372.17',
      '130.84',
      '65.70',
      '396.78',
      '179.80',
      '232.62',
    ])
    const { lead } = before.figures
    expect(lead.exact && Number(rootText(lead.variance, 0)) / 480).toBeCloseTo(3.6, 0)
  })

  it('pays back in 6.6 months and answers «что если»', () => {
    const saved = savingOf(before, after).year
    if (!saved) throw new Error('no saving')
    const months = paybackMonths('3400000', saved.total)
    expect(months && formatFraction(months, 1)).toBe('6,6')
    const [{ row, share } = { row: -1, share: -1 }, ...others] = returnShares(toBe)
    expect([share, others]).toEqual([0.04, []])
    expect(processResults(withReturnShare(toBe, row, 4), question).figures.work).toEqual(after.figures.work)
    const worse = withReturnShare(toBe, row, 20)
    expect(processFaults(worse, question)).toEqual([])
    expect(returnShares(worse)).toEqual([{ row, share: 0.2 }])
    expect(withReturnShare(asIs, 3, 0).steps[3]?.next).toMatchObject({ decision: [{ p: '0.937500' }, { p: '0.000000' }, { p: '0.062500' }] })
  })
})
