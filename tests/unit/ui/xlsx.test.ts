import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnName, figureOf, toXlsx } from '@/components/charts/xlsx'

async function read(bytes: Uint8Array): Promise<{ name: string; rows: unknown[][] }> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  const [sheet] = book.worksheets
  const rows: unknown[][] = []
  sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  return { name: sheet?.name ?? '', rows }
}

describe("a chart's table as XLSX", () => {
  it('is read by another program with figures as numbers and words as words', async () => {
    const { name, rows } = await read(
      toXlsx(
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
      .filter((one) => one.trim() === one && one !== '' && figureOf(one) === null && !/[\p{C}\r]/u.test(one))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.oneof(text, fc.integer({ min: -1e6, max: 1e6 }))), { minLength: 1, maxLength: 5 }),
        async (drawn) => {
          const { rows } = await read(toXlsx(['А', 'Б'], drawn, 'Лист'))
          expect(rows.slice(1)).toEqual(drawn)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('names columns as spreadsheets do and reads figures as people write them', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
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
