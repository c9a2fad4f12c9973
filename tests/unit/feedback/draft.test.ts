import { describe, expect, it } from 'vitest'
import { applyEdits } from '@/lib/core/text-autosave'
import { surveySchema, type SurveyContent } from '@/lib/feedback/survey/definition'
import { contentOf, fitsPath, questionPath, readDraft, textsOf, type DraftTexts } from '@/lib/feedback/survey/draft'
import { draftChanges, pathPlace, pathWords } from '@/lib/feedback/survey/draft-words'
import { draftFaults } from '@/lib/feedback/survey/faults'
import {
  addContent,
  addPage,
  addQuestion,
  bringBack,
  copyQuestion,
  movePage,
  moveQuestion,
  moveQuestionTo,
  removePage,
  removeQuestion,
  takenOut,
} from '@/lib/feedback/survey/moves'
import { readySurvey, readySurveys } from '@/lib/feedback/survey/templates'
import { ask, page, yesNo } from '@/lib/feedback/survey/templates/kit'
import type { Change } from '@/lib/processes/steps/changes'
import { demoSurveys } from '@/prisma/seed/feedback-surveys'

const two: SurveyContent = {
  pages: [
    page('p1', '', [ask('a', 'one', 'Первый', { options: yesNo }), ask('b', 'text', 'Второй')]),
    page('p2', '', [ask('c', 'text', 'Третий', { showWhen: { q: 'a', is: 'no' } })]),
  ],
}
const laid = (texts: DraftTexts, changes: readonly Change[]): DraftTexts => {
  const made = applyEdits(
    texts,
    changes.map(({ path, text }) => ({ path, text, base: texts[path] ?? '' })),
  )
  expect(made.conflicts).toEqual([])
  expect(changes.filter(({ path, text }) => !fitsPath(path, text))).toEqual([])
  return made.texts
}
const order = (texts: DraftTexts) => contentOf(texts).pages.map(({ questions }) => questions.map(({ title }) => title))

describe('ready surveys', () => {
  it.each([
    ...readySurveys.map(({ key, content }) => [key, content] as const),
    ...demoSurveys.flatMap(({ title, versions }) =>
      versions.map(({ content }, i) => [`${title} ${i}`, content] as const),
    ),
  ])('%s: content → draft → content', (_name, content) => {
    const texts = textsOf(content)
    expect(Object.entries(texts).filter(([path, text]) => !fitsPath(path, text))).toEqual([])
    expect(contentOf(texts)).toEqual(content)
    expect(surveySchema.parse(content)).toEqual(content)
  })

  it.each(readySurveys.map(({ key, content }) => [key, content] as const))('%s can be started', (_key, content) => {
    expect(draftFaults(textsOf(content))).toEqual([])
  })

  it('demonstrates every state, and one draft with a fault that is named', () => {
    const faulty = demoSurveys.filter(({ versions }) =>
      versions.some(({ content }) => draftFaults(textsOf(content)).length),
    )
    expect(faulty.map(({ state }) => state)).toEqual(['DRAFT'])
    expect(draftFaults(textsOf(faulty[0]?.versions[0]?.content ?? two)).map(({ question }) => question)).toEqual([
      'again',
    ])
  })
})

describe('a draft', () => {
  it('keeps what belongs to another kind of answer, and gives it back', () => {
    const texts = { ...textsOf(two), [questionPath('a', 'kind')]: 'text' }
    expect(contentOf(texts).pages[0]?.questions[0]?.options).toEqual([])
    expect(contentOf({ ...texts, [questionPath('a', 'kind')]: 'many' }).pages[0]?.questions[0]?.options).toHaveLength(2)
  })

  it('takes no path and no text that is not of a survey', () => {
    for (const [path, text] of [
      ['q.a.constructor', '1'],
      ['x.a.title', 'да'],
      ['q.a.kind', 'essay'],
      ['q.a.options', '[{"id":"a b","label":"x"}]'],
      ['q.a.options', '{'],
      ['q.a.showWhen', '{"q":"a"}'],
      ['q.a.place', 'p1:NaN'],
      ['p.p1.place', ''.padEnd(40, '9')],
      ['q.a.required', 'yes'],
      ['q.a.title', 'я'.repeat(501)],
      ['q.a.min', '1e9'],
    ] as const)
      expect(fitsPath(path, text), `${path} ${text}`).toBe(false)
    expect(fitsPath('q.a.showWhen', '')).toBe(true)
  })

  it('is none of a started survey', () => {
    expect(readDraft({})).toBeNull()
    expect(readDraft(null)).toBeNull()
    expect(readDraft({ texts: { 'p.a.place': '1' }, edits: {} })?.texts).toEqual({ 'p.a.place': '1' })
  })
})

