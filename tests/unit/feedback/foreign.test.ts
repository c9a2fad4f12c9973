import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  columnIndex,
  readCodebook,
  readForeignAnswers,
  type ForeignLayout,
  type ForeignQuestion,
} from '@/lib/feedback/answers/foreign'
import { readCell, readSpread } from '@/lib/feedback/answers/foreign-cells'
import { dayOfMoment } from '@/lib/feedback/answers/foreign-days'
import { newQuestion, type QuestionKind, type SurveyQuestion } from '@/lib/feedback/survey/definition'
import { readTable } from '@/lib/tables/table-file'

const listed = (...labels: string[]) => labels.map((label, i) => ({ id: `o${i + 1}`, label }))
const question = (kind: QuestionKind, more: Partial<SurveyQuestion> = {}) => ({ ...newQuestion('q', kind), ...more })
const words = { separator: ';', codes: null, dontKnow: null, noAnswer: null }

describe('the day of a moment', () => {
  const zone = 'Europe/Moscow'
  it.each([
    ['2026/03/12 2:03:30 AM GMT+3', '2026-03-12'],
    ['2026/03/11 11:30:00 PM GMT+1', '2026-03-12'],
    ['2026-03-10 12:05 AM', '2026-03-10'],
    ['2026-03-30T21:30:43.000Z', '2026-03-31'],
    ['2026-03-31T01:30:00+07:00', '2026-03-30'],
    ['2026-03-31T01:30:00+0700', '2026-03-30'],
    ['31.03.2026 23:59', '2026-03-31'],
    ['31.03.2026 23:59 МСК', '2026-03-31'],
    ['1.3.2026', '2026-03-01'],
    ['05/06/2026 10:00', '2026-06-05'],
    ['46093.99', '2026-03-12'],
    ['2026-03-12', '2026-03-12'],
  ])('%s', (text, day) => expect(dayOfMoment(text, zone)).toBe(day))

  it.each([
    '',
    'Итого',
    '31.02.2026',
    '2026-03-12 25:00',
    '2026-03-12 10:75',
    '13/13/2026',
    '12',
    '2026-03-12 0:30 AM',
    '2026-03-12 завтра',
  ])('none: %s', (text) => expect(dayOfMoment(text, zone)).toBeNull())

  it('reads the month first where the person says so', () => {
    expect(dayOfMoment('05/06/2026 10:00', zone, 'mdy')).toBe('2026-05-06')
    expect(dayOfMoment('05.06.2026', zone, 'mdy')).toBe('2026-06-05')
  })
})

