import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { deflatedZip, lyingZip } from '../../factories/zip'
import { readTable } from '@/lib/tables/table-file'

const utf8 = (text: string) => new TextEncoder().encode(text)
const cp1251 = (text: string) =>
  Uint8Array.from(
    [...text].map((sign) => {
      const code = sign.charCodeAt(0)
      return code < 128 ? code : sign === '№' ? 0xb9 : code - 0x410 + 0xc0
    }),
  )
const value = async (bytes: Uint8Array) => {
  const table = await readTable(bytes)
  if (!table.ok) throw new Error(table.error.message)
  return table.value
}
const refusal = async (bytes: Uint8Array) => {
  const table = await readTable(bytes)
  return table.ok ? 'принято' : (table.error.fields?.file ?? table.error.message)
}
const expected = {
  header: ['Наименование', 'Вид'],
  rows: [{ number: 2, cells: ['Школа № 1', 'Подведомственная организация'] }],
}

describe('a table from a file', () => {
  it.each([
    ['UTF-8', utf8('Наименование;Вид\r\nШкола № 1;Подведомственная организация\r\n')],
    ['UTF-8 with a mark', utf8('\uFEFFНаименование,Вид\nШкола № 1,Подведомственная организация')],
    ['tabs', utf8('Наименование\tВид\nШкола № 1\tПодведомственная организация')],
    ['Windows-1251', cp1251('Наименование;Вид\r\nШкола № 1;Подведомственная организация')],
    ['quotes', utf8('"Наименование";"Вид"\n"Школа № 1";"Подведомственная организация"')],
    [
      'UTF-16',
      new Uint8Array(Buffer.from('\uFEFFНаименование\tВид\nШкола № 1\tПодведомственная организация', 'utf16le')),
    ],
  ])('reads CSV: %s', async (_name, bytes) => {
    expect(await value(bytes)).toEqual(expected)
  })

  it('keeps the spreadsheet’s row numbers over empty rows and breaks inside quotes', async () => {
    const { rows } = await value(utf8('Наименование;Вид\n\n"Школа; старая";"а\nб"\n;\nЛицей;в'))
    expect(rows).toEqual([
      { number: 3, cells: ['Школа; старая', 'а\nб'] },
      { number: 5, cells: ['Лицей', 'в'] },
    ])
  })

  it('reads XLSX: texts, numbers, formulas, rich text, gaps', async () => {
    const workbook = new Excel.Workbook()
    workbook.addWorksheet('Пустой')
    const sheet = workbook.addWorksheet('Органы')
    sheet.addRow(['Наименование', 'Вид', 'ИНН'])
    sheet.getRow(3).values = [
      { richText: [{ text: 'Школа' }, { text: ' № 1' }] },
      { formula: '1+1', result: 2 },
      4205037320,
    ]
    sheet.getCell('C4').value = { text: 'ссылка', hyperlink: 'https://example.test' }
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    expect(await value(bytes)).toEqual({
      header: ['Наименование', 'Вид', 'ИНН'],
      rows: [
        { number: 3, cells: ['Школа № 1', '2', '4205037320'] },
        { number: 4, cells: ['', '', 'ссылка'] },
      ],
    })
  })

  it('refuses what is not a table, in words', async () => {
    expect(await refusal(new Uint8Array())).toMatch(/пустой/)
    expect(await refusal(utf8('Наименование;Вид\n'))).toMatch(/нет строк/)
    expect(await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toMatch(/не похож/)
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toMatch(/XLS/)
    expect(await refusal(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]))).toMatch(/повреждён/)
    expect(await refusal(new Uint8Array(5 * 1024 * 1024 + 1))).toMatch(/больше 5/)
    expect(await refusal(utf8(`Наименование;Вид\n${'Школа;в\n'.repeat(5001)}`))).toMatch(
      /больше 5000|больше 5\u00a0000/,
    )
    expect(await refusal(lyingZip({ 'word/document.xml': '<a/>' }))).toMatch(/архив или документ/)
  })

  it('refuses a zip bomb by what really comes out, not by the sizes written in it', async () => {
    expect(await refusal(lyingZip({ 'xl/workbook.xml': Buffer.alloc(64 * 1024 * 1024) }))).toMatch(/больше 40/)
    const parts = Array.from({ length: 4 }, (_, i) => [`xl/media/${i}`, Buffer.alloc(15 * 1024 * 1024)])
    expect(await refusal(deflatedZip({ 'xl/workbook.xml': '<a/>', ...Object.fromEntries(parts) }))).toMatch(/больше 40/)
    expect(await refusal(lyingZip({ 'xl/workbook.xml': '<a/>' }))).toMatch(/повреждён/)
  })

  it('reads nothing but what was measured, whatever else a ZIP library would find in the file', async () => {
    const workbook = new Excel.Workbook()
    workbook.addWorksheet('Органы').addRows([['Наименование', 'Вид'], ...expected.rows.map(({ cells }) => cells)])
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
    // «The directory is elsewhere, in the extended record»: such a record could lead to other entries than were
    // unpacked within the limits.
    bytes.writeUInt16LE(0xffff, bytes.lastIndexOf(Buffer.from('504b0506', 'hex')) + 4)
    expect(await value(new Uint8Array(bytes))).toEqual(expected)
  })
})
