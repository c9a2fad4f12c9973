import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileDecisions, type FileChoice } from '@/lib/feedback/import/choice'
import { chosenOf, decided } from '@/lib/feedback/import/decide'
import { openFile } from '@/lib/feedback/import/open'
import { readFile, type FileRead } from '@/lib/feedback/import/read'
import { answerText, correctionsFor, rowList } from '@/lib/feedback/import/view'
import { newQuestion, surveySchema, type QuestionKind, type SurveyContent } from '@/lib/feedback/survey/definition'
import { readBook } from '@/lib/tables/read/book'

const folder = 'tests/cases/feedback/files'
type Asked = { id: string; kind: string; text: string; options?: string[]; rows?: string[] }
type Case = {
  zone: string
  questions: Asked[]
  responses: { row: number; key?: string; day: string; answers: Record<string, unknown> }[]
  skipped: { row: number; why: string; of?: number }[]
  conflicts?: number[][]
}
const cases = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Case>

const kinds: Record<string, QuestionKind> = {
  ...{ one: 'one', many: 'many', matrix: 'matrix', mark: 'scale', nps: 'nps', number: 'number', text: 'text' },
}
const listed = (words: string[] = []) => words.map((label, i) => ({ id: `v${i + 1}`, label }))

/** The survey as a curator would build it: own words and «не знаю» are offered, numbers have two places. */
const contentOf = (questions: Asked[], more: object = {}): SurveyContent =>
  surveySchema.parse({
    pages: [
      {
        id: 'p1',
        questions: questions.map(({ id, kind, text, options, rows }) => ({
          ...newQuestion(id, kinds[kind] ?? 'text'),
          ...{ title: text, options: listed(options), rows: listed(rows), other: true, dontKnow: true, places: 2 },
          ...more,
        })),
      },
    ],
  })

const bookOf = (bytes: Uint8Array) => {
  const book = readBook(bytes)
  if (!book.ok) throw new Error(book.error.message)
  return book.value
}
const csv = (text: string) => bookOf(new TextEncoder().encode(text))

/** Answers with words for ids, as the cases have them. */
function inWords(read: FileRead, questions: Asked[]) {
  const word = (asked: Asked | undefined, id: unknown): unknown => {
    const at = typeof id === 'string' && /^v\d+$/.test(id) ? Number(id.slice(1)) - 1 : -1
    return at < 0 ? id : (asked?.options?.[at] ?? id)
  }
  return read.answers.map(({ row, key, day, answers }) => ({
    ...{ row, key, day },
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => {
        const asked = questions.find((one) => one.id === id)
        if (asked?.kind === 'matrix')
          return [
            id,
            Object.fromEntries(
              Object.entries(answer).map(([row, value]) => [asked.rows?.[Number(row.slice(1)) - 1], value]),
            ),
          ]
        return [id, Array.isArray(answer) ? answer.map((one) => word(asked, one)) : word(asked, answer)]
      }),
    ),
  }))
}

const place = { timeZone: 'Europe/Moscow', today: '2026-11-30', known: () => false }
const none = fileDecisions(undefined)

describe('files of other form services are recognised without a hand', () => {
  test.each(Object.entries(cases).filter(([, one]) => Array.isArray(one.questions)))('%s', (name, one) => {
    const content = contentOf(one.questions)
    const choice: FileChoice = name.includes('codes') ? { dontKnow: '98', noAnswer: '99' } : {}
    const opened = openFile(bookOf(readFileSync(join(folder, name))), content, choice, one.zone)
    const read = readFile(opened, content, none, { ...place, timeZone: one.zone })
    expect(read.faults).toEqual([])
    expect(opened.doubled).toEqual([])
    expect(inWords(read, one.questions)).toEqual(one.responses.map((response) => ({ key: null, ...response })))
    expect(read.skipped).toEqual(one.skipped)
    expect(read.conflicts).toEqual(one.conflicts ?? [])
  })
})

