import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf, toXlsx } from '@/components/charts/xlsx'

async function read(file: Blob): Promise<{ name: string; rows: unknown[][] }> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  const [sheet] = book.worksheets
  const rows: unknown[][] = []
  sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  return { name: sheet?.name ?? '', rows }
}

describe("a chart's table as XLSX", () => {
  it('is read by another program with figures as numbers and words as words', async () => {
    const { name, rows } = await read(
      await toXlsx(
        ['Год', 'Оценка', 'Уровень'],
        [
          ['2024', '11,7', '★ Лидер'],
          ['2025', 'не участвовал', '<б> & "в"'],
          [2026, 9, '=1+1'],
        ],
        'Оценка: по годам [все]',
      ),
    )
    expect(name).toBe('Оценка  по годам  все')
    expect(rows).toEqual([
      ['Год', 'Оценка', 'Уровень'],
      ['2024', 11.7, '★ Лидер'],
      ['2025', 'не участвовал', '<б> & "в"'],
      ['2026', 9, '=1+1'],
    ])
  })

  it('keeps every word and figure', async () => {
    // A carriage return and what XML forbids are the reader's to normalise.
    const text = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter(
        (one) => one.trim() === one && one !== '' && !(one in {}) && figureOf(one) === null && !/[\p{C}\r]/u.test(one),
      )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.oneof(text, fc.integer({ min: -1e6, max: 1e6 }))), { minLength: 1, maxLength: 5 }),
        async (drawn) => {
          const { rows } = await read(await toXlsx(['А', 'Б'], drawn, 'Лист'))
          expect(rows.slice(1)).toEqual(drawn)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps the heading in sight and the words of an empty or forbidden name', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await (await toXlsx(['А'], [['длинная строка'], ['']], '[]')).arrayBuffer())
    const [sheet] = book.worksheets
    expect(sheet?.name).toBe('Таблица')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.getColumn(1).width).toBe(16)
    expect(sheet?.getCell('A1').font.bold).toBe(true)
  })

  it('stays whole with words that are names of JavaScript', async () => {
    const words = ['toString', '__proto__', 'constructor']
    const { rows } = await read(await toXlsx(words, [words], 'valueOf'))
    expect(rows.map((row) => row.map((cell) => String(cell).trim()))).toEqual([words, words])
  })

  it('reads figures as people write them', () => {
    expect(['12\u00a0345', '−3,5', '+0,6', '5 из 7', '', '–', '1e5'].map(figureOf)).toEqual([
      12345,
      -3.5,
      0.6,
      null,
      null,
      null,
      null,
    ])
  })
})
