import { describe, expect, it } from 'vitest'
import { blockCells, type BlockForm } from '@/lib/feedback/release/block'
import { countedOf, countedRow } from '@/lib/feedback/release/counts'
import { questionResult } from '@/lib/feedback/results/view'
import { EVERYBODY, FORMS, rowQuestion, type Answers } from '@/lib/feedback/survey/definition'
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
  Array.from({ length: count }, (_, at) => ({ touchpointId: null, answers: one(at) }))
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
