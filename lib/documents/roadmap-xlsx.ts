import 'server-only'
import { actColumns, statusColumns, workbookRows } from './roadmap-sheet'
import type { RoadmapDocument } from '@/lib/roadmaps/view'

const widths = [8, 34, 60, 14, 44, 44, 30, 9, 13, 16]

/** The map with the states of its items as a workbook; numbers are numbers. */
export async function roadmapWorkbook(map: RoadmapDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet('Дорожная карта', { views: [{ state: 'frozen', ySplit: 1 }] })
  const [number, ...rest] = actColumns
  sheet.columns = [number, 'Раздел', ...rest, ...statusColumns].map((header, i) => ({
    header,
    width: widths[i],
    style: { alignment: { wrapText: true, vertical: 'top' } },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.addRows(workbookRows(map))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