const visits: Asked[] = [
  { id: 'glad', kind: 'one', text: 'Довольны ли вы?', options: ['Да', 'Нет'] },
  { id: 'why', kind: 'many', text: 'Что помешало?', options: ['Долго ждали', 'Не хватило документа'] },
  { id: 'mark', kind: 'mark', text: 'Какую оценку поставите?' },
  { id: 'words', kind: 'text', text: 'Что улучшить?' },
]
const header = 'ID;Дата;Довольны ли вы?;Что помешало?;Какую оценку поставите?;Что улучшить?'
const opened = (rows: string[], choice: FileChoice = {}, content = contentOf(visits)) =>
  openFile(csv([header, ...rows].join('\r\n')), content, choice, place.timeZone)
const readRows = (
  rows: string[],
  { choice = {}, decisions = none, content = contentOf(visits), known = place.known } = {} as {
    choice?: FileChoice
    decisions?: typeof none
    content?: SurveyContent
    known?: (key: string) => boolean
  },
) => readFile(opened(rows, choice, content), content, decisions, { ...place, known })

const strict = contentOf(visits, { other: false, dontKnow: false })

describe('what is no answer is shown, not guessed', () => {
  const rows = [
    '1;01.03.2026;Да;;5;',
    '2;01.03.2026;Ну так;;5;',
    '3;завтра;Ну так;Далеко;отлично;#ССЫЛКА!',
    '4;05.12.2026;Затрудняюсь ответить;;3;',
  ]
  const read = readRows(rows, { content: strict })
  const seen = (one: FileRead) => one.faults.map(({ at, text, rows: on, why }) => [at, text, on, why])

  test('each at its place, the same words of a column once', () => {
    expect(seen(read)).toEqual([
      [1, 'завтра', [4], 'это не дата'],
      [1, '05.12.2026', [5], expect.stringContaining('ещё не наступил')],
      [2, 'Ну так', [3, 4], expect.stringContaining('свой вариант вопрос не принимает')],
      [2, 'Затрудняюсь ответить', [5], 'ответа «не знаю» у вопроса нет'],
      [3, 'Далеко', [4], expect.stringContaining('свой вариант вопрос не принимает')],
      [4, 'отлично', [4], 'такого ответа у вопроса нет'],
      [5, '#ССЫЛКА!', [4], 'ошибка формулы #ССЫЛКА!'],
    ])
    expect(read.answers.map(({ row }) => row)).toEqual([2, 3, 4, 5])
  })

  test('a correction is read by the same rules, an empty one leaves no answer', () => {
    const cells = [
      { at: 1, text: 'завтра', to: '02.03.2026' },
      { at: 1, text: '05.12.2026', to: '' },
      { at: 2, text: 'Ну так', to: 'Нет' },
      { at: 2, text: 'Затрудняюсь ответить', to: '' },
      { at: 3, text: 'Далеко', to: 'долго ждали' },
      { at: 4, text: 'отлично', to: '7' },
      { at: 4, text: '7', to: '5' },
      { at: 5, text: '#ССЫЛКА!', to: '' },
    ]
    const again = readRows(rows, { content: strict, decisions: { ...none, cells } })
    expect(again.faults).toEqual([])
    expect(again.answers.map(({ day, answers }) => [day, answers])).toEqual([
      ['2026-03-01', { glad: 'v1', mark: 5 }],
      ['2026-03-01', { glad: 'v2', mark: 5 }],
      ['2026-03-02', { glad: 'v2', why: ['v1'], mark: 5 }],
      [null, { mark: 3 }],
    ])
  })

  test('decisions come from what is on the page and from nothing else', () => {
    expect(decided(none, read, { deed: 'correct', at: 4, row: 4, to: ' 5 ' })).toEqual({
      ...none,
      cells: [{ at: 4, text: 'отлично', to: '5' }],
    })
    expect(decided(none, read, { deed: 'skip', at: 2, row: 3 })).toEqual({ ...none, skipped: [3, 4] })
    expect(decided(none, read, { deed: 'column', at: 2 })?.cells).toEqual([
      { at: 2, text: 'Ну так', to: '' },
      { at: 2, text: 'Затрудняюсь ответить', to: '' },
    ])
    expect(decided(none, read, { deed: 'blank', at: 4, row: 2 })).toBeNull()
    expect(decided(none, read, { deed: 'keep', row: 2 })).toBeNull()
  })
})

