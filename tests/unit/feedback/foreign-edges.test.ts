import { describe, expect, it } from 'vitest'
import {
  readCodebook,
  readForeignAnswers,
  type ForeignLayout,
  type ForeignQuestion,
} from '@/lib/feedback/answers/foreign'
import { readCell, readSpread } from '@/lib/feedback/answers/foreign-cells'
import { dayOfMoment } from '@/lib/feedback/answers/foreign-days'
import { newQuestion, type QuestionKind, type SurveyQuestion } from '@/lib/feedback/survey/definition'

const listed = (...labels: string[]) => labels.map((label, i) => ({ id: `o${i + 1}`, label }))
const question = (kind: QuestionKind, more: Partial<SurveyQuestion> = {}) => ({ ...newQuestion('q', kind), ...more })
const words = { separator: ';', codes: null, dontKnow: null, noAnswer: null }

describe('the day of a moment, at its edges', () => {
  it.each([
    [' 31.03.2026 ', '2026-03-31'],
    ['46093', '2026-03-12'],
    ['2026-03-12 1:30 AM', '2026-03-12'],
    ['2026-03-12, 10:00', '2026-03-12'],
    ['2026/03/12 11:30:00 AM GMT+1', '2026-03-12'],
    ['2026/03/12 11:30PM GMT+1', '2026-03-13'],
    ['2026-03-30 22:30 GMT', '2026-03-31'],
    ['2026-03-31 01:30 GMT-5', '2026-03-31'],
    ['2026-03-31 02:10 +05:30', '2026-03-30'],
  ])('%s', (text, day) => expect(dayOfMoment(text, 'Europe/Moscow')).toBe(day))

  it.each([
    '2026-03-12 13:30 PM',
    '2026-03-12 10:00 завтра',
    '2026-03-12 10:00 ждём GMT+3',
    '2026-03-12 10:00 GMT+3 летом',
    'от 46093',
    '46093 шт.',
  ])('none: %s', (text) => expect(dayOfMoment(text, 'Europe/Moscow')).toBeNull())
})

describe('a cell, at its edges', () => {
  const one = question('one', { options: listed('Окно', 'Портал') })
  const many = question('many', { options: listed('Окно', 'Портал') })
  const coded = { codes: { '1': 'Окно', '2': 'Портал', '5': 'Лифт' }, dontKnow: '98', noAnswer: '99' }
  const cell = (asked: SurveyQuestion, text: string, more = {}) => {
    const read = readCell(asked, text, { ...words, ...more })
    return read.ok ? read.answer : 'unread'
  }

  it('of each kind', () => {
    expect(cell(question('stars'), '4')).toBe(4)
    expect(cell(question('date'), ' 05.06.2026 10:00')).toBe('2026-06-05')
    const kinds: QuestionKind[] = ['ranking', 'matrix', 'csi', 'file']
    expect(kinds.map((kind) => readCell(question(kind), 'да', words))).toEqual(kinds.map(() => ({ ok: false })))
    expect(['0', '4,05', '7'].map((text) => cell(question('scale'), text))).toEqual(['unread', 'unread', 'unread'])
    expect(cell(question('scale', { min: null, max: null }), '7')).toBe(7)
  })

  it('of codes: a number that is none of them is words where the file has words', () => {
    expect([cell(one, ' 98 ', coded), cell(one, ' 2 ', coded)]).toEqual([{ dontKnow: true }, 'o2'])
    expect([cell(one, '7'), cell(many, '7')]).toEqual([{ other: '7' }, [{ other: '7' }]])
    expect(cell(one, '5', coded)).toEqual({ other: 'Лифт' })
    expect(cell(one, '77', coded)).toBe('unread')
    for (const own of ['корпус 7', 'к7', '7 этаж', '7этаж']) expect(cell(one, own, coded)).toEqual({ other: own })
  })

  it('of several: blank parts part nothing, own words keep their place', () => {
    expect(cell(many, 'лифт; ')).toEqual([{ other: 'лифт' }])
    expect(cell(many, ' ;лифт')).toEqual([{ other: 'лифт' }])
    expect(cell(many, 'Окно; лифт ')).toEqual(['o1', { other: 'лифт' }])
    expect(cell(many, 'лифт;Окно')).toEqual([{ other: 'лифт' }, 'o1'])
  })

  it('knows «не знаю» and «нет ответа» from words that hold them', () => {
    for (const text of ['затрудняюсь', 'Затрудняюсь с ответом.', "don't know", 'dont know'])
      expect(cell(one, text), text).toEqual({ dontKnow: true })
    for (const text of ['не ответил', 'не ответила', 'не ответил(а)', 'N/A', 'na', '---'])
      expect(cell(one, text), text).toBeNull()
    for (const text of ['не знаю, где', 'был нет ответа']) expect(cell(one, text), text).toEqual({ other: text })
  })

  it('takes the label off own words and nothing else', () => {
    for (const text of ['  Другое: лифт', 'Другое(укажите): лифт', 'Другое : лифт', 'Другое:лифт'])
      expect(cell(one, text), text).toEqual({ other: 'лифт' })
    for (const text of ['и другое: лифт', 'Какое-другое: лифт']) expect(cell(one, text), text).toEqual({ other: text })
  })
})

