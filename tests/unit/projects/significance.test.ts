import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, multiplyDecimals, toDecimalString } from '@/lib/core/decimal'
import {
  evaluate,
  levelOf,
  maximumOf,
  sampleSignificance,
  SaveSignificanceInput,
  significanceForm,
  significanceProblems,
  weightSum,
  type SignificanceBody,
} from '@/lib/projects/significance/rules'

const small = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 2 }))
  .map(([units, scale]) => ({ units, scale }))
const text = small.map(toDecimalString)
const form: fc.Arbitrary<SignificanceBody> = fc.record({
  sample: fc.constant(false),
  title: fc.constant('Форма'),
  criteria: fc.array(
    fc.record({
      title: fc.uuid(),
      weight: text,
      options: fc.array(fc.record({ text: fc.constant('да'), score: text }), { minLength: 2, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  levels: fc
    .uniqueArray(text, { minLength: 1, maxLength: 4 })
    .map((bounds) => bounds.map((from, i) => ({ title: `ступень ${i}`, from }))),
})
const filled = form.chain((body) =>
  fc.tuple(
    fc.constant(body),
    fc.tuple(...body.criteria.map(({ options }) => fc.integer({ min: 0, max: options.length - 1 }))),
  ),
)

describe('significance of a project', () => {
  it('is exact: the sample form sums to one and reaches three', () => {
    expect(weightSum(sampleSignificance)).toEqual({ sum: '1', one: true })
    expect(maximumOf(sampleSignificance)).toBe('3')
    expect(evaluate(sampleSignificance, [2, 1, 1, 0])).toMatchObject({ total: '1.8', maximum: '3', level: 'средняя' })
    expect(evaluate(sampleSignificance, [0, 0, 0, 0])).toMatchObject({ total: '0.7', level: 'низкая' })
    expect(evaluate(sampleSignificance, [2, 2, 2, 2])).toMatchObject({ total: '3', level: 'высокая' })
    expect(multiplyDecimals('0.3', '0.1')).toBe('0.03')
  })

  it('wants an answer to every criterion', () => {
    expect(evaluate(sampleSignificance, [0, 0, 0])).toBeNull()
    expect(evaluate(sampleSignificance, [0, 0, 0, 9])).toBeNull()
  })

  it('equals the sum in whole units, lies between nothing and the maximum, and a better answer is never worse', () => {
    fc.assert(
      fc.property(filled, ([body, answers]) => {
        const result = evaluate(body, answers)
        if (!result) throw new Error('no result')
        const units = (value: string) => {
          const [whole = '', fraction = ''] = value.split('.')
          return BigInt(whole + fraction.padEnd(4, '0'))
        }
        expect(units(result.total)).toBe(
          body.criteria.reduce(
            (sum, { weight, options }, i) =>
              sum + units(multiplyDecimals(options[answers[i] ?? 0]?.score ?? '0', weight)),
            0n,
          ),
        )
        expect(compareDecimals(result.total, '0')).toBeGreaterThanOrEqual(0)
        expect(compareDecimals(result.total, result.maximum)).toBeLessThanOrEqual(0)
        const better = answers.map((answer, i) => {
          const { options } = body.criteria[i] ?? { options: [] }
          return options.reduce(
            (best, { score }, at) => (compareDecimals(score, options[best]?.score ?? '0') > 0 ? at : best),
            answer,
          )
        })
        expect(evaluate(body, better)?.total).toBe(result.maximum)
      }),
    )
  })

  it('gives a level to every total, the same for the levels in any order', () => {
    fc.assert(
      fc.property(form, text, (body, total) => {
        const level = levelOf(body, total)
        expect(body.levels.map(({ title }) => title)).toContain(level)
        expect(levelOf({ ...body, levels: [...body.levels].reverse() }, total)).toBe(level)
      }),
    )
  })

  it('takes typed numbers and names what is wrong', () => {
    const read = SaveSignificanceInput.safeParse({
      title: 'Форма',
      criteria: [
        {
          title: 'Охват',
          weight: '0,4',
          options: [
            { text: 'малый', score: '1' },
            { text: 'большой', score: '2,5' },
          ],
        },
      ],
      levels: [
        { title: 'низкая', from: '0' },
        { title: 'высокая', from: '0,5' },
      ],
    })
    if (!read.success) throw new Error(read.error.message)
    expect(read.data.criteria[0]).toMatchObject({ weight: '0.4', options: [{ score: '1' }, { score: '2.5' }] })
    expect(significanceProblems(read.data)).toEqual({})
    expect(
      significanceProblems({
        ...read.data,
        levels: [
          { title: 'а', from: '0' },
          { title: 'б', from: '0.00' },
          { title: 'в', from: '1.01' },
        ],
      }),
    ).toEqual({
      'levels.1.from': 'Такая граница уже есть у другой ступени.',
      'levels.2.from': 'Ступень недостижима: наибольшая оценка по форме меньше этой границы.',
    })
    const wrong = SaveSignificanceInput.safeParse({
      title: '',
      criteria: [{ title: 'Охват', weight: '90 мин.', options: [{ text: 'один', score: '-1' }] }],
      levels: [],
    })
    expect(wrong.success ? [] : wrong.error.issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'criteria.0.options',
      'criteria.0.options.0.score',
      'criteria.0.weight',
      'levels',
      'title',
    ])
    expect(significanceForm({ broken: true })).toBe(sampleSignificance)
  })
})
