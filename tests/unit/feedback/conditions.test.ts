import { describe, expect, it } from 'vitest'
import { holds, keptAnswer, pageAfter, wayThrough } from '@/lib/feedback/survey/conditions'
import {
  newQuestion,
  type Answer,
  type Answers,
  type QuestionKind,
  type SurveyContent,
  type SurveyQuestion,
} from '@/lib/feedback/survey/definition'

const options = ['o1', 'o2'].map((id) => ({ id, label: id }))
const rows = ['r1', 'r2'].map((id) => ({ id, label: id }))
const question = (kind: QuestionKind, more: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  ...newQuestion('q', kind),
  required: false,
  ...more,
})
/** Pages of one question each; what stands in the survey beside them no way asks for. */
const surveyOf = (...questions: SurveyQuestion[]) =>
  ({
    pages: questions.map((one, i) => ({ id: `p${i + 1}`, title: '', questions: [one], next: [] })),
  }) as unknown as SurveyContent
const given = (answer: unknown): Answers => ({ q: answer as Answer })

describe('a comparison', () => {
  it('takes a number for what it is, typed or chosen', () => {
    for (const answer of ['10', 10]) {
      expect([9, 10, 11].map((eq) => holds({ q: 'q', eq }, given(answer)))).toEqual([false, true, false])
      expect([9, 10, 11].map((lt) => holds({ q: 'q', lt }, given(answer)))).toEqual([false, false, true])
      expect([9, 10, 11].map((ge) => holds({ q: 'q', ge }, given(answer)))).toEqual([true, true, false])
    }
  })

  it('of what is no number is false', () => {
    for (const answer of ['', ['5'], { other: '5' }])
      expect([holds({ q: 'q', lt: 9 }, given(answer)), holds({ q: 'q', ge: 0 }, given(answer))]).toEqual([false, false])
  })
})

describe('a given answer', () => {
  /** Of a question that the survey does not have, whatever is not empty is dropped. */
  const isEmpty = (answer: unknown): boolean => wayThrough(surveyOf(), { gone: answer as Answer }).dropped.length === 0

  it.each([
    [undefined],
    [null],
    ['  '],
    [[]],
    [['']],
    [[{ other: ' ' }]],
    [{ other: '' }],
    [{ other: '  ' }],
    [{}],
    [{ r1: '' }],
    [{ r1: null }],
    [{ r1: undefined }],
    [{ r1: [null, null] }],
  ])('%j is empty', (answer) => expect(isEmpty(answer)).toBe(true))

  it.each([
    [0],
    ['а'],
    [['o1']],
    [['', 'o1']],
    [[{ other: 'лифт' }]],
    [{ other: 'лифт' }],
    [{ other: 5 }],
    [{ other: '', r1: 'o1' }],
    [{ other: ' ', r1: '' }],
    [{ r1: 'o1' }],
    [{ r1: '', r2: 'o1' }],
    [{ r1: [null, 5] }],
    [{ r1: 0 }],
    [{ dontKnow: true }],
  ])('%j is not', (answer) => expect(isEmpty(answer)).toBe(false))
})

