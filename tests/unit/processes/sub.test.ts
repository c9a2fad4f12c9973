import { describe, expect, it } from 'vitest'
import { exactText, fractionOf } from '@/lib/core/fraction'
import { processFaults } from '@/lib/processes/model/check'
import { processResults } from '@/lib/processes/model/results'
import { withGateways } from '@/lib/processes/simulation/gateways'
import type { ProcessQuestion } from '@/lib/processes/model/types'
import { StepData } from '@/lib/processes/steps/data'
import { toModel } from '@/lib/processes/steps/model'
import { sumOf, type SubSums } from '@/lib/processes/steps/sub'
import { reckon } from '@/lib/processes/steps/reckon'
import { idOf } from './typed-table'

const [clerk, head, paper] = [idOf(801), idOf(802), idOf(803)]
const roles = [
  { id: clerk, name: 'Специалист' },
  { id: head, name: 'Начальник' },
]
const prices = {
  rates: {
    [clerk]: [{ from: '2026-01-01', price: '317.77' }],
    [head]: [{ from: '2026-01-01', price: '700' }],
  },
  materials: { [paper]: { name: 'Лист', prices: [{ from: '2026-01-01', price: '1.3' }] } },
  overhead: [{ from: '2026-01-01', price: '0.45' }],
}
const question: ProcessQuestion = {
  roles,
  prices,
  day: '2026-11-24',
  year: 2026,
  runsPerYear: '100',
  usefulShare: '0.8',
  staffYears: [2026],
}
const owner = { name: 'Выплата', agencyId: idOf(700), unitId: null }
const SUB = idOf(900)
const row = (n: number, data: object) => ({ id: idOf(n), data: StepData.parse(data) })
const inner = [
  row(11, {
    name: 'Сверить',
    wait: { fixed: '480' },
    work: { fixed: '20' },
    roles: [{ role: clerk, share: '1' }],
    wastes: { defects: '7' },
    next: {
      decision: [
        { to: idOf(12), p: '0.7' },
        { to: idOf(11), p: '0.3', return: true },
      ],
    },
  }),
  row(12, {
    name: 'Подписать',
    work: { least: '10', usual: '12', most: '21' },
    roles: [
      { role: head, share: '1' },
      { role: clerk, share: '0.5' },
    ],
    materials: [{ material: paper, quantity: '3' }],
    fixedCost: '12.5',
    next: { to: 'end' },
  }),
]
const first = (next: string) =>
  row(1, { name: 'Принять', work: { fixed: '15' }, roles: [{ role: clerk, share: '1' }], next: { to: next } })
const taking = (more: object = {}) =>
  row(2, {
    name: 'Решить',
    work: { fixed: '999' },
    roles: [{ role: head, share: '1' }],
    subId: SUB,
    subTakes: 'sum',
    next: { to: 'end' },
    ...more,
  })
const sums = (rows = inner): SubSums => ({ [SUB]: sumOf(toModel(rows, owner, null), roles) })

describe('a step that takes the sum of its subprocess', () => {
  const folded = toModel([first(idOf(2)), taking()], owner, null, sums())
  const unfolded = toModel([first(idOf(11)), ...inner], owner, null)

  it('costs and lasts exactly what the unfolded table does: 1/0.7 rounds of the first step are no decimal', () => {
    expect(processFaults(folded, question)).toEqual([])
    const [one, other] = [processResults(folded, question), processResults(unfolded, question)]
    const exact = ({ figures, cost, yearCost, staff }: typeof one) => ({
      work: exactText(figures.work),
      lead: figures.lead.exact && exactText(figures.lead.mean),
      roles: roles.map(({ id }) => exactText(figures.roleMinutes.get(id) ?? fractionOf('0'))),
      defects: exactText(figures.wastes.defects ?? fractionOf('0')),
      run: cost && exactText(cost.run),
      year: yearCost && exactText(yearCost.total),
      staff: roles.map(({ id }) => exactText(staff[0]?.need.get(id) ?? fractionOf('0'))),
    })
    expect(exact(one)).toEqual(exact(other))
    expect(exact(one).work).toContain('/')
  })

  it('takes its own where it says so, and the simulation reads the sum', () => {
    const own = toModel([first(idOf(2)), taking({ subTakes: 'own' })], owner, null, sums())
    expect(own.steps[1]).toMatchObject({ work: { fixed: '999' }, roles: [{ role: head, share: '1' }] })
    expect(own.steps[1]?.summed).toBeUndefined()
    const shares = withGateways(folded).steps.flatMap((step) => step.roles.map(({ share }) => Number(share)))
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
  })

  it('whose subprocess has a doubt is a doubt itself, said at its row', () => {
    const broken = sums([row(11, { name: 'Сверить', next: { to: 'end' } })])
    expect(broken[SUB]).toBeNull()
    for (const subs of [broken, {}]) {
      const { doubts, figures } = reckon({
        rows: [first(idOf(2)), taking()],
        start: null,
        subs,
        owner,
        roles,
        prices,
        runsPerYear: null,
        day: '2026-11-24',
        dayMinutes: '480',
      })
      expect(figures).toBeNull()
      expect(doubts.map(({ stepId }) => stepId)).toContain(idOf(2))
      expect(doubts[0]?.text).toContain('Сумма подпроцесса не посчитана')
    }
  })

  it('of branches side by side lasts as long as their work at least; two people of one role are two shares', () => {
    const side = sums([
      row(21, {
        name: 'Разделить',
        next: { parallel: { branches: [[idOf(22)], [idOf(23)]], join: 'end' } },
        work: { fixed: '0' },
      }),
      row(22, { name: 'А', work: { fixed: '60' }, roles: [{ role: clerk, share: '1' }], next: { to: 'end' } }),
      row(23, { name: 'Б', work: { fixed: '60' }, roles: [{ role: clerk, share: '1' }], next: { to: 'end' } }),
    ])
    expect(side[SUB]).toMatchObject({ wait: { fixed: '0' }, work: { fixed: '120' } })
    const pair = sums([
      row(31, {
        name: 'Вдвоём',
        work: { fixed: '30' },
        roles: [
          { role: clerk, share: '1' },
          { role: clerk, share: '0.5' },
        ],
        next: { to: 'end' },
      }),
    ])
    expect(pair[SUB]?.roles).toEqual([
      { role: clerk, share: '1' },
      { role: clerk, share: '1/2' },
    ])
  })
})
