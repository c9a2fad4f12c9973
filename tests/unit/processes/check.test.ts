import { describe, expect, it } from 'vitest'
import { processFaults, questionFaults } from '@/lib/processes/model/check'
import type { Fault } from '@/lib/processes/model/faults'
import { costKindLabels, faultText, leadReasonLabels, stepValueLabels, wasteLabels } from '@/lib/processes/model/labels'
import { wasteKinds, type ProcessModel, type ProcessQuestion } from '@/lib/processes/model/types'
import { question, table } from './table'

/** 'code@rows', with the target where the fault has one. */
const short = (faults: readonly Fault[]): string[] =>
  faults.map((fault) => `${fault.code}@${fault.rows.join('+')}${'target' in fault ? `→${fault.target}` : ''}`)
const faultsOf = (model: ProcessModel, asked: ProcessQuestion = question): string[] =>
  short(processFaults(model, asked))

const block = (branches: string[][], join: string) => ({ parallel: { branches, join } })

describe('faults of ways', () => {
  it('are none in a sound table, with blocks in blocks and a decision straight to a block', () => {
    expect(faultsOf(table({ a: {}, b: {} }))).toEqual([])
    const nested = table({
      a: { next: block([['b', 'c', 'd'], ['e'], []], 'f') },
      b: { next: block([['c'], ['d']], 'f') },
      c: { next: { to: 'f' } },
      d: { next: { to: 'f' } },
      e: { next: { to: 'f' } },
      f: {},
    })
    expect(faultsOf(nested)).toEqual([])
    const straight = table({
      a: {
        next: {
          decision: [
            { ...block([['b'], ['c']], 'end'), p: '0.9' },
            { to: 'a', p: '0.1', return: true },
          ],
        },
      },
      b: { next: { to: 'end' } },
      c: { next: { to: 'end' } },
    })
    expect(faultsOf(straight)).toEqual([])
    // A second way into the same block is no overlap.
    const again = table({
      a: { next: block([['b'], ['c']], 'd') },
      b: { next: { to: 'd' } },
      c: { next: { to: 'd' } },
      d: {
        next: {
          decision: [
            { to: 'end', p: '0.5' },
            { ...block([['b'], ['c']], 'd'), p: '0.5', return: true },
          ],
        },
      },
    })
    expect(faultsOf(again)).toEqual([])
  })

  it('name what is missing', () => {
    expect(faultsOf({ name: '', start: 'a', steps: [] })).toEqual(['no_steps@'])
    expect(faultsOf({ ...table({ a: {} }), start: '' })).toEqual(['no_start@'])
    expect(faultsOf({ ...table({ a: {} }), start: 'x' })).toEqual(['unknown_step@→x'])
    expect(faultsOf(table({ a: {}, b: { next: undefined } }))).toEqual(['no_next@1'])
    expect(faultsOf(table({ a: { next: { decision: [] } } }))).toEqual(['no_next@0'])
    expect(faultsOf(table({ a: { next: { to: 'x' } } }))).toEqual(['unknown_step@0→x'])
    expect(faultsOf(table({ a: {}, b: { next: { to: 'a' } } }))).toEqual(['no_end@'])
    const twice = table({ a: {}, b: {} })
    expect(faultsOf({ ...twice, steps: [...twice.steps, ...twice.steps.slice(0, 1)] })).toEqual(['duplicate_step@0+2'])
    expect(faultsOf(table({ a: {}, end: { next: { to: 'end' } } }))).toContain('duplicate_step@1')
  })

  it('judge reach by probabilities above 0, and name an unreachable step once', () => {
    const back = {
      decision: [
        { to: 'a', p: '1', return: true },
        { to: 'end', p: '0' },
      ],
    }
    expect(faultsOf(table({ a: {}, b: { next: back } }))).toEqual(['trap@0+1'])
    expect(faultsOf(table({ a: { next: { to: 'end' } }, b: { next: { to: 'b' } } }))).toEqual(['unreachable@1'])
    const never = {
      decision: [
        { to: 'b', p: '0' },
        { to: 'end', p: '1' },
      ],
    }
    expect(faultsOf(table({ a: { next: never }, b: {} }))).toEqual(['unreachable@1'])
    // What is not a number may be above 0.
    const letter = {
      decision: [
        { to: 'b', p: 'O' },
        { to: 'end', p: '1' },
      ],
    }
    expect(faultsOf(table({ a: { next: letter }, b: {} }))).toEqual(['not_a_number@0'])
    expect(faultsOf({ ...table({ a: { next: { to: 'end' } }, b: {} }), start: '' })).toEqual(['no_start@'])
  })

  const parallel = (changes: Parameters<typeof table>[0]) =>
    table({
      a: {
        next: block(
          [
            ['b', 'c'],
            ['d', 'e'],
          ],
          'f',
        ),
      },
      b: { next: { to: 'c' } },
      c: { next: { to: 'f' } },
      d: { next: { to: 'e' } },
      e: { next: { to: 'f' } },
      f: {},
      g: {},
      ...changes,
    })

  it('name a jump out of a branch, into one, and between branches once', () => {
    expect(faultsOf(parallel({}))).toEqual([])
    expect(faultsOf(parallel({ c: { next: { to: 'g' } } }))).toEqual(['jump_out_of_parallel@2→g'])
    expect(faultsOf(parallel({ c: { next: { to: 'end' } } }))).toEqual(['jump_out_of_parallel@2→end'])
    expect(faultsOf(parallel({ c: { next: { to: 'e' } } }))).toEqual(['jump_out_of_parallel@2→e'])
    const intoBranch = {
      decision: [
        { to: 'end', p: '0.5' },
        { to: 'd', p: '0.5' },
      ],
    }
    expect(faultsOf(parallel({ g: { next: intoBranch } }))).toEqual(['jump_into_parallel@6→d'])
    expect(faultsOf({ ...parallel({}), start: 'b' })).toContain('jump_into_parallel@→b')
    expect(faultsOf(parallel({ c: { next: { to: 'b' } } }))).toEqual(['trap@1+2'])
    // Structure is judged by every arc, also one of probability 0.
    const never = {
      decision: [
        { to: 'f', p: '1' },
        { to: 'g', p: '0' },
      ],
    }
    expect(faultsOf(parallel({ c: { next: never } }))).toEqual(['jump_out_of_parallel@2→g'])
  })

  it('name a block that is not one', () => {
    expect(
      faultsOf(
        parallel({
          a: {
            next: block(
              [
                ['a', 'b', 'c'],
                ['d', 'e'],
              ],
              'f',
            ),
          },
        }),
      ),
    ).toContain('jump_into_parallel@0→a')
    expect(
      faultsOf(
        parallel({
          a: {
            next: block(
              [
                ['b', 'c', 'd'],
                ['d', 'e'],
              ],
              'f',
            ),
          },
        }),
      ),
    ).toContain('jump_into_parallel@0→d')
    expect(
      faultsOf(
        parallel({
          a: {
            next: block(
              [
                ['b', 'c'],
                ['d', 'e', 'f'],
              ],
              'f',
            ),
          },
        }),
      ),
    ).toContain('jump_into_parallel@0→f')
    expect(faultsOf(parallel({ b: { next: block([['c'], ['g']], 'f') }, g: { next: { to: 'f' } } }))).toContain(
      'jump_out_of_parallel@1→g',
    )
    // Of the two branches with c neither lies in the other.
    const crossed = parallel({
      b: { next: block([['c', 'g']], 'f') },
      c: { next: { to: 'g' } },
      g: { next: { to: 'f' } },
    })
    expect(faultsOf(crossed)).toEqual(expect.arrayContaining(['jump_out_of_parallel@1→g', 'jump_into_parallel@0→c']))
    // An unknown join is named as such, not as jumps past it.
    const unknown = parallel({
      a: {
        next: block(
          [
            ['b', 'c'],
            ['d', 'e'],
          ],
          'x',
        ),
      },
    })
    expect(faultsOf(unknown).filter((one) => !one.startsWith('unreachable'))).toEqual(['unknown_step@0→x'])
  })
})

