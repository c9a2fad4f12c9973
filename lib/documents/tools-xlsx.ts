import 'server-only'
import { formatShort } from '@/lib/core/dates'
import { levelLabels, unitLabel } from '@/lib/tools/labels'
import type { ToolExportRow } from '@/lib/tools/queries'

/** Levels of all tools, a row for each agency, tool and unit. */
export async function toolsXlsx(rows: readonly ToolExportRow[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet('Инструменты', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [
    { header: 'Орган', width: 50 },
    { header: 'Инструмент', width: 46 },
    { header: 'Подразделение', width: 32 },
    { header: 'Уровень', width: 16 },
    { header: 'С какого дня', width: 14 },
    { header: 'Увидено на посещении', width: 22 },
    { header: 'День посещения', width: 16 },
  ]
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) {
    sheet.addRow([
      row.agency,
      row.tool,
      unitLabel(row.unit),
      levelLabels[row.level],
      row.since && row.level !== 'NOT_BEGUN' ? formatShort(row.since) : '',
      row.seen ? levelLabels[row.seen] : '',
      row.seenOn ? formatShort(row.seenOn) : '',
    ])
  }
  sheet.autoFilter = { from: 'A1', to: 'G1' }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
