import { describe, expect, it } from 'vitest'
import { blockCells, type BlockForm } from '@/lib/feedback/release/block'
import { countedOf, countedRow } from '@/lib/feedback/release/counts'
import { cellId } from '@/lib/feedback/release/scheme'
import { questionResult } from '@/lib/feedback/results/view'
import { EVERYBODY, FORMS, rowQuestion, type Answers } from '@/lib/feedback/survey/definition'
import { asksSegment, segmentOf, segmentPage } from '@/lib/feedback/survey/segment-question'
import { ask, page } from '@/lib/feedback/survey/templates/kit'
import { random } from '../../../prisma/seed/random'

const csi = ask('csi', 'csi', 'Что важно', { rows: ['term: Срок', 'polite: Вежливость'] })
const matrix = ask('parts', 'matrix', 'Оцените', { rows: ['a: А', 'b: Б'], options: ['good: Хорошо', 'bad: Плохо'] })
const order = ask('order', 'ranking', 'Расставьте', { options: ['x: Икс', 'y: Игрек'] })
const content = {
  pages: [page('p', '', [ask('pleased', 'scale', 'Довольны?'), csi, matrix, order, ask('words', 'text', 'Что?')])],
}
const rule = (showUnanimous = true) => ({ splits: [], k: 5, showUnanimous, random: random('blocks') })
const forms = (count: number, one: (at: number) => Answers): BlockForm[] =>
  Array.from({ length: count }, (_, at) => ({ touchpointId: null, segmentId: null, answers: one(at) }))
const shownOf = (cells: ReturnType<typeof blockCells>, questionId: string) =>
  cells.find((one) => one.questionId === questionId && one.cell === EVERYBODY)?.shown

describe('cells of a batch', () => {
  it('count each row by itself, the whole question only as answered', () => {
    const cells = blockCells(
      content,
      forms(12, (at) => ({
        csi: { term: [5, 1 + (at % 5)], ...(at < 3 && { polite: [4, 4] }) },
        parts: { a: at % 2 ? 'good' : 'bad', b: at < 6 ? { dontKnow: true } : 'good' },
        order: at % 3 ? ['x', 'y'] : ['y', 'x'],
      })),
      rule(),
    )
    expect(shownOf(cells, 'csi')).toEqual({ n: 12, dontKnow: 0, counts: { given: 12 } })
    expect(shownOf(cells, rowQuestion('csi', 'term'))).toMatchObject({ n: 12 })
    // Three people said something of it: nothing is told.
    expect(shownOf(cells, rowQuestion('csi', 'polite'))).toBeNull()
    expect(shownOf(cells, rowQuestion('parts', 'b'))).toEqual({ n: 6, dontKnow: 6, counts: { good: 6 } })
    expect(shownOf(cells, rowQuestion('order', 'x'))).toEqual({ n: 12, dontKnow: 0, counts: { '1': 8, '2': 4 } })
  })

  it('show that forms and words came although all of them say the same', () => {
    const cells = blockCells(
      content,
      forms(9, (at) => ({ pleased: 5, words: `слова ${at}` })),
      rule(false),
    )
    expect(shownOf(cells, FORMS)).toMatchObject({ n: 9 })
    expect(shownOf(cells, 'words')).toMatchObject({ n: 9 })
    expect(shownOf(cells, 'pleased')).toBeNull()
  })
})

describe('small groups together', () => {
  /** Windows by the number of people who answered there; the last ones came without a window. */
  const block = (...sizes: number[]) => {
    const people = sizes.flatMap((size, window) => Array.from({ length: size }, () => window))
    return blockCells(
      content,
      people.map((window, at) => ({
        touchpointId: window === sizes.length - 1 ? null : `w${window}`,
        segmentId: null,
        answers: { pleased: 1 + (at % 5) },
      })),
      rule(),
    )
  }
  const at = (cells: ReturnType<typeof blockCells>, touchpoint: string) =>
    cells.find(({ questionId, cell }) => questionId === 'pleased' && cell === cellId({ touchpoint }))

  it('are shown as one where that gives no small group away', () => {
    const cells = block(20, 4, 4, 9)
    expect([at(cells, 'w0')?.shown?.n, at(cells, 'w1')?.shown, at(cells, 'w2')?.shown]).toEqual([20, null, null])
    expect(at(cells, 'w1|w2')?.shown).toMatchObject({ n: 8 })
    expect(at(cells, 'w1|w2')?.members).toHaveLength(8)
  })
  it('stay hidden where even together they are too few, or where only one is small', () => {
    expect(at(block(20, 2, 2, 9), 'w1|w2')).toBeUndefined()
    // Three would remain of those without a window.
    expect(at(block(20, 4, 4, 3), 'w1|w2')).toBeUndefined()
    expect(block(20, 4, 9).filter(({ cell }) => cell.includes('|'))).toEqual([])
  })
})

