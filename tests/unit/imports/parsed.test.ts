import { describe, expect, it } from 'vitest'
import type { ImportColumn, ReadRow } from '@/lib/core/table-import'
import { parsedWorkbook } from '@/lib/documents/import-xlsx'
import { parsedTable } from '@/lib/imports/parsed'

const columns = [
  { field: 'name', title: 'Наименование', reads: 'text' },
  { field: 'kind', title: 'Вид', reads: 'choice', choices: [{ key: 'BODY', title: 'орган' }] },
  { field: 'note', title: 'Примечание', reads: 'text' },
] as unknown as ImportColumn[]
const row = (at: number, more: Partial<ReadRow>): ReadRow => ({
  at,
  sheet: 'Лист1',
  values: {},
  marks: {},
  cells: {},
  ...more,
})
const outcomes = [
  {
    row: row(7, {
      values: { name: 'Комитет', kind: 'BODY' },
      cells: { name: { column: 1, text: 'Комитет ' }, kind: { column: 3, text: 'Орган' } },
    }),
    state: 'new' as const,
  },
  {
    row: row(5, {
      values: { name: null, kind: 'BODY' },
      marks: {
        name: { level: 'refuse', why: 'пусто' },
        kind: { level: 'doubt', why: 'похоже на «орган»' },
        _row: { level: 'refuse', why: 'такая строка уже есть' },
      },
      cells: { name: { column: 1, text: '' }, kind: { column: 3, text: 'огран' } },
    }),
    state: 'refused' as const,
  },
]

describe('a parsed table for people who mend the file elsewhere', () => {
  const table = parsedTable(outcomes, columns)

  it('keeps the order of the file, names the cell and the reason, and leaves out fields that the file has not got', () => {
    expect(table.titles).toEqual(['Наименование', 'Вид'])
    expect(table.rows.map(({ at, state }) => [at, state])).toEqual([
      [5, 'не подходит'],
      [7, 'новая'],
    ])
    expect(table.rows[0]?.wrong.split('\n')).toEqual([
      'Наименование (B5): пусто.',
      'Вид (D5): проверьте: похоже на «орган».',
      'Такая строка уже есть.',
    ])
    expect(table.rows[1]?.wrong).toBe('')
  })

  it('shows what was typed where it was not taken, and what was understood where it was', () => {
    expect(table.rows.map(({ cells }) => cells.map(({ text, level }) => [text, level]))).toEqual([
      [
        ['', 'refuse'],
        ['огран', 'doubt'],
      ],
      [
        ['Комитет', null],
        ['орган', null],
      ],
    ])
  })

  it('is a workbook that says what is wrong by signs, not by colour alone; a formula stays a text', async () => {
    const { default: Excel } = await import('exceljs')
    const book = new Excel.Workbook()
    const formula = { ...table, rows: table.rows.map((one) => ({ ...one, cells: [{ text: '=1+1', level: null }] })) }
    await book.xlsx.load((await parsedWorkbook(table)).buffer)
    const sheet = book.worksheets[0]
    expect([1, 2, 3, 4, 5].map((at) => sheet?.getRow(2).getCell(at).value)).toEqual([
      5,
      'не подходит',
      table.rows[0]?.wrong,
      '✕ пусто',
      '? огран',
    ])
    const other = new Excel.Workbook()
    await other.xlsx.load((await parsedWorkbook(formula)).buffer)
    expect(other.worksheets[0]?.getRow(2).getCell(4).value).toBe('=1+1')
  })
})