describe('a cell', () => {
  const one = question('one', { options: listed('10–11 класс', 'Ещё нет', 'Не знаю') })
  const many = question('many', { options: listed('Окно', 'Портал', 'Сайт; приложение') })
  const cell = (asked: SurveyQuestion, text: string, more = {}) => {
    const read = readCell(asked, text, { ...words, ...more })
    return read.ok ? read.answer : 'unread'
  }

  it('of one answer: an option whatever its dashes and case, else own words', () => {
    expect(cell(one, ' 10-11  Класс ')).toBe('o1')
    expect(cell(one, 'еще нет')).toBe('o2')
    expect(cell(one, 'не знаю')).toBe('o3')
    expect(cell(one, 'затрудняюсь ответить')).toEqual({ dontKnow: true })
    expect(cell(one, 'Другое: а; б')).toEqual({ other: 'а; б' })
    expect(cell(one, 'Другое (укажите): лифт')).toEqual({ other: 'лифт' })
    expect(cell(one, 'сам по себе ')).toEqual({ other: 'сам по себе' })
    expect([cell(one, ' '), cell(one, '-'), cell(one, 'нет ответа')]).toEqual([null, null, null])
  })

  it('of several: options that hold the separator, own words that hold it', () => {
    expect(cell(many, 'Окно; Портал;Окно;')).toEqual(['o1', 'o2'])
    expect(cell(many, 'Сайт; приложение;Окно')).toEqual(['o3', 'o1'])
    expect(cell(many, 'Окно;Другое: лифт; пандус')).toEqual(['o1', { other: 'лифт; пандус' }])
    expect(cell(many, ';лифт;;')).toEqual([{ other: 'лифт' }])
    expect(cell(many, 'Окно;не знаю')).toEqual(['o1'])
    expect(cell(many, 'не знаю')).toEqual({ dontKnow: true })
    expect(cell(many, ' ; ')).toBeNull()
  })

  it('of a mark: the whole number within its scale', () => {
    const mark = question('scale')
    const marks = ['4', '5 – отлично', 'Балл: 3', '4 из 5', '4.0', '4,5', '-3', '6', 'хорошо', 'не знаю']
    expect(marks.map((text) => cell(mark, text))).toEqual([
      ...[4, 5, 3, 4, 4, 'unread', 'unread', 'unread', 'unread'],
      { dontKnow: true },
    ])
    expect(cell(question('nps'), '10 - Точно порекомендую')).toBe(10)
  })

  it('of a number, a day and a text', () => {
    const number = question('number')
    expect(['12,50', '1 200', '0', '1,2,3'].map((text) => cell(number, text))).toEqual(['12.5', '1200', '0', 'unread'])
    expect(cell(question('date'), '05.06.2026 00:00')).toBe('2026-06-05')
    expect(cell(question('text'), ' =1+1\n- ')).toBe(' =1+1\n- ')
    expect(cell(question('text'), '98', { codes: {}, dontKnow: '98' })).toBe('98')
    expect(cell(question('file'), 'a.pdf')).toBe('unread')
  })

  it('of codes: an unknown one is shown, not taken for words', () => {
    const coded = { codes: { '1': 'Окно', '2': 'Портал', '9': 'Затрудняюсь ответить' }, dontKnow: '98', noAnswer: '99' }
    const oneOf = question('one', { options: many.options })
    expect(['2', '98', '99', '9', '7', 'лифт'].map((text) => cell(oneOf, text, coded))).toEqual([
      'o2',
      { dontKnow: true },
      null,
      { dontKnow: true },
      'unread',
      { other: 'лифт' },
    ])
    expect(cell(many, '1,2', { ...coded, separator: ',' })).toEqual(['o1', 'o2'])
    expect(cell(many, '1,7', { ...coded, separator: ',' })).toBe('unread')
    expect(cell(many, '98', { ...coded, separator: ',' })).toEqual({ dontKnow: true })
    expect(cell(question('scale'), '98', coded)).toEqual({ dontKnow: true })
  })
})

describe('an answer spread over columns', () => {
  const cells = (...texts: string[]) => texts.map((text, i) => ({ of: `o${i + 1}`, column: 'ABCD'[i] ?? '', text }))

  it('of several: 1 and 0, ticks, the option itself, a column of own words', () => {
    const many = question('many', { options: listed('Окно', 'Портал', 'Сайт') })
    const chosen = (...texts: string[]) => readSpread(many, cells(...texts), words)
    expect(chosen('1', '0', 'да')).toEqual({ answer: ['o1', 'o3'], unread: [] })
    expect(chosen('Окно', '', '✓')).toMatchObject({ answer: ['o1', 'o3'] })
    expect(chosen('', '', '', 'лифт')).toMatchObject({ answer: [{ other: 'лифт' }] })
    expect([chosen('', '', '').answer, chosen('0', '0', '0').answer]).toEqual([null, null])
    expect(chosen('1', '2', '')).toMatchObject({ answer: ['o1'], unread: [{ column: 'B', text: '2' }] })
    expect(readSpread({ ...many, kind: 'one' }, cells('', '1', ''), words).answer).toBe('o2')
  })

  it('of a matrix: marks or columns; of a ranking: places', () => {
    const marks = question('matrix', { rows: listed('А', 'Б') })
    expect(readSpread(marks, cells('5 – да', ''), words)).toEqual({ answer: { o1: 5 }, unread: [] })
    expect(readSpread(marks, cells('нет', 'не знаю'), words)).toMatchObject({
      answer: { o2: { dontKnow: true } },
      unread: [{ column: 'A' }],
    })
    const named = question('matrix', { rows: listed('А', 'Б'), options: listed('плохо', 'хорошо') })
    expect(readSpread(named, cells('Хорошо', '-'), words)).toEqual({ answer: { o1: 'o2' }, unread: [] })
    const ranking = question('ranking', { options: listed('А', 'Б', 'В') })
    expect(readSpread(ranking, cells('2', '1', ''), words)).toEqual({ answer: ['o2', 'o1'], unread: [] })
    expect(readSpread(ranking, cells('', '', ''), words).answer).toBeNull()
  })
})