describe('segments', () => {
  const [young, old] = ['0190c2a8-1111-7000-8000-000000000001', '0190c2a8-1111-7000-8000-000000000002']
  const who = ask('who', 'one', 'Кто вы?', { options: [`${young}: молодые`, `${old}: пожилые`] })
  const asking = { pages: [page('p', '', [who, ask('pleased', 'scale', 'Довольны?')])] }
  const block = (few: number) =>
    blockCells(
      asking,
      Array.from({ length: 20 }, (_, at) => ({
        touchpointId: null,
        segmentId: at < few ? young : old,
        answers: { who: at < few ? young : old, pleased: 1 + (at % 5) },
      })),
      rule(),
    )
  const cell = (cells: ReturnType<typeof blockCells>, question: string, segment: string) =>
    cells.find((one) => one.questionId === question && one.cell === cellId({ segment }))

  it('are a group like any other, and the question that asks for them is not split by them', () => {
    const cells = block(8)
    expect(cell(cells, 'pleased', young)?.shown).toMatchObject({ n: 8 })
    expect(cell(cells, 'pleased', old)?.shown).toMatchObject({ n: 12 })
    expect(cell(cells, 'who', old)).toBeUndefined()
  })
  it('under the threshold hide, and with them what would give them by subtraction', () => {
    const cells = block(3)
    expect(cell(cells, 'pleased', young)?.shown).toBeNull()
    expect(cell(cells, 'pleased', old)?.shown).toBeNull()
  })
  it('are known by the answer before the link, and never by another option', () => {
    expect(asksSegment(who)).toBe(true)
    expect(asksSegment(ask('x', 'one', 'Да?', { options: ['yes: Да', 'no: Нет'] }))).toBe(false)
    expect(segmentOf(asking, { who: young }, old)).toBe(young)
    expect(segmentOf(asking, { who: { dontKnow: true } }, old)).toBe(old)
    expect(segmentOf(asking, {}, 'чужое')).toBeNull()
    const [asked] = segmentPage([{ id: young, name: 'молодые' }]).pages[0]?.questions ?? []
    expect(asked && asksSegment(asked)).toBe(true)
  })
})

describe('what was said of a row', () => {
  it('leaves out pairs that lack either, and questions of another shape', () => {
    expect(countedRow(csi, 'term', { term: [null, 4] })).toEqual({ dontKnow: false, values: [] })
    expect(countedRow(csi, 'term', { term: [3, 4] }).values).toEqual(['3,4'])
    expect(countedRow(matrix, 'a', 'good').values).toEqual([])
    expect(countedRow(matrix, 'toString', {}).values).toEqual([])
    expect(countedOf(csi, { term: [null, 4] }).values).toEqual([])
  })
})

describe('the index', () => {
  const shown = { n: 12, dontKnow: 0, counts: { given: 12 } }
  const row = { n: 12, dontKnow: 0, counts: { '5,4': 12 } }

  it('is told only when every row is', () => {
    const whole = questionResult(csi, 1, shown, { rowsShown: () => row })
    expect(whole.measure).toMatchObject({ kind: 'csi', csi: { shown: '80.0' } })
    const part = questionResult(csi, 1, shown, { rowsShown: (id) => (id === 'polite' ? null : row) })
    expect(part).toMatchObject({ measure: null, measureHidden: true })
    expect(part.rows.map(({ hidden, n }) => [hidden, n])).toEqual([
      [false, 12],
      [true, 0],
    ])
  })
})
