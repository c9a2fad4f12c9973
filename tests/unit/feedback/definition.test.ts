import { describe, expect, it } from 'vitest'
import { keptAnswer, wayThrough } from '@/lib/feedback/survey/conditions'
import {
  answerCaps,
  answersSchema,
  newQuestion,
  surveySchema,
  type Answer,
  type QuestionKind,
  type SurveyQuestion,
} from '@/lib/feedback/survey/definition'

const readable = (value: unknown): boolean => answersSchema.safeParse(value).success
const page = (...questions: unknown[]) => ({ pages: [{ id: 'p1', questions }] })
const valid = (value: unknown): boolean => surveySchema.safeParse(value).success

describe('the content of a survey', () => {
  it('fills in what is left out, and refuses what cannot be asked', () => {
    const asked = { id: 'q1', kind: 'text', title: ' Что улучшить? ' }
    expect(surveySchema.parse(page(asked)).pages[0]?.questions).toEqual([
      { ...newQuestion('q1', 'text'), title: 'Что улучшить?' },
    ])
    expect(valid(page(asked, asked))).toBe(false)
    expect(valid(page({ ...asked, kind: 'essay' }))).toBe(false)
    expect(valid(page({ ...asked, title: '' }))).toBe(false)
    expect(valid(page({ ...asked, id: 'constructor' }))).toBe(false)
    expect(
      valid(
        page({
          ...asked,
          options: [
            { id: 'a', label: 'А' },
            { id: 'a', label: 'Б' },
          ],
        }),
      ),
    ).toBe(false)
    expect(valid({ pages: [{ id: 'end', questions: [asked] }] })).toBe(false)
    expect(valid({ pages: [] })).toBe(false)
    const all = Array.from({ length: 201 }, (_, i) => ({ ...asked, id: `q${i}` }))
    expect(
      valid({
        pages: [
          { id: 'a', questions: all.slice(0, 101) },
          { id: 'b', questions: all.slice(101) },
        ],
      }),
    ).toBe(false)
  })

  it('takes a condition only in its own form and not too deep', () => {
    const asked = (showWhen: unknown) => page({ id: 'q1', kind: 'text', title: 'Что?', showWhen })
    expect(
      valid(
        asked({
          not: {
            and: [
              { q: 'q0', is: 'a' },
              { q: 'q0', lt: 2.5 },
            ],
          },
        }),
      ),
    ).toBe(true)
    for (const bad of [{}, { q: 'q0' }, { q: 'q0', is: 'a', has: 'b' }, { and: [] }, { q: 'q0', lt: '2' }, 'q0'])
      expect([bad, valid(asked(bad))]).toEqual([bad, false])
    let deep: unknown = { q: 'q0', is: 'a' }
    for (let i = 0; i < 100_000; i += 1) deep = { not: deep }
    expect(valid(asked(deep))).toBe(false)
  })
})

describe('what a form sends', () => {
  it('is read by kind', () => {
    const given = {
      one: 'a',
      many: ['a', { other: 'своё' }],
      scale: 4,
      skip: { dontKnow: true },
      own: { other: 'своё' },
      matrix: { r1: 'c1', r2: 5, r3: { dontKnow: true } },
      csi: { r1: [5, 4], r2: [null, 4] },
    }
    expect(answersSchema.parse(given)).toEqual(given)
  })

  it('is refused as a whole when it is too large, too deep or no answer', () => {
    const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`q${i}`, 'да']))
    expect(readable(fields(answerCaps.fields))).toBe(true)
    expect(readable(fields(answerCaps.fields + 1))).toBe(false)
    expect(readable(fields(200_000))).toBe(false)
    expect(readable({ a: 'я'.repeat(answerCaps.text) })).toBe(true)
    expect(readable({ a: 'я'.repeat(answerCaps.text + 1) })).toBe(false)
    const texts = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`q${i}`, 'я'.repeat(answerCaps.text)]))
    expect([readable(texts(13)), readable(texts(14))]).toEqual([true, false])
    for (const bad of [
      null,
      [],
      'a',
      1,
      { a: null },
      { a: { b: { c: { d: 1 } } } },
      { 'a b': 'x' },
      { constructor: 'x' },
    ])
      expect([bad, readable(bad)]).toEqual([bad, false])
    expect(Object.keys(answersSchema.parse(JSON.parse('{"__proto__":{"x":"1"},"a":"1"}')))).toEqual(['a'])
  })
})