describe('faults of numbers', () => {
  it('are all named at once, each in its step', () => {
    const model = table({
      a: { work: { fixed: '-1' }, wait: { least: '9', usual: '5', most: '7' } },
      b: { work: { least: '1', usual: '2O', most: '3' }, roles: [{ role: 'judge', share: '1.5' }] },
      c: { wastes: { defects: '1000001' }, roles: [{ role: 'spec', share: '1,0' }] },
      d: { materials: [{ material: 'paper', quantity: '-2' }], fixedCost: 'много' },
      e: {
        next: {
          decision: [
            { to: 'end', p: '1.2' },
            { to: 'a', p: '-0.1' },
          ],
        },
      },
    })
    expect(faultsOf(model).toSorted()).toEqual([
      'bad_share@1',
      'negative_amount@3',
      'negative_time@0',
      'not_a_number@1',
      'not_a_number@2',
      'not_a_number@3',
      'probability_range@4',
      'probability_range@4',
      'probability_sum@4',
      'three_point_order@0',
      'time_too_big@2',
      'unknown_role@1',
    ])
  })

  it('name the number that is wrong', () => {
    const model = table({
      a: { work: { fixed: '-1' }, wait: { least: '9', usual: '5', most: '7' } },
      b: {
        work: { least: '1', usual: '5', most: '3' },
        wait: { fixed: '1000000.1' },
        roles: [{ role: 'spec', share: 'x' }],
      },
      c: { materials: [{ material: 'paper', quantity: '-2' }], fixedCost: '-3', wastes: { defects: 'y' } },
      d: {
        next: {
          decision: [
            { to: 'end', p: 'z' },
            { to: 'a', p: '0.4' },
          ],
        },
      },
      e: {
        next: {
          decision: [
            { to: 'end', p: '0.1' },
            { to: 'd', p: '0.89' },
          ],
        },
      },
    })
    const texts = processFaults(model, question).map((fault) => faultText(fault, model, question).split('. ')[0])
    expect(texts).toEqual([
      'Шаг №\u00a05 «Шаг e»: сюда не приводит ни один путь от начала',
      'Шаг №\u00a01 «Шаг a»: ожидание – наименьшее, обычное и наибольшее идут не по возрастанию',
      'Шаг №\u00a01 «Шаг a»: время работы меньше нуля',
      'Шаг №\u00a02 «Шаг b»: доля роли «Специалист» – «x», это не число',
      'Шаг №\u00a02 «Шаг b»: ожидание больше 1\u00a0000\u00a0000 минут',
      'Шаг №\u00a02 «Шаг b»: время работы – наименьшее, обычное и наибольшее идут не по возрастанию',
      'Шаг №\u00a03 «Шаг c»: потери «дефекты» – «y», это не число',
      'Шаг №\u00a03 «Шаг c»: количество материала «Бумага» меньше нуля',
      'Шаг №\u00a03 «Шаг c»: постоянные расходы меньше нуля',
      'Шаг №\u00a04 «Шаг d»: вероятность – «z», это не число',
      'Шаг №\u00a05 «Шаг e»: вероятности в сумме дают 0,99, а должны ровно 1',
    ])
  })

  it('are none at the bounds', () => {
    const model = table({
      a: { work: { fixed: '1000000' }, wait: { least: '5', usual: '5', most: '5' } },
      b: { work: { fixed: '24000/7' }, roles: [{ role: 'spec', share: '0' }] },
    })
    expect(faultsOf(model)).toEqual([])
  })
})