describe('a table of answers', () => {
  const layout: ForeignLayout = { headerRows: 1, moment: 'B', key: 'A', separator: ';' }
  const asked: ForeignQuestion[] = [{ question: question('many', { options: listed('Окно', 'Портал') }), columns: 'C' }]
  const table = (...lines: string[]) => lines.map((line, i) => ({ number: i + 1, cells: line.split('|') }))
  const read = (lines: string[], more: Partial<ForeignLayout> = {}) =>
    readForeignAnswers(table('Ключ|Когда|Чем', ...lines), { ...layout, ...more }, asked, 'Europe/Moscow')

  it('takes the same key and answers for one, asks about different answers, and lets two without keys be two', () => {
    const found = read(['7|1.3.2026|Окно;Портал', '7|2.3.2026|Портал;Окно', '8|1.3.2026|Окно', '8|1.3.2026|Портал'])
    expect(found.skipped).toEqual([{ row: 3, why: 'duplicate', of: 2 }])
    expect(found.conflicts).toEqual([[4, 5]])
    expect(found.responses.map(({ row }) => row)).toEqual([2, 4, 5])
    const alike = ['|1.3.2026|Окно', '|1.3.2026|Окно']
    expect(read(alike).responses).toHaveLength(2)
    expect(read(['7|1.3.2026|Окно', '7|1.3.2026|Окно'], { key: null }).responses).toHaveLength(2)
    expect(read(['7||Окно', '7||Портал', '7||Окно'])).toMatchObject({
      conflicts: [[2, 3]],
      skipped: [{ row: 4, of: 2 }],
    })
  })

  it('passes over empty and total rows, and shows what it could not read', () => {
    const found = read(['1|1.3.2026|Окно', ' | | ', 'Итого||2', '2|вчера|Окно', '3|1.3.2026|'])
    expect(found.skipped).toEqual([
      { row: 3, why: 'empty' },
      { row: 4, why: 'total' },
    ])
    expect(found.unread).toEqual([{ row: 5, column: 'B', text: 'вчера' }])
    expect(found.responses.map(({ row, day, answers }) => [row, day, Object.keys(answers).length])).toEqual([
      [2, '2026-03-01', 1],
      [5, null, 1],
      [6, '2026-03-01', 0],
    ])
    // Whoever begins an answer with «Всего» has a moment.
    expect(read(['Всего хорошего|1.3.2026|Окно']).responses).toHaveLength(1)
  })

  it('columns go on after Z', () => {
    expect(['A', 'Z', 'AA', 'ab'].map(columnIndex)).toEqual([0, 25, 26, 27])
  })
})

describe('the reader of tables', () => {
  const bytes = readFileSync('tests/cases/feedback/files/f07-civil-codes.xlsx')

  it('opens the sheet that is asked for, else the first', async () => {
    const first = await readTable(bytes)
    expect(first).toMatchObject({ ok: true, value: { header: ['Переменная', 'Вопрос', 'Код', 'Значение'] } })
    expect(await readTable(bytes, { sheet: 'Данные', columns: 2 })).toMatchObject({ value: { header: ['ID', 'DATE'] } })
    expect(await readTable(bytes, { sheet: 'Нет' })).toMatchObject({
      error: { fields: { file: 'В файле нет листа «Нет». Выберите другой лист.' } },
    })
    if (!first.ok) throw new Error(first.error.message)
    expect(readCodebook(first.value).get('Q3')).toEqual({ '98': 'Затрудняюсь ответить', '99': 'Нет ответа' })
  })
})
