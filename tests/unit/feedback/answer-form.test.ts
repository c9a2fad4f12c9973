import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInviteList } from '@/lib/feedback/answers/invite-list'
import { readAnswers, writeAnswers, type Fields } from '@/lib/feedback/answers/fields'
import { readSheet } from '@/lib/feedback/answers/sheet'
import { paperQuestions } from '@/lib/feedback/answers/paper-sheet'
import { quotaLines, readQuotas, waysToldApart } from '@/lib/feedback/answers/quotas'
import { advance } from '@/lib/feedback/answers/step'
import { pageMarkup } from '@/lib/feedback/answers/markup'
import { surveySchema, type Answers } from '@/lib/feedback/survey/definition'
import { question, serviceContent } from '../../factories/answer'

const option = (id: string) => ({ id, label: `Вариант ${id}` })
const content = surveySchema.parse({
  pages: [
    {
      id: 'p',
      questions: [
        question('one', { options: [option('a'), option('b')], other: true, dontKnow: true }),
        question('many', { kind: 'many', options: [option('a'), option('b')], other: true, maxChosen: 2 }),
        question('mark', { kind: 'scale', min: 1, max: 5, dontKnow: true }),
        question('minutes', { kind: 'number', min: 0, max: 600 }),
        question('day', { kind: 'date' }),
        question('rank', { kind: 'ranking', options: [option('a'), option('b'), option('c')] }),
        question('matrix', { kind: 'matrix', rows: [option('r'), option('s')], options: [option('a'), option('b')] }),
        question('pairs', { kind: 'csi', min: 1, max: 5, rows: [option('r')] }),
        question('words', { kind: 'text' }),
      ],
    },
  ],
})

describe('the fields of an answer form', () => {
  it('are read as people type them', () => {
    const fields: Fields = {
      'q.one': ['*other'],
      'o.one': [' своё '],
      'q.many': ['a', '*other'],
      'o.many': ['ещё'],
      'q.mark': ['*dk'],
      'q.minutes': ['1\u00a0234,50'],
      'q.day': ['5.6.2026'],
      'q.rank.a': ['2'],
      'q.rank.c': ['1'],
      'q.matrix.r': ['b'],
      'q.pairs.r.i': ['5'],
      'q.words': ['  '],
      'q.nobody': ['x'],
    }
    expect(readAnswers(content, fields)).toEqual({
      given: {
        one: { other: 'своё' },
        many: ['a', { other: 'ещё' }],
        mark: { dontKnow: true },
        minutes: '1234.50',
        day: '2026-06-05',
        rank: ['c', 'a'],
        matrix: { r: 'b' },
        pairs: { r: [5, null] },
      },
      bad: {},
    })
  })

  it('that cannot be read are named, never guessed', () => {
    expect(
      readAnswers(content, {
        'q.one': ['*other'],
        'q.minutes': ['12a'],
        'q.day': ['31.02.2026'],
        'q.rank.a': ['1'],
        'q.rank.b': ['1'],
        'q.words': ['я'.repeat(10_001)],
      }),
    ).toEqual({
      given: {},
      bad: { one: 'otherEmpty', minutes: 'number', day: 'date', rank: 'twice', words: 'long' },
    })
  })

  it('written and read again are the same answers', () => {
    const words = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `я${text}я`)
    const answers = fc.record(
      {
        one: fc.oneof(fc.constantFrom('a', 'b'), fc.record({ other: words }), fc.constant({ dontKnow: true as const })),
        many: fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1 }),
        mark: fc.integer({ min: 1, max: 5 }),
        minutes: fc.integer({ min: 0, max: 600 }).map(String),
        rank: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }),
        matrix: fc.record({ r: fc.constantFrom('a', 'b') }),
        pairs: fc.record({ r: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constant(null)) }),
        words,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(answers, (given) => {
        expect(readAnswers(content, writeAnswers(content, given as Answers)).given).toEqual(given)
      }),
    )
  })
})