describe('an answer to a question', () => {
  const listed = [
    { id: 'a', label: 'А' },
    { id: 'b', label: 'Б' },
    { id: 'c', label: 'В' },
  ]
  const kept = (kind: QuestionKind, answer: Answer, more: Partial<SurveyQuestion> = {}) => {
    const question = { ...newQuestion('q', kind), options: listed, ...more }
    return keptAnswer(question, answer, question.options.slice(0, 2))
  }

  it('is kept wholly, in part, or not at all', () => {
    expect(kept('one', 'a')).toEqual({ answer: 'a', cut: false })
    expect(kept('one', 'c')).toEqual({ fault: null })
    expect(kept('one', { other: 'своё' })).toEqual({ fault: 'kind' })
    expect(kept('one', { other: 'своё' }, { other: true })).toMatchObject({ cut: false })
    expect(kept('one', { dontKnow: true })).toEqual({ fault: 'kind' })
    expect(kept('scale', { dontKnow: true }, { dontKnow: true })).toEqual({ answer: { dontKnow: true }, cut: false })
    expect(kept('many', ['c', 'b', 'b', 'a'])).toEqual({ answer: ['b', 'a'], cut: true })
    expect(kept('many', ['a'], { minChosen: 2 })).toEqual({ fault: 'tooFew' })
    expect(kept('many', ['a', 'b'], { maxChosen: 1 })).toEqual({ fault: 'tooMany' })
    expect(kept('many', ['c'])).toEqual({ fault: null })
    expect(kept('ranking', ['b', 'a'])).toEqual({ answer: ['b', 'a'], cut: false })
  })

  it('is a number within bounds and places', () => {
    const bounds = { min: 0, max: 10, places: 1 }
    expect(kept('number', '2.5', bounds)).toEqual({ answer: '2.5', cut: false })
    expect(kept('number', '2.50', bounds)).toEqual({ answer: '2.50', cut: false })
    expect(kept('number', '2.55', bounds)).toEqual({ fault: 'places' })
    expect([kept('number', '-1', bounds), kept('number', '10.1', bounds)]).toEqual([
      { fault: 'range' },
      { fault: 'range' },
    ])
    for (const bad of ['', '1e3', '0x1', '2,5', ' 1', 'Infinity'])
      expect([bad, kept('number', bad, bounds)]).toEqual([bad, { fault: 'number' }])
    expect(kept('nps', 11, { min: 0, max: 10 })).toEqual({ fault: 'range' })
    expect(kept('stars', 2.5, { min: 1, max: 5 })).toEqual({ fault: 'places' })
    expect(kept('stars', '2', { min: 1, max: 5 })).toEqual({ fault: 'kind' })
    expect(kept('date', '2026-02-30')).toEqual({ fault: 'date' })
    expect(kept('date', '2026-02-28')).toEqual({ answer: '2026-02-28', cut: false })
  })

  it('of rows: columns or marks; a required one wants every row', () => {
    const rows = [
      { id: 'r1', label: '1' },
      { id: 'r2', label: '2' },
    ]
    expect(kept('matrix', { r1: 'a', r2: 'c', r3: 'a' }, { rows })).toEqual({ answer: { r1: 'a' }, cut: true })
    expect(kept('matrix', { r1: 'a' }, { rows, required: true })).toEqual({ fault: 'rows' })
    expect(kept('matrix', { r1: 3, r2: 6 }, { rows, options: [], min: 1, max: 5 })).toEqual({
      answer: { r1: 3 },
      cut: true,
    })
    expect(kept('csi', { r1: [5, null], r2: [0, 1] }, { rows, min: 1, max: 5 })).toEqual({
      answer: { r1: [5, null] },
      cut: true,
    })
  })

  it('left empty is no answer and nothing that was dropped', () => {
    const content = surveySchema.parse(
      page(
        { id: 't', kind: 'text', title: 'Т' },
        { id: 'm', kind: 'many', title: 'М', options: listed },
        { id: 's', kind: 'text', title: 'С', showWhen: { q: 't', answered: true } },
      ),
    )
    expect(wayThrough(content, { t: '  ', m: [], s: '' })).toMatchObject({ kept: {}, dropped: [], shown: ['t', 'm'] })
    expect(wayThrough(content, { t: 'да', old: 'ответ' })).toMatchObject({ kept: { t: 'да' }, dropped: ['old'] })
  })
})
