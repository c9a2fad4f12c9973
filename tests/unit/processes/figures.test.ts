import { describe, expect, it } from 'vitest'
import { exactText, fractionOf, rootText } from '@/lib/core/fraction'
import { runFigures, type RunFigures } from '@/lib/processes/model/figures'
import { graphOf } from '@/lib/processes/model/graph'
import type { ProcessModel } from '@/lib/processes/model/types'
import { question, table } from './table'

const figuresOf = (model: ProcessModel): RunFigures => runFigures(model, question.roles)
const leadOf = ({ lead }: RunFigures): string | string[] =>
  lead.exact ? `${exactText(lead.mean)} ±² ${exactText(lead.variance)}` : lead.reasons

describe('a run', () => {
  it('goes round a loop by its probability', () => {
    // b returns to a in a quarter of the cases: each is visited 4/3 times, three in four go right the first time.
    const figures = figuresOf(
      table({
        a: { wait: { fixed: '5' } },
        b: {
          next: {
            decision: [
              { to: 'c', p: '0.75' },
              { to: 'a', p: '0.25', return: true },
            ],
          },
          value: 'waste',
        },
        c: { value: 'adds', wastes: { motion: '0.3' } },
      }),
    )
    expect(figures.visits.map(exactText)).toEqual(['4/3', '4/3', '1'])
    expect(exactText(figures.work)).toBe('110/3')
    expect(exactText(figures.waiting)).toBe('20/3')
    // One round is 25 minutes, their number geometric: variance 25² · (1/4) / (3/4)².
    expect(leadOf(figures)).toBe('130/3 ±² 2500/9')
    expect(exactText(figures.firstTimeRight)).toBe('3/4')
    expect(exactText(figures.workByValue.waste)).toBe('40/3')
    expect(figures.flowEfficiency && exactText(figures.flowEfficiency)).toBe('3/13')
    expect(Object.entries(figures.wastes).map(([kind, value]) => [kind, exactText(value)])).toEqual([
      ['motion', '3/10'],
    ])
    expect([...figures.roleMinutes].map(([role, value]) => `${role} ${exactText(value)}`)).toEqual([
      'spec 110/3',
      'head 0',
    ])
  })

  it('counts a loop that is not marked for no return, and a return to the same step', () => {
    const loop = (back?: true) =>
      figuresOf(
        table({
          a: {
            next: {
              decision: [
                { to: 'a', p: '0.5', ...(back && { return: back }) },
                { to: 'end', p: '0.5' },
              ],
            },
          },
        }),
      )
    expect(exactText(loop().firstTimeRight)).toBe('1')
    expect(exactText(loop(true).firstTimeRight)).toBe('1/2')
    expect(exactText(loop().visits[0] ?? fractionOf('0'))).toBe('2')
  })

  it('reads three numbers as a triangle', () => {
    const time = { least: '10', usual: '18', most: '40' }
    expect(leadOf(figuresOf(table({ a: { work: time } })))).toBe('68/3 ±² 362/9')
    const { lead } = figuresOf(table({ a: { work: time, wait: time } }))
    expect(lead.exact && rootText(lead.variance, 2)).toBe('8.97')
  })

  it('has no flow efficiency without a lead time', () => {
    expect(figuresOf(table({ a: { work: { fixed: '0' } } })).flowEfficiency).toBeNull()
  })

  it('counts hand-offs by the first role, the unit in its agency, the agency', () => {
    const head = {
      roles: [
        { role: 'head', share: '0.5' },
        { role: 'spec', share: '1' },
      ],
    }
    const { handoffs } = figuresOf(
      table({
        a: {},
        b: { ...head, agency: 'Министерство' },
        c: { roles: [], agency: 'Министерство', unit: 'Канцелярия' },
        d: { roles: [], agency: 'Министерство', unit: 'Канцелярия' },
      }),
    )
    expect([handoffs.roles, handoffs.units, handoffs.agencies].map(exactText)).toEqual(['2', '2', '1'])
  })
})

