import { describe, expect, it } from 'vitest'
import {
  countedParts,
  evaluate,
  formulaWords,
  readFormula,
  workings,
  type Formula,
  type FormulaFacts,
} from '@/lib/plan/formula'
import { operandKey, sharesOf, CreateIndicatorInput } from '@/lib/plan/schema'

const facts: FormulaFacts = {
  count: (source) =>
    (({ PROJECTS_FINISHED: '40', PROJECTS_REPLICATED: '12' }) as Record<string, string>)[source] ?? '0',
  agencies: 20,
  agenciesWith: (source) => (source === 'PROJECTS_OPENED' ? 5 : 0),
  indicator: (number) => (number === '2.1' ? '7' : null),
}
const share: Formula = {
  op: 'ratio',
  of: { op: 'count', source: 'PROJECTS_REPLICATED' },
  to: { op: 'count', source: 'PROJECTS_FINISHED' },
  percent: true,
}
const mean: Formula = {
  op: 'mean',
  of: [
    share,
    {
      op: 'ratio',
      of: { op: 'agenciesWith', source: 'PROJECTS_OPENED', atLeast: 1 },
      to: { op: 'agencies' },
      percent: true,
    },
  ],
}

describe('formula', () => {
  it('shows its value with its parts', () => {
    expect(workings(evaluate(share, facts))).toBe('12 из 40 = 30\u00a0%')
    expect(workings(evaluate(mean, facts))).toBe('среднее из 30\u00a0%; 25\u00a0% = 27,5\u00a0%')
    expect(formulaWords(share)).toBe(
      'реализованные проекты, которые тиражируют практику ÷ реализованные проекты × 100 %',
    )
  })
  it('names the counted facts it was made of, each once', () => {
    expect(countedParts(evaluate(mean, facts))).toEqual([
      'реализованные проекты, которые тиражируют практику – 12',
      'реализованные проекты – 40',
      'участники, у которых есть открытые проекты – 5',
      'участники программы – 20',
    ])
    expect(
      countedParts(
        evaluate(
          { op: 'ratio', of: { op: 'number', value: '3' }, to: { op: 'indicator', number: '9' }, percent: false },
          facts,
        ),
      ),
    ).toEqual(['показатель 9 – нет данных'])
  })
  it('divides by nothing into no data with the reason', () => {
    const nothing = evaluate(
      {
        op: 'ratio',
        of: { op: 'number', value: '3' },
        to: { op: 'count', source: 'PRACTICES_PUBLISHED' },
        percent: true,
      },
      facts,
    )
    expect(nothing).toMatchObject({ value: null, reason: 'делить не на что: «опубликованные практики» – 0' })
    expect(workings(nothing)).toBe('3 из 0: нет данных, делить не на что: «опубликованные практики» – 0')
    expect(evaluate({ op: 'mean', of: [share, { op: 'indicator', number: '9' }] }, facts)).toMatchObject({
      value: null,
      reason: 'у показателя 9 нет факта',
    })
  })
  it('adds, subtracts and multiplies exactly', () => {
    expect(
      evaluate(
        {
          op: 'sum',
          of: [
            { op: 'number', value: '0.1' },
            { op: 'number', value: '0.2' },
          ],
        },
        facts,
      ).value,
    ).toBe('0.3')
    expect(
      evaluate({ op: 'difference', of: { op: 'indicator', number: '2.1' }, less: { op: 'number', value: '9' } }, facts)
        .value,
    ).toBe('-2')
    expect(
      evaluate(
        {
          op: 'product',
          of: [
            { op: 'number', value: '1.5' },
            { op: 'number', value: '4' },
          ],
        },
        facts,
      ).value,
    ).toBe('6')
  })
  it('is read from data only: no foreign fields, no unknown sources, no depth without end', () => {
    expect(readFormula(mean)).toEqual(mean)
    expect(readFormula({ op: 'count', source: 'SECRETS' })).toBeNull()
    expect(readFormula({ ...share, eval: 'process.exit()' })).toBeNull()
    let deep: unknown = { op: 'agencies' }
    for (let i = 0; i < 5000; i += 1) deep = { op: 'sum', of: [deep] }
    expect(readFormula(deep)).toBeNull()
  })
  it('goes to the form and back', () => {
    const rows = sharesOf(mean)
    expect(rows?.map(({ of, to }) => [of, to])).toEqual([
      ['count:PROJECTS_REPLICATED', 'count:PROJECTS_FINISHED'],
      ['with:PROJECTS_OPENED', 'agencies'],
    ])
    const typed = CreateIndicatorInput.parse({
      number: '1',
      sectionNumber: '1',
      section: 'Р',
      title: 'П',
      comparison: 'AT_LEAST',
      total: 'LAST',
      perAgency: '',
      source: 'FORMULA',
      shares: rows,
      keepFormula: '',
      sample: '',
    })
    expect(typed.shares).toEqual(mean)
    expect(operandKey({ op: 'number', value: '1' })).toBeNull()
    expect(sharesOf({ op: 'sum', of: [share] })).toBeNull()
  })
})