describe('deeds of the builder', () => {
  const texts = textsOf(two)

  it('adds behind the open question, copies under an identity of its own', () => {
    const added = addQuestion(texts, 'p1', 'a', 'many')
    expect(order(laid(texts, added.changes))).toEqual([['Первый', '', 'Второй'], ['Третий']])
    const copy = copyQuestion(texts, 'a')
    const made = contentOf(laid(texts, copy.changes)).pages[0]?.questions
    expect(made?.map(({ id }) => id)).toEqual(['a', copy.id, 'b'])
    expect(made?.[1]).toEqual({ ...made?.[0], id: copy.id })
  })

  it('moves within a page and over its edge, both ways', () => {
    expect(order(laid(texts, moveQuestion(texts, 'b', -1)))).toEqual([['Второй', 'Первый'], ['Третий']])
    expect(order(laid(texts, moveQuestion(texts, 'b', 1)))).toEqual([['Первый'], ['Второй', 'Третий']])
    expect(order(laid(texts, moveQuestion(texts, 'c', -1)))).toEqual([['Первый', 'Второй', 'Третий'], []])
    expect(moveQuestion(texts, 'a', -1)).toEqual([])
    expect(moveQuestion(texts, 'c', 1)).toEqual([])
  })

  it('drops before a question, or at the end of a page', () => {
    expect(order(laid(texts, moveQuestionTo(texts, 'c', 'p1', 'b')))).toEqual([['Первый', 'Третий', 'Второй'], []])
    expect(order(laid(texts, moveQuestionTo(texts, 'a', 'p1', null)))).toEqual([['Второй', 'Первый'], ['Третий']])
    expect(moveQuestionTo(texts, 'a', 'p1', 'a')).toEqual([])
  })

  it('takes a question out and brings it back whole', () => {
    const without = laid(texts, removeQuestion('c'))
    expect(order(without)).toEqual([['Первый', 'Второй'], []])
    expect(takenOut(without)).toEqual([{ id: 'c', title: 'Третий' }])
    expect(contentOf(laid(without, bringBack(without, 'c'))).pages[1]).toEqual(two.pages[1])
  })

  it('a page that goes leaves its questions to the page beside; the only one stays', () => {
    const one = laid(texts, removePage(texts, 'p2'))
    expect(order(one)).toEqual([['Первый', 'Второй', 'Третий']])
    expect(order(laid(texts, removePage(texts, 'p1')))).toEqual([['Первый', 'Второй', 'Третий']])
    expect(removePage(one, 'p1')).toEqual([])
    expect(order(laid(texts, movePage(texts, 'p2', -1)))).toEqual([['Третий'], ['Первый', 'Второй']])
    expect(order(laid(texts, addPage(texts, 'p1').changes))).toEqual([['Первый', 'Второй'], [], ['Третий']])
  })

  it('ready questions taken twice keep their conditions among themselves', () => {
    const ready = readySurvey('service')?.content ?? two
    const once = laid({}, addContent({}, ready))
    expect(contentOf(once)).toEqual(ready)
    const twice = contentOf(laid(once, addContent(once, ready)))
    expect(twice.pages).toHaveLength(ready.pages.length * 2)
    expect(surveySchema.safeParse(twice).success).toBe(true)
    const [, why] = twice.pages[ready.pages.length]?.questions ?? []
    expect(why?.showWhen).toEqual({ q: twice.pages[ready.pages.length]?.questions[0]?.id, le: 3 })
    expect(why?.id).not.toBe('why')
    expect(draftFaults(textsOf(twice))).toEqual([])
  })
})