describe('an answer spread over columns, at its edges', () => {
  const cells = (...texts: string[]) => texts.map((text, i) => ({ of: `o${i + 1}`, column: 'ABCD'[i] ?? '', text }))

  it('of several', () => {
    const many = question('many', { options: listed('Окно', 'Портал') })
    expect(readSpread(many, cells('0', '1', ' лифт '), words).answer).toEqual(['o2', { other: 'лифт' }])
    expect(readSpread(many, cells('0', '0', 'нет'), words).answer).toBeNull()
    expect(readSpread(many, cells('не да', 'да нет'), words)).toEqual({
      answer: null,
      unread: cells('не да', 'да нет'),
    })
  })

  it('of a matrix and a ranking', () => {
    const marks = question('matrix', { rows: listed('А', 'Б') })
    expect(readSpread(marks, cells(' ', '5'), words)).toEqual({ answer: { o2: 5 }, unread: [] })
    const named = question('matrix', { rows: listed('А', 'Б'), options: listed('плохо', 'хорошо') })
    expect(readSpread(named, cells('ужасно', 'плохо'), words)).toEqual({
      answer: { o2: 'o1' },
      unread: cells('ужасно'),
    })
    const ranking = question('ranking', { options: listed('А', 'Б', 'В') })
    expect(readSpread(ranking, cells('2', '3', '1'), words).answer).toEqual(['o3', 'o1', 'o2'])
    expect(readSpread(ranking, cells('первый', '1', ''), words)).toEqual({ answer: ['o2'], unread: cells('первый') })
  })
})

describe('a table of answers, at its edges', () => {
  const layout: ForeignLayout = { headerRows: 1, moment: 'B', key: 'A', separator: ';' }
  const scale: ForeignQuestion = { question: question('scale'), columns: 'C' }
  const table = (...lines: string[]) => lines.map((line, i) => ({ number: i + 1, cells: line.split('|') }))
  const read = (lines: string[], more: Partial<ForeignLayout> = {}, asked = [scale]) =>
    readForeignAnswers(table('Ключ|Когда|Оценка|Ещё', ...lines), { ...layout, ...more }, asked, 'Europe/Moscow')

  it('shows every cell that is no answer, with its place', () => {
    expect(read(['1|1.3.2026|хорошо']).unread).toEqual([{ row: 2, column: 'C', text: 'хорошо' }])
    const spread = { question: question('many', { options: listed('Окно', 'Портал') }), columns: { o1: 'C', o2: 'D' } }
    expect(read(['1|1.3.2026|1|может'], {}, [spread])).toMatchObject({
      responses: [{ answers: { q: ['o1'] } }],
      unread: [{ row: 2, column: 'D', text: 'может' }],
    })
  })

  it('does without a column of moments, and takes a blank moment for none', () => {
    expect(read(['1|вчера|5'], { moment: null })).toMatchObject({ responses: [{ day: null }], unread: [] })
    expect(read(['1|  |5'])).toMatchObject({ responses: [{ day: null }], unread: [] })
  })

  it('knows a key whatever stands around it', () => {
    expect(read([' 7 |1.3.2026|5', '7|1.3.2026|5'])).toMatchObject({
      responses: [{ row: 2, key: '7' }],
      skipped: [{ row: 3, why: 'duplicate', of: 2 }],
    })
  })

  it('asks about different places of one key: the order of a ranking is the answer', () => {
    const ranking = {
      question: question('ranking', { options: listed('А', 'Б') }),
      columns: { o1: 'C', o2: 'D' },
    }
    expect(read(['7|1.3.2026|1|2', '7|1.3.2026|2|1'], {}, [ranking]).conflicts).toEqual([[2, 3]])
    expect(read(['7|1.3.2026|1|2', '7|1.3.2026|1|2'], {}, [ranking]).conflicts).toEqual([])
  })

  it('has codes of every coded question', () => {
    const codes = { byQuestion: { q: { '5': '5' } }, dontKnow: '98', noAnswer: '99' }
    expect(read(['1|1.3.2026|98', '2|1.3.2026|99'], { codes }).responses.map(({ answers }) => answers)).toEqual([
      { q: { dontKnow: true } },
      {},
    ])
  })

  it('finds the total by the first words of its row', () => {
    const total = (line: string) => read([line]).skipped.length > 0
    expect([' | Итого|5', '||Всего ответов', 'Промежуточный итог||5', 'Неитог||5'].map(total)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('a sheet of codes', () => {
  const book = (header: string, ...lines: string[]) =>
    Object.fromEntries(
      readCodebook({
        header: header.split('|'),
        rows: lines.map((line, i) => ({ number: i + 2, cells: line.split('|') })),
      }),
    )

  it('takes the variable above for the codes below it, and nothing half filled', () => {
    expect(
      book('Переменная|Код|Значение', '|9|Никогда', ' Q1 | 1 | Да ', '|2|Нет', 'Q2||пусто', 'Q2|3|', 'Q3', '|4'),
    ).toEqual({ Q1: { '1': 'Да', '2': 'Нет' } })
  })

  it('finds its columns by the first words of their titles, else by their places', () => {
    const right = { Q1: { '1': 'Да' } }
    expect(book('Код|Имя|Метка', '1|Q1|Да')).toEqual(right)
    expect(book('№| Имя переменной | Value | Label |', '5|Q1|1|Да|x')).toEqual(right)
    expect(book('Её имя|Имя|Старый код|Код|Длинное значение|Значение', 'a|Q1|b|1|c|Да')).toEqual(right)
    expect(book('a|b|c|d', 'Q1|x|1|Да')).toEqual(right)
  })
})
