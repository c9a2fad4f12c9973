import 'server-only'
import type { ParsedTable } from '@/lib/imports/parsed'

const fills = { refuse: 'FFF6D5D0', doubt: 'FFFBEBC8' } as const
/** Of a cell, so that what is wrong is told without colour too. */
const signs = { refuse: '✕ ', doubt: '? ' } as const

/** The parsed table as a workbook: number of the row in the file, what becomes of it, what is wrong, what was read. */
export async function parsedWorkbook({ titles, rows }: ParsedTable): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet('Разбор', { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] })
  const style = { alignment: { wrapText: true, vertical: 'top' as const } }
  sheet.columns = [
    { header: 'Строка файла', width: 10, style },
    { header: 'Что с ней', width: 16, style },
    { header: 'Что исправить', width: 60, style },
    ...titles.map((header) => ({ header, width: 30, style })),
  ]
  sheet.getRow(1).font = { bold: true }
  for (const { at, state, wrong, cells } of rows) {
    const line = sheet.addRow([
      at,
      state,
      wrong,
      ...cells.map(({ text, level }) => (level ? `${signs[level]}${text || 'пусто'}` : text)),
    ])
    for (const [i, { level }] of cells.entries())
      if (level) line.getCell(i + 4).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[level] } }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: 3 + titles.length } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