describe('a block', () => {
  const nested = (changes: Parameters<typeof table>[0] = {}) =>
    table({
      a: { next: { parallel: { branches: [['b', 'c', 'd', 'e'], ['f']], join: 'g' } } },
      b: { next: { parallel: { branches: [['c'], ['d'], []], join: 'e' } } },
      c: { work: { fixed: '30' }, next: { to: 'e' } },
      d: { work: { fixed: '20' }, next: { to: 'e' } },
      e: { next: { to: 'g' } },
      f: { work: { fixed: '45' }, next: { to: 'g' } },
      g: {
        next: {
          decision: [
            { to: 'end', p: '0.5' },
            { to: 'a', p: '0.5', return: true },
          ],
        },
      },
      ...changes,
    })

  it('lasts as long as its longest branch and is entered whole each time', () => {
    const figures = figuresOf(nested())
    expect(figures.visits.map(exactText)).toEqual(['2', '2', '2', '2', '2', '2', '2'])
    // 10 + (10 + 30 + 10) + 10 = 70 a round; two rounds; 70² · (1/2) / (1/2)².
    expect(leadOf(figures)).toBe('140 ±² 9800')
    // Of six arcs from a to g and the empty branch none changes the role.
    expect(exactText(figures.handoffs.roles)).toBe('0')
  })

  it('has no exact lead time with spread or choice inside, and says why', () => {
    const spread = { work: { least: '1', usual: '2', most: '3' } }
    expect(leadOf(figuresOf(nested({ c: { ...spread, next: { to: 'e' } } })))).toEqual(['three_point_in_parallel'])
    expect(leadOf(figuresOf(nested({ c: { next: { decision: [{ to: 'e', p: '1' }] } } })))).toEqual([
      'decision_in_parallel',
    ])
    expect(leadOf(figuresOf(nested({ c: { next: { to: 'e', return: true } } })))).toEqual(['return_in_parallel'])
    expect(leadOf(figuresOf(nested({ a: { ...nested().steps[0], ...spread } })))).toMatch(/±²/)
  })

  it('goes right when all of its branches do', () => {
    const again = (p: string) => ({
      next: {
        decision: [
          { to: 'e', p },
          { to: 'c', p: '0.25', return: true },
        ],
      },
    })
    const figures = figuresOf(
      nested({
        c: again('0.75'),
        f: {
          next: {
            decision: [
              { to: 'g', p: '0.8' },
              { to: 'f', p: '0.2', return: true },
            ],
          },
        },
      }),
    )
    // 3/4 in the inner block, 4/5 beside it, 1/2 after: every way back counts.
    expect(exactText(figures.firstTimeRight)).toBe('3/10')
    expect(figures.visits.map(exactText)).toEqual(['2', '2', '8/3', '2', '2', '5/2', '2'])
    expect(figures.flowEfficiency).toBeNull()
  })

  it('may follow a decision straight, and end the process', () => {
    const model = table({
      a: {
        next: {
          decision: [
            { to: 'end', p: '0.4' },
            { parallel: { branches: [['b'], ['c', 'd']], join: 'end' }, p: '0.6' },
          ],
        },
      },
      b: { roles: [{ role: 'head', share: '1' }], work: { fixed: '50' }, next: { to: 'end' } },
      c: { next: { to: 'd' } },
      d: { roles: [], next: { to: 'end' } },
    })
    const figures = figuresOf(model)
    expect(figures.visits.map(exactText)).toEqual(['1', '3/5', '3/5', '3/5'])
    expect(leadOf(figures)).toBe('40 ±² 600')
    // From a to b and to c by 0.6 each, of which only b has another role; c to d.
    expect(exactText(figures.handoffs.roles)).toBe('6/5')
  })

  it('may be entered by two ways', () => {
    const parallel = { branches: [['b'], ['c']], join: 'd' }
    const figures = figuresOf(
      table({
        a: { next: { parallel } },
        b: { next: { to: 'd' } },
        c: { next: { to: 'd' } },
        d: {
          next: {
            decision: [
              { to: 'end', p: '0.5' },
              { parallel, p: '0.5', return: true },
            ],
          },
        },
      }),
    )
    expect(figures.visits.map(exactText)).toEqual(['1', '2', '2', '2'])
    expect(leadOf(figures)).toBe('50 ±² 800')
  })
})

describe('a table with faults', () => {
  it('is not reckoned', () => {
    expect(() => graphOf(table({ a: { next: { to: 'x' } } }))).toThrow(RangeError)
    expect(() => figuresOf(table({ a: {}, b: { next: { to: 'a' } } }))).toThrow(RangeError)
  })
})