test('rows of one key: the same is one, different ones wait for a word, known ones stay out', () => {
  const rows = ['7;;Да;;5;', '7;;Да;;5;', '8;;Да;;4;', '8;;Нет;;4;', '9;;Да;;1;', 'Итого;;;;3;']
  const read = readRows(rows, { known: (key) => key === '9' })
  expect(read.skipped).toEqual([
    { row: 3, why: 'duplicate', of: 2 },
    { row: 6, why: 'loaded' },
    { row: 7, why: 'total' },
  ])
  expect(read.conflicts).toEqual([[4, 5]])
  const kept = decided(none, read, { deed: 'keep', row: 5 })
  expect(kept).toEqual({ ...none, skipped: [4] })
  const again = readRows(rows, { decisions: kept ?? none, known: (key) => key === '9' })
  expect(again.conflicts).toEqual([])
  expect(again.answers.map(({ row }) => row)).toEqual([2, 5])
  expect(again.skipped).toContainEqual({ row: 4, why: 'hand' })
})

test('answers that the conditions do not ask are counted and stay out', () => {
  const content = contentOf(visits)
  const [, why] = content.pages[0]?.questions ?? []
  if (why) why.showWhen = { q: 'glad', is: 'v2' }
  const read = readRows(['1;;Да;Долго ждали;5;', '2;;Нет;Долго ждали;1;', '3;;;Долго ждали;;'], { content })
  expect(read.counted.get('why')).toEqual({ answered: 1, dropped: 2 })
  expect(read.answers.map(({ answers }) => answers)).toEqual([
    { glad: 'v1', mark: 5 },
    { glad: 'v2', why: ['v1'], mark: 1 },
  ])
  expect(read.skipped).toEqual([{ row: 4, why: 'nothing' }])
})

test('too many chosen over several columns: only the whole answer can be left out', () => {
  const asked: Asked[] = [{ id: 'why', kind: 'many', text: 'Что помешало?', options: ['А', 'Б', 'В'] }]
  const content = contentOf(asked, { maxChosen: 2 })
  const book = csv('Что помешало? / А;Что помешало? / Б;Что помешало? / В\n1;1;1\n1;0;0')
  const file = openFile(book, content, {}, place.timeZone)
  const read = readFile(file, content, none, place)
  expect(read.faults).toMatchObject([{ rows: [2], whole: true, text: '1 · 1 · 1', why: 'отметьте не больше 2' }])
  const left = decided(none, read, { deed: 'blank', at: 0, row: 2, whole: true })
  expect(left?.blank).toEqual([{ row: 2, question: 'why' }])
  const again = readFile(file, content, left ?? none, place)
  expect(again.faults).toEqual([])
  expect(again.answers.map(({ answers }) => answers)).toEqual([{ why: ['v1'] }])
})

test('own words in a column of their own, pairs of importance and mark', () => {
  const asked: Asked[] = [
    { id: 'who', kind: 'one', text: 'Кто вы?', options: ['Житель', 'Предприниматель'] },
    { id: 'how', kind: 'many', text: 'Как узнали?', options: ['Сайт', 'Сосед'] },
  ]
  const content = contentOf(asked)
  content.pages[0]?.questions.push({ ...newQuestion('csi', 'csi'), title: 'Оцените', rows: listed(['Зал']) })
  const book = csv(
    [
      'Кто вы?;Кто вы? Другое;Как узнали?;Как узнали? Другое;Оцените Зал: важность;Оцените Зал: оценка',
      ';турист;Сайт, Другое;радио;5;3',
      'Житель;нет;Сайт, Сосед;;4;',
      'Житель;гость;;;9;1',
    ].join('\n'),
  )
  const file = openFile(book, content, {}, place.timeZone)
  const read = readFile(file, content, none, place)
  expect(file.separator).toBe(',')
  expect(read.answers.map(({ answers }) => answers)).toEqual([
    { who: { other: 'турист' }, how: ['v1', { other: 'радио' }], csi: { v1: [5, 3] } },
    { who: 'v1', how: ['v1', 'v2'], csi: { v1: [4, null] } },
    { who: 'v1', csi: { v1: [null, 1] } },
  ])
  expect(read.faults.map(({ at, text }) => [at, text])).toEqual([
    [1, 'гость'],
    [4, '9'],
  ])
})