describe('what counts of an answer', () => {
  const kept = (asked: SurveyQuestion, answer: unknown) => keptAnswer(asked, answer as Answer, asked.options)
  const whole = (answer: unknown) => ({ answer, cut: false })
  const fault = (name: string | null) => ({ fault: name })

  it('«не знаю»: where it may be said', () => {
    const dontKnow = { dontKnow: true }
    expect(kept(question('text', { dontKnow: true }), dontKnow)).toEqual(whole(dontKnow))
    expect(kept(question('text', { dontKnow: false }), dontKnow)).toEqual(fault('kind'))
    expect(kept(question('one', { dontKnow: true, options }), { dontKnow: false })).toEqual(fault('kind'))
  })

  it('one option or own words', () => {
    const one = question('one', { options, other: false })
    const own = question('one', { options, other: true })
    expect([kept(one, 'o1'), kept(one, 'o3')]).toEqual([whole('o1'), fault(null)])
    for (const wrong of [5, null, { other: 'лифт' }, { other: 5 }]) expect(kept(one, wrong)).toEqual(fault('kind'))
    expect(kept(own, { other: 'лифт' })).toEqual(whole({ other: 'лифт' }))
    expect(kept(own, { other: 5 })).toEqual(fault('kind'))
  })

  it('several: each once, own words once and only where they are asked', () => {
    const many = question('many', { options, other: false })
    const own = question('many', { options, other: true })
    const [lift, ramp] = [{ other: 'лифт' }, { other: 'пандус' }]
    expect(kept(many, 'o1')).toEqual(fault('kind'))
    expect(kept(many, ['o1', 'o1'])).toEqual({ answer: ['o1'], cut: true })
    expect(kept(many, [lift])).toEqual(fault(null))
    expect(kept(own, [lift])).toEqual(whole([lift]))
    expect(kept(own, [{ other: ' ' }])).toEqual(fault(null))
    expect(kept(own, ['o1', lift, ramp])).toEqual({ answer: ['o1', lift], cut: true })
    expect(kept({ ...many, minChosen: 2 }, ['o1'])).toEqual(fault('tooFew'))
    expect(kept({ ...many, maxChosen: 1 }, ['o1', 'o2'])).toEqual(fault('tooMany'))
  })

  it('a number within its bounds and places', () => {
    const number = question('number', { min: null, max: null, places: 1 })
    for (const right of ['-5', '5', '1.5', '1.500']) expect(kept(number, right), right).toEqual(whole(right))
    for (const many of ['1.05', '0.0000001']) expect(kept(number, many), many).toEqual(fault('places'))
    expect(kept(number, 5)).toEqual(fault('number'))
    expect(['1', '2', '9', '10'].map((text) => 'fault' in kept({ ...number, min: 2, max: 9 }, text))).toEqual([
      true,
      false,
      false,
      true,
    ])
    const scale = question('scale')
    for (const wrong of [NaN, Infinity]) expect(kept(scale, wrong)).toEqual(fault('number'))
    expect(kept(scale, '5')).toEqual(fault('kind'))
  })

  it('a text, a day, files', () => {
    expect([kept(question('text'), 'да'), kept(question('text'), 5)]).toEqual([whole('да'), fault('kind')])
    expect([kept(question('date'), '2026-03-01'), kept(question('date'), 5)]).toEqual([
      whole('2026-03-01'),
      fault('date'),
    ])
    const file = question('file')
    expect(kept(file, ['a', 'b'])).toEqual(whole(['a', 'b']))
    for (const wrong of ['a', ['a', { other: 'b' }], [5]]) expect(kept(file, wrong)).toEqual(fault('kind'))
  })

  it('rows of a matrix: those that it has, all of them where it is required', () => {
    const matrix = question('matrix', { rows, options: [], min: null, max: null })
    for (const wrong of ['а', ['o1']]) expect(kept(matrix, wrong)).toEqual(fault('kind'))
    for (const blank of ['', null, undefined]) expect(kept(matrix, { r1: 5, r2: blank })).toEqual(whole({ r1: 5 }))
    expect(kept(matrix, { r1: 5, r3: 5 })).toEqual({ answer: { r1: 5 }, cut: true })
    expect(kept(matrix, { r3: 5 })).toEqual(fault('rows'))
    expect(kept({ ...matrix, required: true }, { r1: 5 })).toEqual(fault('rows'))
    expect(kept({ ...matrix, required: true }, { r1: 1, r2: 5 })).toEqual(whole({ r1: 1, r2: 5 }))
    const counts = (asked: SurveyQuestion, mark: unknown) => 'answer' in kept(asked, { r1: mark })
    expect([0, 1, 5, 6, 2.5].map((mark) => counts(matrix, mark))).toEqual([false, true, true, false, false])
    const wide = { ...matrix, min: 2, max: 9 }
    expect([1, 2, 9, 10].map((mark) => counts(wide, mark))).toEqual([false, true, true, false])
    const named = { ...matrix, options }
    expect(['o1', 'o3', 1].map((cell) => counts(named, cell))).toEqual([true, false, false])
  })

  it('pairs of importance and mark', () => {
    const csi = question('csi', { rows, min: null, max: null })
    const counts = (pair: unknown) => 'answer' in kept(csi, { r1: pair })
    expect(
      [
        [5, 4],
        [5, null],
        [null, 1],
      ].map(counts),
    ).toEqual([true, true, true])
    expect([[null, null], [5], [5, 4, 3], [0, 5], 5, 'да'].map(counts)).toEqual(Array.from({ length: 6 }, () => false))
  })
})

describe('the way through', () => {
  it('ends where a jump leads back, and knows no page that is not there', () => {
    const back = (goTo: string) => question('one', { options: [{ id: 'o1', label: 'o1', goTo }] })
    const first = { ...question('text'), id: 'first' }
    for (const goTo of ['p1', 'p2'])
      expect(wayThrough(surveyOf(first, back(goTo)), given('o1')).pages).toEqual(['p1', 'p2'])
    expect(pageAfter(surveyOf(first), 'p9', {})).toBeNull()
  })

  it('names what was dropped in the order of the survey', () => {
    const hidden = (id: string) => ({ ...question('text'), id, showWhen: { q: 'no', answered: true } })
    const survey = surveyOf(hidden('a'), hidden('b'))
    expect(wayThrough(survey, { gone: 'x', b: 'x', a: 'x' }).dropped).toEqual(['a', 'b', 'gone'])
  })

  it('an option that is not offered is no fault; an optional question is never missing', () => {
    const found = wayThrough(surveyOf(question('one', { options })), given('o3'))
    expect(found).toMatchObject({ faults: [], missing: [], stoppedAt: null, dropped: ['q'] })
    const wrong = wayThrough(surveyOf(question('scale')), given(99))
    expect(wrong).toMatchObject({ faults: [{ question: 'q', fault: 'range' }], missing: [] })
    expect(wayThrough(surveyOf(question('scale', { required: true })), given(99)).missing).toEqual(['q'])
  })
})