describe('faults of the question', () => {
  it('are its numbers and its years', () => {
    expect(
      short(
        questionFaults({ ...question, runsPerYear: '-1', usefulShare: '0', staffYears: [2026, 2099], oneOff: '-0.01' }),
      ),
    ).toEqual(['negative_amount@', 'negative_amount@', 'bad_useful_share@', 'no_calendar@'])
    expect(short(questionFaults({ ...question, usefulShare: '1', runsPerYear: '0', year: 2026 }))).toEqual([])
    expect(short(questionFaults({ ...question, usefulShare: '1.0001' }))).toEqual(['bad_useful_share@'])
    const rows = [
      { from: '2026-01-01', price: '-5' },
      { from: '2026-01-01', price: '7' },
      { from: '2026-01-01', price: '8' },
    ]
    const prices = { rates: { spec: rows }, materials: {}, overhead: [] }
    expect(short(questionFaults({ ...question, prices }))).toEqual(['negative_amount@', 'two_prices_from_a_day@'])
  })

  it('name the number, the price and the year that are wrong', () => {
    const rates = { spec: [{ from: '2026-01-05', price: '-5' }] }
    const prices = { rates, materials: {}, overhead: [] }
    const faults = questionFaults({
      roles: [],
      prices,
      runsPerYear: 'x',
      oneOff: '-1',
      usefulShare: '85 %',
      year: 2099,
    })
    expect(faults).toEqual([
      {
        code: 'negative_amount',
        rows: [],
        field: { number: 'price', resource: { kind: 'rate', id: 'spec' }, from: '2026-01-05' },
      },
      { code: 'not_a_number', rows: [], field: { number: 'runsPerYear' }, text: 'x' },
      { code: 'negative_amount', rows: [], field: { number: 'oneOff' } },
      { code: 'not_a_number', rows: [], field: { number: 'usefulShare' }, text: '85 %' },
      { code: 'no_calendar', rows: [], year: 2099 },
    ])
  })

  it('ask for no price that is not used', () => {
    const day = { ...question, prices: undefined, day: '2026-03-02' }
    expect(faultsOf(table({ a: { roles: [] } }), day)).toEqual([])
    expect(faultsOf(table({ a: { roles: [{ role: 'judge', share: '1' }] } }), day)).toEqual(['unknown_role@0'])
    const two = table({
      a: { roles: [], materials: [{ material: 'toner', quantity: '1' }] },
      b: { roles: [], materials: [{ material: 'paper', quantity: '1' }] },
    })
    expect(faultsOf(two, day)).toEqual(['missing_price@0', 'missing_price@1'])
    expect(faultsOf(two)).toEqual([])
  })

  it('name a missing price with the first working day, a gap once', () => {
    const model = table({ a: { materials: [{ material: 'toner', quantity: '1' }] }, b: { roles: [] } })
    const asked = { ...question, day: '2026-03-02', year: 2026 }
    const missing = (prices: ProcessQuestion['prices']) =>
      processFaults(model, { ...asked, prices }).map((fault) =>
        fault.code === 'missing_price' ? `${fault.resource.kind} ${fault.day} ${fault.rows.join('+')}` : fault.code,
      )
    // 12 January is the first working day of 2026.
    expect(missing(undefined)).toEqual(['rate 2026-01-12 0', 'material 2026-01-12 0', 'overhead 2026-01-12 '])
    const toner = { name: 'Тонер', prices: [{ from: '2026-07-01', price: '1' }] }
    const overhead = question.prices?.overhead ?? []
    const always = [{ from: '2024-01-01', price: '1' }]
    const spec = [
      { from: '2024-01-01', to: '2026-02-28', price: '1' },
      { from: '2026-03-10', to: '2026-11-30', price: '2' },
    ]
    expect(missing({ rates: { spec }, materials: { toner }, overhead })).toEqual([
      'rate 2026-03-02 0',
      'material 2026-01-12 0',
    ])
    // The day asked and the year's first gap are two gaps.
    const twoGaps = [
      { from: '2024-01-01', to: '2025-12-31', price: '1' },
      { from: '2026-02-02', to: '2026-02-27', price: '2' },
    ]
    expect(missing({ rates: { spec: twoGaps }, materials: { toner: { ...toner, prices: always } }, overhead })).toEqual(
      ['rate 2026-01-12 0', 'rate 2026-03-02 0'],
    )
  })
})

