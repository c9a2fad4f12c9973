import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { agencyTable } from '@/lib/agencies/import-table'
import { readBook } from '@/lib/tables/read/book'
import { readTable } from '../../factories/table'
import { deflatedZip, lyingZip, storedZip } from '../../factories/zip'

const utf8 = (text: string) => new TextEncoder().encode(text)
const cp1251 = (text: string) =>
  Uint8Array.from(
    [...text].map((sign) => {
      const code = sign.charCodeAt(0)
      return code < 128 ? code : sign === '№' ? 0xb9 : code - 0x410 + 0xc0
    }),
  )
const cp866 = (text: string) =>
  Uint8Array.from(
    [...text].map((sign) => {
      const code = sign.charCodeAt(0)
      return code < 128 ? code : sign === '№' ? 0xfc : code < 0x440 ? code - 0x410 + 0x80 : code - 0x440 + 0xe0
    }),
  )
const grid = (bytes: Uint8Array) => {
  const book = readBook(bytes)
  if (!book.ok) throw new Error(book.error.message)
  return book.value.sheets[0]?.rows.map(({ number, cells }) => [
    number,
    ...Array.from(cells, (cell) => cell?.text ?? ''),
  ])
}
const refusal = (bytes: Uint8Array) => {
  const book = readBook(bytes)
  return book.ok ? 'принято' : (book.error.fields?.file ?? book.error.message)
}
const expected = [
  [1, 'Наименование', 'Вид'],
  [2, 'Школа № 1', 'Подведомственная организация'],
]

describe('a book of a file', () => {
  it.each([
    ['UTF-8', utf8('Наименование;Вид\r\nШкола № 1;Подведомственная организация\r\n')],
    ['UTF-8 with a mark', utf8('\uFEFFНаименование,Вид\nШкола № 1,Подведомственная организация')],
    ['tabs', utf8('Наименование\tВид\nШкола № 1\tПодведомственная организация')],
    ['Windows-1251', cp1251('Наименование;Вид\r\nШкола № 1;Подведомственная организация')],
    ['DOS 866', cp866('Наименование;Вид\r\nШкола № 1;Подведомственная организация')],
    ['quotes', utf8('"Наименование";"Вид"\n"Школа № 1";"Подведомственная организация"')],
    [
      'UTF-16',
      new Uint8Array(Buffer.from('\uFEFFНаименование\tВид\nШкола № 1\tПодведомственная организация', 'utf16le')),
    ],
    [
      'UTF-16 without a mark',
      new Uint8Array(Buffer.from('Наименование\tВид\nШкола № 1\tПодведомственная организация', 'utf16le')),
    ],
  ])('reads CSV: %s', (_name, bytes) => {
    expect(grid(bytes)).toEqual(expected)
  })

  it('keeps the numbers of records over empty ones, «sep=» and breaks inside quotes', () => {
    expect(grid(utf8('sep=;\nНаименование;Вид\n\n"Школа; старая";"а\nб"\n;\nЛицей;в'))).toEqual([
      [2, 'Наименование', 'Вид'],
      [4, 'Школа; старая', 'а\nб'],
      [6, 'Лицей', 'в'],
    ])
  })

  it('reads XLSX: texts, numbers, formulas, rich text, errors, gaps', async () => {
    const workbook = new Excel.Workbook()
    const sheet = workbook.addWorksheet('Органы')
    sheet.addRow(['Наименование', 'Вид', 'ИНН'])
    sheet.getRow(3).values = [
      { richText: [{ text: 'Школа' }, { text: ' № 1' }] },
      { formula: '1+1', result: 2 },
      4205037320,
    ]
    sheet.getCell('B4').value = { error: '#N/A' }
    sheet.getCell('C4').value = { text: 'ссылка', hyperlink: 'https://example.test' }
    expect(grid(new Uint8Array(await workbook.xlsx.writeBuffer()))).toEqual([
      [1, 'Наименование', 'Вид', 'ИНН'],
      [3, 'Школа № 1', '2', '4205037320'],
      [4, '', '#Н/Д', 'ссылка'],
    ])
  })

  it('refuses what is not a table, in words', () => {
    expect(refusal(new Uint8Array())).toMatch(/пустой/)
    expect(refusal(utf8('\n\n'))).toMatch(/нет строк/)
    expect(refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toMatch(/не похож/)
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toMatch(/XLS/)
    expect(refusal(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]))).toMatch(/повреждён/)
    expect(refusal(new Uint8Array(5 * 1024 * 1024 + 1))).toMatch(/больше 5/)
    expect(refusal(utf8('<html><table><tr><td>Школа</td></tr></table></html>'))).toMatch(/веб-страница/)
    expect(refusal(utf8(`Наименование;Вид\n${'Школа;в\n'.repeat(5200)}`))).toMatch(/больше 5000|больше 5\u00a0000/)
    expect(refusal(storedZip({ 'письмо.txt': 'а' }))).toMatch(/архив или другой документ/)
  })

  it('refuses a zip bomb by what really comes out, not by the sizes written in it', () => {
    const types = '<Types><Override ContentType="application/vnd.spreadsheetml.sheet.main+xml"/></Types>'
    const bomb = { '[Content_Types].xml': types, 'xl/workbook.xml': Buffer.alloc(64 * 1024 * 1024) }
    expect(refusal(deflatedZip(bomb))).toMatch(/больше 60/)
    expect(refusal(lyingZip(bomb))).not.toBe('принято')
  })

  it('refuses a bomb of entities and a document type without opening them', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><workbook>&c;</workbook>'
    const parts = {
      '[Content_Types].xml': '<Types><Override ContentType="application/vnd.spreadsheetml.sheet.main+xml"/></Types>',
      'xl/workbook.xml': bomb,
    }
    expect(refusal(deflatedZip(parts))).toMatch(/объявления XML/)
  })

  it('a sheet that merges a million rows costs nothing', async () => {
    const workbook = new Excel.Workbook()
    const sheet = workbook.addWorksheet('Органы')
    sheet.addRows([
      ['Наименование', 'Вид'],
      ['Школа № 1', 'подвед'],
      ['Школа № 2', ''],
    ])
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate')
    const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()))
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const merged = xml.replace(
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="B2:B1048576"/></mergeCells>',
    )
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(merged) })
    const before = performance.now()
    const rows = readTable(bytes, agencyTable)
    expect(performance.now() - before).toBeLessThan(1000)
    expect(rows.map(({ values }) => values.kind)).toEqual(['SUBORDINATE_ORGANISATION', 'SUBORDINATE_ORGANISATION'])
  })
})
