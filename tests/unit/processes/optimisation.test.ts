import { describe, expect, it } from 'vitest'
import { formatFraction } from '@/lib/core/fraction'
import { processResults } from '@/lib/processes/model/results'
import type { ProcessModel, ProcessStep } from '@/lib/processes/model/types'
import type { Pin } from '@/lib/processes/optimisation/problem'
import { lossOf, quarterOf, ranked, withoutPins, type Loss } from '@/lib/processes/optimisation/rank'
import {
  isSettled,
  mayAgree,
  mayApprove,
  mayReturn,
  planLacks,
  waitsForOffice,
  isOwnPlan,
  planDoubts,
} from '@/lib/processes/optimisation/rules'
import { stagesOf } from '@/lib/processes/optimisation/stages'
import { template } from '../../factories/tenant'

const step = (id: string, wait: string, work: string, next: ProcessStep['next']): ProcessStep => ({
  id,
  name: id,
  agency: 'a',
  unit: 'u',
  roles: [{ role: 'r', share: '1' }],
  wait: { fixed: wait },
  work: { fixed: work },
  value: 'adds',
  next,
})
/** a → b; every fifth run goes back from b to a: a and b are visited 1.25 times. */
const model: ProcessModel = {
  name: 'Выдача',
  start: 'a',
  steps: [
    step('a', '100', '20', { to: 'b' }),
    step('b', '60', '20', {
      decision: [
        { to: 'a', p: '0.2', return: true },
        { to: 'end', p: '0.8' },
      ],
    }),
  ],
}
const question = {
  roles: [{ id: 'r', name: 'Специалист' }],
  prices: {
    rates: { r: [{ from: '2026-01-01', price: '300' }] },
    materials: {},
    overhead: [{ from: '2026-01-01', price: '0' }],
  },
  day: '2026-11-24',
}
const pin = (stepId: string, more: Partial<Pin>): Pin => ({
  stepId,
  stepName: '',
  share: '100',
  wait: '0',
  work: '0',
  returns: false,
  ...more,
})
const before = processResults(model, question)
const loss = (...pins: Pin[]): Loss => {
  const found = lossOf(model, question, before, pins)
  if (!found) throw new Error('not reckoned')
  return found
}

describe('what a problem costs', () => {
  it('is the lost minutes times the visits: 40 of the waiting at 1.25 visits are 50 minutes of lead time', () => {
    const { lead, work, money } = loss(pin('a', { wait: '40' }))
    expect([lead && formatFraction(lead, 2), formatFraction(work, 2)]).toEqual(['50,00', '0,00'])
    expect(money && formatFraction(money, 2)).toBe('0,00')
  })

  it('counts the share of the executions: 10 minutes of work in 20 % are 2 a visit, 2.5 a run, 12.50 roubles', () => {
    const { lead, work, money } = loss(pin('b', { share: '20', work: '10' }))
    expect([lead && formatFraction(lead, 2), formatFraction(work, 2)]).toEqual(['2,50', '2,50'])
    expect(money && formatFraction(money, 2)).toBe('12,50')
  })

  it('of returns is the quarter of a run that they add', () => {
    const { lead, work } = loss(pin('b', { returns: true }))
    // 200 minutes a pass: 250 with returns, 200 without.
    expect([lead && formatFraction(lead, 2), formatFraction(work, 2)]).toEqual(['50,00', '10,00'])
    const [, rest] = withoutPins(model, [pin('b', { returns: true })]).steps
    expect(rest?.next).toEqual({ decision: [{ to: 'end', p: '1' }] })
  })

  it('shares what is no decimal among the ways that are left: 0.5 and 0.1 of 0.6', () => {
    const [first, second] = model.steps
    if (!first || !second) throw new Error('no steps')
    const three = {
      ...model,
      steps: [
        first,
        {
          ...second,
          next: {
            decision: [
              { to: 'a', p: '0.4', return: true },
              { to: 'c', p: '0.5' },
              { to: 'end', p: '0.1' },
            ],
          },
        },
        step('c', '0', '60', { to: 'end' }),
      ],
    }
    const found = lossOf(three, question, processResults(three, question), [pin('b', { returns: true })])
    // (200 + 60 · 5/6) without returns; 200 / 0.6 + 50 with them.
    expect(found?.lead && formatFraction(found.lead, 2)).toBe('133,33')
  })

  it('never takes more than a step has, and leaves other steps as they are', () => {
    const [first, second] = withoutPins(model, [pin('a', { wait: '1000' })]).steps
    expect(first?.wait).toEqual({ fixed: '0' })
    expect(second).toBe(model.steps[1])
  })

  it('together is not the sum: without returns the other loss is met less often', () => {
    const [one, two] = [pin('a', { wait: '40' }), pin('b', { returns: true })]
    const together = loss(one, two).lead
    expect(together && formatFraction(together, 0)).toBe('90')
    expect(formatFraction(loss(one).lead ?? { top: 0n, bottom: 1n }, 0)).toBe('50')
  })

  it('orders by days, then roubles, then age – or by roubles first', () => {
    const line = (number: number, lead: bigint, money: bigint) => ({
      number,
      loss: {
        lead: { top: lead, bottom: 1n },
        work: { top: 0n, bottom: 1n },
        money: { top: money, bottom: 1n },
        year: null,
      },
    })
    const lines = [line(1, 5n, 1n), line(2, 9n, 0n), line(3, 5n, 7n), { number: 4, loss: null }, line(5, 5n, 7n)]
    expect(ranked(lines, 'lead').map(({ number }) => number)).toEqual([2, 3, 5, 1, 4])
    expect(ranked(lines, 'money').map(({ number }) => number)).toEqual([3, 5, 1, 2, 4])
  })

  it('places a solution in one of four quarters', () => {
    expect(quarterOf({ effort: false, effect: true })).toBe('now')
    expect(quarterOf({ effort: true, effect: true })).toBe('project')
    expect(quarterOf({ effort: false, effect: false })).toBe('byTheWay')
    expect(quarterOf({ effort: true, effect: false })).toBe('leave')
  })
})