describe('how the file is read', () => {
  test('a header in the third row under «sep=;», in Windows-1251, said again lower down', () => {
    const text = `sep=;\r\nОтчёт за март;;;;;\r\n${header}\r\n1;01.03.2026;Да;;5;\r\n${header}\r\n2;02.03.2026;Нет;;4;\r\n`
    const bytes = Uint8Array.from([...text], (letter) => {
      const code = letter.codePointAt(0) ?? 0
      if (code < 128) return code
      return letter === 'ё' ? 0xb8 : code - 0x410 + 0xc0
    })
    const content = contentOf(visits)
    const file = openFile(bookOf(bytes), content, {}, place.timeZone)
    const read = readFile(file, content, none, place)
    expect(file.header).toEqual({ row: 3, rows: 1 })
    expect(read.answers.map(({ row }) => row)).toEqual([4, 6])
    expect(read.skipped).toEqual([{ row: 5, why: 'header' }])
  })

  test('days of one order in the whole file: what reads more of them', () => {
    const days = (...moments: string[]) => opened(moments.map((one, i) => `${i};${one};Да;;5;`))
    expect(days('03/13/2026 10:00', '03/04/2026 10:00').dayOrder).toBe('mdy')
    expect(days('13/03/2026', '04/03/2026').dayOrder).toBe('dmy')
    expect(days('03/04/2026').dayOrder).toBe('dmy')
    expect(days('03.04.2026').slashes).toBe(false)
    expect(readRows(['1;03/04/2026;Да;;5;'], { choice: { dayOrder: 'mdy' } }).answers[0]?.day).toBe('2026-03-04')
  })

  test('a column placed by hand leaves where it was; a question whole and in parts is one too many', () => {
    const content = contentOf(visits)
    const first = opened(['1;;Да;;5;'])
    const choice = chosenOf({}, { columns: { '3': 'q.glad' } }, first.columns)
    expect(choice.columns).toEqual({ '3': 'q.glad' })
    expect(opened(['1;;Да;;5;'], choice).columns.map(({ place: at }) => at)).toEqual([
      ...['key', 'moment', '', 'q.glad', 'q.mark', 'q.words'],
    ])
    expect(opened(['1;;Да;;5;'], { columns: { '3': 'q.glad.v1' } }, content).doubled).toEqual(['Довольны ли вы?'])
    expect(chosenOf(choice, { sheet: 'Другой', agencyId: null }, first.columns)).toEqual({ sheet: 'Другой' })
  })

  test('what is personal stays closed whatever is chosen', () => {
    const book = csv(`СНИЛС;Что улучшить?\n112-233-445 95;мой номер 112-233-445 95\n`)
    const file = openFile(book, contentOf(visits), { columns: { '0': 'q.glad' } }, place.timeZone)
    const read = readFile(file, contentOf(visits), none, place)
    expect(file.columns[0]).toMatchObject({ forbidden: true, place: '' })
    expect(read.answers[0]?.answers).toEqual({ words: 'мой номер [СНИЛС скрыт]' })
  })
})

describe('words of the page', () => {
  test('rows in spans', () => {
    expect(rowList([5, 2, 3, 4, 9])).toBe('2–5, 9')
    expect(rowList([1, 3, 5, 7], 2)).toBe('1, 3 и ещё 2')
  })

  test('answers', () => {
    const [glad, why, mark] = contentOf(visits).pages[0]?.questions ?? []
    if (!glad || !why || !mark) throw new Error('no questions')
    expect(answerText(glad, 'v1')).toBe('Да')
    expect(answerText(glad, { dontKnow: true })).toBe('не знаю')
    expect(answerText(glad, undefined)).toBe('нет ответа')
    expect(answerText(why, ['v2', { other: 'темно' }])).toBe('Не хватило документа; темно')
    expect(answerText(mark, 4)).toBe('4')
    expect(answerText({ ...mark, kind: 'matrix', rows: listed(['Зал']) }, { v1: 3 })).toBe('Зал: 3')
    expect(correctionsFor({ question: mark, whole: false })).toEqual(['1', '2', '3', '4', '5'])
    expect(correctionsFor({ question: glad, whole: false })).toEqual(['Да', 'Нет'])
    expect(correctionsFor({ question: glad, whole: true })).toEqual([])
  })
})
