import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { framedDocx, line, WIDE_TEXT } from './docx-frame'
import { roadmapSheet, type RoadmapSheet } from './roadmap-sheet'
import type { RoadmapDocument } from '@/lib/roadmaps/view'

const edge = { style: BorderStyle.SINGLE, size: 4, color: '5a5a5a' }
const borders = { top: edge, left: edge, right: edge, bottom: edge }
const margins = { top: 50, bottom: 50, left: 80, right: 80 }

/** Widths of the act's columns: number, item, term, bodies, document. */
const shares = [6, 32, 12, 25, 25]
const widths = shares.map((share) => Math.round((share / 100) * WIDE_TEXT))
const SIZE = 19

/** Bold ones head a section and stay with what follows. */
const cell = (text: string, i: number, look: { bold?: boolean; span?: number } = {}): TableCell =>
  new TableCell({
    borders,
    margins,
    columnSpan: look.span,
    width: {
      size: look.span ? widths.slice(i).reduce((sum, width) => sum + width, 0) : (widths[i] ?? 0),
      type: WidthType.DXA,
    },
    children: [new Paragraph({ keepNext: look.bold, children: [new TextRun({ text, size: SIZE, bold: look.bold })] })],
  })

const headCell = (text: string, i: number): TableCell =>
  new TableCell({
    borders,
    margins,
    verticalAlign: VerticalAlign.CENTER,
    width: { size: widths[i] ?? 0, type: WidthType.DXA },
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, size: SIZE, bold: true })] }),
    ],
  })

const tableOf = ({ head, sections }: RoadmapSheet): Table =>
  new Table({
    width: { size: WIDE_TEXT, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map(headCell) }),
      ...sections.flatMap(({ number, title, rows }) => [
        new TableRow({
          cantSplit: true,
          children: [cell(`${number}.`, 0, { bold: true }), cell(title, 1, { bold: true, span: 4 })],
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: [
                cell(`${row.number}.`, 0),
                cell(row.title, 1),
                cell(row.due, 2),
                cell(row.responsible.join(', '), 3),
                cell(row.result, 4),
              ],
            }),
        ),
      ]),
    ],
  })

/** A road map as the act's table for editing: A4 on its side, the same lines as the PDF. */
export function roadmapDocx(map: RoadmapDocument): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = roadmapSheet(map)
  return framedDocx({
    title: `${sheet.title}. ${sheet.owner}`,
    author: map.tenantName,
    description: map.basis,
    demo: sheet.demo,
    footer: sheet.footer,
    printed: sheet.printed,
    wide: true,
    opening: [
      ...sheet.approval.map(
        (text) =>
          new Paragraph({ indent: { left: WIDE_TEXT - 5100 }, spacing: { after: 40 }, children: [new TextRun(text)] }),
      ),
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        alignment: AlignmentType.CENTER,
        spacing: { before: 320, after: 80 },
        children: [new TextRun({ text: sheet.title, size: 28 })],
      }),
      line(sheet.owner, { size: 22, after: 240, alignment: AlignmentType.CENTER }),
    ],
    body: [tableOf(sheet)],
  })
}
