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
  WidthType,
} from 'docx'
import type { RegistryPaper } from '@/lib/processes/registry/view'
import { framedDocx, line, WIDE_TEXT } from './docx-frame'
import { registryShares, registrySheet, type RegistrySheet } from './registry-sheet'

const edge = { style: BorderStyle.SINGLE, size: 4, color: '5a5a5a' }
const borders = { top: edge, left: edge, right: edge, bottom: edge }
const margins = { top: 40, bottom: 40, left: 60, right: 60 }
const SIZE = 16

const widthsOf = (shares: readonly number[]): number[] => {
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.round((share / all) * WIDE_TEXT))
}

const cell = (widths: number[], text: string, i: number, head = false): TableCell =>
  new TableCell({
    borders,
    margins,
    width: { size: widths[i] ?? 0, type: WidthType.DXA },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: part, size: SIZE, bold: head })],
        }),
    ),
  })

const tableOf = ({ head, rows }: RegistrySheet, widths: number[]): Table =>
  new Table({
    width: { size: WIDE_TEXT, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, i) => cell(widths, text, i, true)),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(widths, text, i)) })),
    ],
  })

/** A registry as the appendix to its act, for editing: A4 on its side, the same lines as the PDF. */
export const registryDocx = (paper: RegistryPaper): Promise<Uint8Array<ArrayBuffer>> =>
  appendixDocx(registrySheet(paper), registryShares, paper.tenantName)

/** Any list that an act approves, as its appendix. */
export function appendixDocx(
  sheet: RegistrySheet,
  shares: readonly number[],
  author: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return framedDocx({
    title: `${sheet.title}. ${sheet.owner}`,
    author,
    description: sheet.approval.join(' '),
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
    body: [tableOf(sheet, widthsOf(shares))],
  })
}