describe('words of values', () => {
  it('are Russian, and one for each', () => {
    for (const labels of [costKindLabels, leadReasonLabels, stepValueLabels, wasteLabels]) {
      const words = Object.values(labels)
      expect(words.filter((word) => !/^[а-яё][а-яё ,]+$/.test(word))).toEqual([])
      expect(new Set(words).size).toBe(words.length)
    }
    expect(Object.keys(wasteLabels)).toEqual([...wasteKinds])
  })
})

describe('a fault in words', () => {
  it('says what happened, where and what to do', () => {
    const model = table({ a: { next: { to: 'x' } }, b: { name: 'Доработать' } })
    const texts = processFaults(model, question).map((fault) => faultText(fault, model, question))
    expect(texts).toEqual([
      'Шаг №\u00a01 «Шаг a»: шага «x», к которому он ведёт, нет. Выберите другой шаг или добавьте этот.',
      'Шаг №\u00a02 «Доработать»: сюда не приводит ни один путь от начала. Добавьте переход или удалите шаг.',
    ])
  })

  it('exists for every fault, as two Russian sentences', () => {
    const at = { rows: [0] }
    const field = { number: 'price', resource: { kind: 'rate', id: 'spec' }, from: '2026-01-05' } as const
    const faults: Fault[] = [
      { code: 'no_steps', rows: [] },
      { code: 'no_start', rows: [] },
      { code: 'no_end', rows: [] },
      { code: 'no_next', ...at },
      { code: 'duplicate_step', ...at },
      { code: 'duplicate_step', rows: [0, 1] },
      { code: 'unreachable', rows: [0, 1] },
      { code: 'trap', ...at },
      { code: 'unknown_step', rows: [], target: 'x' },
      { code: 'unknown_role', ...at, role: 'judge' },
      { code: 'bad_share', ...at, role: 'spec' },
      { code: 'probability_sum', ...at, sum: '0.999' },
      { code: 'probability_range', ...at, p: '-0.5' },
      { code: 'jump_out_of_parallel', ...at, target: 'end' },
      { code: 'jump_into_parallel', ...at, target: 'b' },
      { code: 'jump_into_parallel', ...at, target: 'a' },
      { code: 'jump_into_parallel', rows: [], target: 'b' },
      { code: 'three_point_order', ...at, field: { time: 'work' } },
      { code: 'negative_time', ...at, field: { time: 'wait' } },
      { code: 'time_too_big', ...at, field: { time: 'waste', kind: 'defects' } },
      { code: 'not_a_number', ...at, field: { number: 'share', role: 'spec' }, text: '1,0' },
      { code: 'not_a_number', ...at, field: { number: 'probability' }, text: '1/3' },
      { code: 'not_a_number', rows: [], field: { number: 'runsPerYear' }, text: 'много' },
      { code: 'not_a_number', rows: [], field: { number: 'usefulShare' }, text: '85 %' },
      { code: 'negative_amount', ...at, field: { number: 'quantity', material: 'paper' } },
      { code: 'negative_amount', ...at, field: { number: 'fixedCost' } },
      { code: 'negative_amount', rows: [], field: { number: 'oneOff' } },
      { code: 'negative_amount', rows: [], field },
      { code: 'bad_useful_share', rows: [] },
      { code: 'missing_price', ...at, resource: { kind: 'rate', id: 'spec' }, day: '2026-01-12' },
      { code: 'missing_price', rows: [], resource: { kind: 'overhead' }, day: '2026-01-12' },
      { code: 'two_prices_from_a_day', rows: [], resource: { kind: 'material', id: 'paper' }, day: '2026-01-12' },
      { code: 'no_calendar', rows: [], year: 2099 },
    ]
    const model = table({ a: {}, b: {} })
    const texts = faults.map((fault) => faultText(fault, model, question))
    for (const [i, text] of texts.entries()) {
      expect(text).toMatch(/^[А-ЯЁ][^\n]*\. [А-ЯЁ][^\n]*\.$/)
      expect(text).not.toMatch(/undefined|\sг\.|\.\.| {2}|-\d/)
      if (faults[i]?.rows.length) expect(text).toContain('№\u00a01 «Шаг a»')
    }
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts).toContain(
      'На 12\u00a0января\u00a02026\u00a0года нет цены: ставка роли «Специалист» (шаг №\u00a01 «Шаг a»). Добавьте строку цены, которая действует в этот день.',
    )
  })
})
