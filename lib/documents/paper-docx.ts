import 'server-only'
import { ImageRun, Paragraph, Table, TableRow, TabStopType, TextRun, WidthType, type FileChild } from 'docx'
import { chartPicture } from './chart-picture'
import { framedDocx, heading, labelled, line, muted, ruledCell, signatureLines, TEXT } from './docx-frame'
import type { Paper, PaperBlock, PaperTable } from './paper'

const caption = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 80 },
    children: [new TextRun({ text, size: 19, color: muted })],
  })

function tableOf({ head, rows, widths, right }: PaperTable): Table {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => Math.round((width / total) * TEXT))
  const cell = (text: string, i: number, isHead: boolean) =>
    ruledCell(text, { right: i >= right, head: isHead, width: columns[i] ?? 0, padding: 50, size: 18, headSize: 17 })
  return new Table({
    width: { size: TEXT, type: WidthType.DXA },
    columnWidths: columns,
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text, i) => cell(text, i, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i, false)) })),
    ],
  })
}

function blockOf(block: PaperBlock): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.text)]
    case 'text':
      return block.lines.map((text) => line(text))
    case 'facts':
      return block.items.map(labelled)
    case 'list':
      return block.items.map(
        (text) =>
          new Paragraph({
            spacing: { after: 40 },
            indent: { left: 340, hanging: 340 },
            tabStops: [{ type: TabStopType.LEFT, position: 340 }],
            children: [new TextRun(`–\t${text}`)],
          }),
      )
    case 'table':
      return [caption(block.caption), tableOf(block.table)]
    case 'chart': {
      const width = 620
      return [
        caption(block.caption),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: chartPicture(block.chart),
              transformation: { width, height: Math.round((block.chart.height / block.chart.width) * width) },
              altText: { name: block.caption, title: block.caption, description: block.chart.alt },
            }),
          ],
        }),
      ]
    }
  }
}

/** The paper for editing; the same lines as the PDF, charts as pictures with their text alternatives. */
export const paperDocx = (paper: Paper): Promise<Uint8Array<ArrayBuffer>> =>
  framedDocx({
    title: `${paper.title}. ${paper.subtitle}`,
    author: paper.author,
    description: paper.kicker,
    demo: paper.demo,
    footer: paper.footer,
    printed: paper.printed,
    opening: paper,
    body: [...paper.blocks.flatMap(blockOf), ...(paper.signature ? signatureLines(paper.signature) : [])],
  })