describe('the plan', () => {
  it('lacks what the owner could not decide on', () => {
    const whole = { measures: 2, withoutDay: 0, withoutOwner: 0, target: true, goals: 1 }
    expect(planLacks(whole)).toEqual([])
    expect(planLacks({ measures: 0, withoutDay: 1, withoutOwner: 1, target: false, goals: 0 })).toHaveLength(5)
    for (const change of [{ measures: 0 }, { withoutDay: 1 }, { withoutOwner: 1 }, { target: false }, { goals: 0 }])
      expect(planLacks({ ...whole, ...change })).toHaveLength(1)
  })

  it('is agreed or returned while it waits, approved also after it was agreed', () => {
    const of = (rule: (status: 'SENT' | 'AGREED' | 'APPROVED' | 'RETURNED') => boolean) =>
      (['SENT', 'AGREED', 'APPROVED', 'RETURNED'] as const).filter(rule)
    expect(of(mayAgree)).toEqual(['SENT'])
    expect(of(mayReturn)).toEqual(['SENT'])
    expect(of(mayApprove)).toEqual(['SENT', 'AGREED'])
    expect(of(isSettled)).toEqual(['AGREED', 'APPROVED'])
  })

  it('goes to the office with the owner’s word; information goes at once, and neither after it was received', () => {
    expect(waitsForOffice({ kind: 'INFO', status: 'SENT', received: false })).toBe(true)
    expect(waitsForOffice({ kind: 'INFO', status: 'SENT', received: true })).toBe(false)
    expect(waitsForOffice({ kind: 'PLAN', status: 'SENT', received: false })).toBe(false)
    expect(waitsForOffice({ kind: 'PLAN', status: 'AGREED', received: false })).toBe(true)
    expect(waitsForOffice({ kind: 'PLAN', status: 'RETURNED', received: false })).toBe(false)
  })
})

describe('stages', () => {
  it('are those of the act: Belgorod seven with instruments, Kirov four, Kuzbass and Leningrad none of their own', () => {
    expect(stagesOf(template('belgorod'))?.map(({ tools }) => tools.length)).toEqual([6, 5, 3, 4, 2, 0, 1])
    expect(stagesOf(template('kirov'))?.map(({ title }) => title)).toEqual([
      'Подготовка к проектированию или реинжинирингу',
      'Разработка и тестирование прототипов',
      'Ввод сервисов в эксплуатацию',
      'Мониторинг удовлетворенности клиента',
    ])
    expect(stagesOf(template('kuzbass'))).toBeNull()
    expect(stagesOf(template('leningrad'))).toBeNull()
  })
})

describe('who approves a plan', () => {
  it('is not who sent it, unless the tenant rules so', () => {
    expect(isOwnPlan({ sentById: 'a' }, 'a', { senderDecides: false })).toBe(true)
    expect(isOwnPlan({ sentById: 'a' }, 'a', { senderDecides: true })).toBe(false)
    expect(isOwnPlan({ sentById: 'a' }, 'b', { senderDecides: false })).toBe(false)
    expect(isOwnPlan({ sentById: null }, null, { senderDecides: false })).toBe(false)
  })
})

describe('what a plan goes without', () => {
  it('is said before it is sent', () => {
    expect(planDoubts({ ideas: 1, measuresWithoutTarget: 0, goalsWithoutNumbers: 0, reckoned: true })).toEqual([])
    const all = planDoubts({ ideas: 0, measuresWithoutTarget: 1, goalsWithoutNumbers: 2, reckoned: false })
    expect(all.map((text) => /идеи|мероприятий есть|целей|посчитаны/.exec(text)?.[0])).toEqual([
      'идеи',
      'мероприятий есть',
      'целей',
      'посчитаны',
    ])
  })
})
