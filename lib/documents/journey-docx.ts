import 'server-only'
import { ImageRun, Paragraph, Table, TableRow, WidthType } from 'docx'
import type { JourneyView } from '@/lib/feedback/situation/view'
import { chartPicture } from './chart-picture'
import { framedDocx, line, ruledCell, WIDE_TEXT } from './docx-frame'
import { journeySheet } from './journey-sheet'

const NAME = 1500
/** Points of the text's width on a sheet on its side. */
const PICTURE = 900

/** A journey for editing: A4 on its side, the line of feelings as a picture with its words. */
export function journeyDocx(journey: JourneyView): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = journeySheet(journey)
  const n = Math.max(1, sheet.head.length - 1)
  const widths = [NAME, ...Array.from({ length: n }, () => Math.floor((WIDE_TEXT - NAME) / n))]
  const rowOf = (cells: string[], head = false): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((text, i) =>
        ruledCell(text, { right: false, head, width: widths[i] ?? 0, padding: 50, size: 16, headSize: 16 }),
      ),
    })
  const tableOf = (rows: string[][]): Table =>
    new Table({
      width: { size: WIDE_TEXT, type: WidthType.DXA },
      columnWidths: widths,
      rows: [rowOf(sheet.head, true), ...rows.map((row) => rowOf(row))],
    })
  return framedDocx({
    title: sheet.title,
    author: sheet.author,
    description: sheet.kicker,
    demo: sheet.demo,
    footer: sheet.footer,
    printed: sheet.printed,
    wide: true,
    opening: { kicker: sheet.kicker, title: sheet.title, subtitle: '' },
    body: [
      line(sheet.lead),
      line(sheet.totals.join('     '), { bold: true, after: 160 }),
      new Paragraph({
        children: [
          new ImageRun({
            type: 'png',
            data: chartPicture(sheet.chart),
            transformation: {
              width: PICTURE,
              height: Math.round((sheet.chart.height / sheet.chart.width) * PICTURE),
            },
            altText: { name: 'Чувства', title: 'Чувства по этапам', description: sheet.chart.alt },
          }),
        ],
      }),
      tableOf([...sheet.before, ...sheet.after]),
    ],
  })
}