describe('faults are named at their place', () => {
  const faultsOf = (content: SurveyContent, more: DraftTexts = {}) =>
    draftFaults({ ...textsOf(content), ...more }).map(({ text, question, page: on }) => [text, question, on])

  it.each<[string, SurveyContent, DraftTexts, string, string | null]>([
    ['no question', { pages: [page('p', '', [])] }, {}, 'В опросе нет вопросов. Добавьте первый.', null],
    ['no words', one(ask('a', 'text', '')), {}, 'Вопрос 1: нет самого вопроса. Напишите, о чём спросить.', 'a'],
    [
      'one option',
      one(ask('a', 'one', 'Да?', { options: ['y: Да'] })),
      {},
      'Вопрос 1: вариантов ответа мало: нужно не меньше 2. Добавьте варианты.',
      'a',
    ],
    [
      'twins',
      one(ask('a', 'one', 'Да?', { options: ['x: Да', 'y: да '] })),
      {},
      'Вопрос 1: два одинаковых варианта ответа. Уберите один.',
      'a',
    ],
    [
      'an empty option',
      one(ask('a', 'one', 'Да?', { options: ['x: Да', 'y: '] })),
      {},
      'Вопрос 1: есть пустой вариант ответа. Напишите его или уберите.',
      'a',
    ],
    ['no rows', one(ask('a', 'csi', 'Важно?')), {}, 'Вопрос 1: в таблице нет строк. Добавьте строки.', 'a'],
    [
      'bounds',
      one(ask('a', 'number', 'Лет?', { min: 5, max: 5 })),
      {},
      'Вопрос 1: наименьшее не меньше наибольшего. Исправьте границы.',
      'a',
    ],
    [
      'personal data',
      one(ask('a', 'text', 'Имя?')),
      { 'q.a.personal': '1' },
      'Вопрос 1: спрашивает личные данные, а согласия нет. Напишите текст согласия.',
      'a',
    ],
    [
      'a lost option',
      {
        pages: [
          page('p', '', [
            ask('a', 'one', 'Да?', { options: yesNo }),
            ask('b', 'text', 'Почему?', { showWhen: { not: { q: 'a', is: 'gone' } } }),
          ]),
        ],
      },
      {},
      'Вопрос 2: условие смотрит на вариант ответа, которого больше нет. Выберите другой.',
      'b',
    ],
  ])('%s', (_name, content, more, text, question) => {
    const [first] = faultsOf(content, more)
    expect(first?.slice(0, 2)).toEqual([text, question])
  })

  it('an empty page, and a condition that looks ahead', () => {
    expect(faultsOf({ pages: [...two.pages, page('p3', '', [])] })).toEqual([
      ['Страница 3: на ней нет вопросов. Добавьте вопрос или уберите её.', null, 'p3'],
    ])
    const ahead = draftFaults(laid(textsOf(two), movePage(textsOf(two), 'p2', -1)))
    expect(ahead.map(({ question }) => question)).toEqual(['c'])
  })

  function one(question: ReturnType<typeof ask>): SurveyContent {
    return { pages: [page('p', '', [question])] }
  }
})

describe('words of a change', () => {
  const texts = textsOf(two)
  it('names the place and what stands there', () => {
    expect(pathPlace(texts, 'q.c.showWhen')).toBe('Вопрос 3, кому показывать')
    expect(pathPlace(texts, 'p.p2.title')).toBe('Страница 2, название')
    expect(pathWords(texts, 'q.c.showWhen', texts['q.c.showWhen'] ?? '')).toBe('если в вопросе 1 выбрано «Нет»')
    expect(pathWords(texts, 'q.a.options', texts['q.a.options'] ?? '')).toBe('Да; Нет')
    expect(pathWords(texts, 'q.a.kind', 'nps')).toBe('0–10')
  })
  it('says before and after, line by line', () => {
    const after = { ...texts, 'q.b.title': 'Что изменить?' }
    expect(draftChanges(texts, after, ['q.b.title'])).toEqual({
      before: { draft: 'Вопрос 2, текст: Второй' },
      after: { draft: 'Вопрос 2, текст: Что изменить?' },
    })
  })
})