describe('a press of a button', () => {
  const service = serviceContent()
  const filled = (fields: Fields, page = 'p1', seen = ['glad', 'why', 'mark', 'words'], agreed = false) => ({
    ...{ page, seen, fields, agreed },
  })
  it('goes on, back, and to the sending; says first what will not be sent', () => {
    expect(advance(service, filled({}), 'next')).toMatchObject({
      page: 'p1',
      errors: { glad: 'Ответьте на этот вопрос.' },
    })
    expect(advance(service, filled({ 'q.glad': ['yes'] }), 'next')).toMatchObject({ page: 'p2', errors: {} })
    expect(advance(service, filled({ 'q.glad': ['yes'] }, 'p2'), 'back')).toMatchObject({ page: 'p1' })
    const hidden = { 'q.glad': ['yes'], 'q.why': ['papers'] }
    expect(advance(service, filled(hidden, 'p2'), 'next')).toEqual({ kind: 'confirm', page: 'p2', dropped: ['why'] })
    expect(advance(service, filled(hidden, 'p2', [], true), 'next')).toMatchObject({
      kind: 'page',
      page: 'p2',
      added: true,
    })
    expect(advance(service, filled(hidden, 'p2', undefined, true), 'next')).toEqual({
      kind: 'ready',
      kept: { glad: 'yes' },
    })
  })

  it('passes by a page that the answers leave without a question; the last one says so', () => {
    const asked = surveySchema.parse({
      pages: [
        { id: 'a', questions: [question('nps', { kind: 'scale', min: 0, max: 10 })] },
        { id: 'b', questions: [question('why', { kind: 'text', showWhen: { q: 'nps', le: 6 } })] },
        { id: 'c', questions: [question('more', { kind: 'text' })] },
      ],
    })
    const filled = { page: 'a', seen: ['nps'], fields: { 'q.nps': ['9'] }, agreed: false }
    expect(advance(asked, filled, 'next')).toMatchObject({ kind: 'page', page: 'c' })
    expect(advance(asked, { ...filled, page: 'c', seen: ['more'] }, 'back')).toMatchObject({ kind: 'page', page: 'a' })
    const short = { pages: asked.pages.slice(0, 2) }
    expect(advance(short, filled, 'next')).toMatchObject({ kind: 'page', page: 'b' })
    const form = { about: '', agencies: [], mayBeForOther: false, kiosk: false, hidden: {}, foot: '', content: short }
    const state = { page: 'b', fields: filled.fields, errors: {}, added: false, agency: '', forOther: false }
    expect(pageMarkup(form, state)).toContain('Больше вопросов нет')
  })

  it('cannot pass an earlier page by claiming a later one', () => {
    expect(advance(service, filled({ 'q.mark': ['5'] }, 'p2'), 'next')).toMatchObject({
      page: 'p1',
      errors: { glad: expect.any(String) as string },
    })
  })

  it('asks for consent where a person tells of themselves', () => {
    const asked = surveySchema.parse({
      pages: [{ id: 'p', questions: [question('tel', { kind: 'text', consent: 'Согласен' })] }],
    })
    const at = { page: 'p', seen: ['tel'], agreed: false }
    expect(advance(asked, { ...at, fields: { 'q.tel': ['123'] } }, 'next')).toMatchObject({
      errors: { tel: 'Отметьте согласие или сотрите ответ.' },
    })
    expect(advance(asked, { ...at, fields: { 'q.tel': ['123'], 'c.tel': ['1'] } }, 'next')).toMatchObject({
      kind: 'ready',
    })
    expect(advance(asked, { ...at, fields: {} }, 'next')).toMatchObject({ kind: 'ready' })
  })

  it('no words of a survey or of a visitor become markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const evil = `<i>${text}"'</i>`
        const html = pageMarkup(
          {
            content: surveySchema.parse({
              pages: [{ id: 'p', questions: [question('q', { kind: 'text', title: evil })] }],
            }),
            ...{ about: '', agencies: [], mayBeForOther: false, kiosk: false, hidden: { key: evil }, foot: '' },
          },
          { page: 'p', fields: { 'q.q': [evil] }, errors: { q: evil }, added: false, agency: '', forOther: false },
        )
        expect(html).not.toContain('<i>')
      }),
    )
  })
})

describe('sheets', () => {
  it('may leave a required question empty, and count only what was asked', () => {
    const service = serviceContent()
    expect(readSheet(service, { mark: 4 })).toEqual({ ok: true, answers: { mark: 4 }, dropped: [] })
    expect(readSheet(service, { glad: 'yes', why: ['papers'] })).toEqual({
      ok: true,
      answers: { glad: 'yes' },
      dropped: ['Что помешало?'],
    })
    expect(readSheet(service, { mark: 9 })).toEqual({
      ok: false,
      reason: 'faults',
      questions: ['Какую оценку поставите?'],
    })
    expect(readSheet(service, {})).toEqual({ ok: false, reason: 'empty' })
  })

  it('on paper have the numbers of the keyboard', () => {
    const [first, second] = paperQuestions(serviceContent())
    expect(first?.options).toEqual([
      { number: 1, label: 'Да, полностью' },
      { number: 2, label: 'И да, и нет' },
      { number: 3, label: 'Нет' },
      { number: 0, label: 'Не знаю' },
    ])
    expect([second?.number, second?.conditional, second?.options.at(-1)?.number]).toEqual([2, true, 3])
  })
})

describe('a list of people to invite', () => {
  it('is read as it is pasted, each address once', () => {
    expect(
      readInviteList(
        'Иванов Пётр <ivanov@example.ru>\npetrova@example.ru; Петрова А. А.\n\nIVANOV@example.ru\nСидоров\tsidorov@пример.рф',
      ),
    ).toEqual({
      invitees: [
        { name: 'Иванов Пётр', address: 'ivanov@example.ru' },
        { name: 'Петрова А. А.', address: 'petrova@example.ru' },
        { name: 'Сидоров', address: 'sidorov@пример.рф' },
      ],
      wrong: [],
    })
  })
  it('names the lines that hold no address or several', () => {
    expect(readInviteList('Иванов\na@b.ru c@d.ru').wrong).toEqual([
      { line: 1, text: 'Иванов' },
      { line: 2, text: 'a@b.ru c@d.ru' },
    ])
  })
})

it('ways by which answers came are told so that a small one cannot be reckoned', () => {
  const shown = (...counts: number[]) =>
    waysToldApart(
      counts.map((received) => ({ received })),
      5,
    ).map(({ received }) => received)
  expect(shown(30, 18)).toEqual([30, 18])
  expect(shown(18, 2)).toEqual([])
  expect(shown(30, 18, 2)).toEqual([30])
  expect(shown(30, 3, 2)).toEqual([30])
  expect(shown(6, 5, 4, 4)).toEqual([6, 5])
})

it('quotas are told by what closed batches show', () => {
  const quotas = readQuotas([{ question: 'glad', option: 'yes', wanted: 50 }])
  expect(
    quotaLines(serviceContent(), quotas, [
      { questionId: 'glad', counts: { yes: 20 } },
      { questionId: 'glad', counts: { yes: 12, no: 3 } },
    ]),
  ).toEqual([{ question: 'Довольны ли вы тем, как вас обслужили?', option: 'Да, полностью', wanted: 50, have: 32 }])
  expect(readQuotas('broken')).toEqual([])
})
