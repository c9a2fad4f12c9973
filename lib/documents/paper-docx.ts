import 'server-only'
import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, ImageRun, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TabStopType, TextRun, WidthType, type FileChild,
} from 'docx'
import { chartPicture } from './chart-picture'
import type { Paper, PaperBlock, PaperTable } from './paper'

const muted = '5c6670'
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'b4b4b4' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** Width of the text in twips: A4 less the margins. */
const TEXT = 11906 - 1417 - 680

const line = (text: string, options: { bold?: boolean; color?: string; size?: number } = {}): Paragraph => new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text, ...options })] })
const caption = (text: string): Paragraph => new Paragraph({ keepNext: true, spacing: { before: 240, after: 80 }, children: [new TextRun({ text, size: 19, color: muted })] })

function tableOf({ head, rows, widths, right }: PaperTable): Table {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => Math.round((width / total) * TEXT))
  const cell = (text: string, i: number, isHead: boolean) => new TableCell({
    width: { size: columns[i] ?? 0, type: WidthType.DXA }, borders: { top: none, left: none, right: none, bottom: thin }, margins: { top: 50, bottom: 50, left: 50, right: 50 },
    children: [new Paragraph({ alignment: i >= right ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [new TextRun({ text, size: isHead ? 17 : 18, color: isHead ? muted : undefined })] })],
  })
  return new Table({
    width: { size: TEXT, type: WidthType.DXA }, columnWidths: columns,
    rows: [new TableRow({ tableHeader: true, children: head.map((text, i) => cell(text, i, true)) }), ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i, false)) }))],
  })
}

function blockOf(block: PaperBlock): FileChild[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 320, after: 80 }, children: [new TextRun(block.text)] })]
    case 'text': return block.lines.map((text) => line(text))
    case 'facts': return block.items.map(({ term, value }) => new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: `${term}: `, bold: true }), new TextRun(value)] }))
    case 'list': return block.items.map((text) => new Paragraph({ spacing: { after: 40 }, indent: { left: 340, hanging: 340 }, tabStops: [{ type: TabStopType.LEFT, position: 340 }], children: [new TextRun(`–\t${text}`)] }))
    case 'table': return [caption(block.caption), tableOf(block.table)]
    case 'chart': {
      const width = 620
      return [caption(block.caption), new Paragraph({
        children: [new ImageRun({
          type: 'png', data: chartPicture(block.chart), transformation: { width, height: Math.round((block.chart.height / block.chart.width) * width) },
          altText: { name: block.caption, title: block.caption, description: block.chart.alt },
        })],
      })]
    }
  }
}

function signature({ signature: signed }: Paper): Paragraph[] {
  if (signed === null) return []
  const tabStops = [{ type: TabStopType.LEFT, position: 3600 }, { type: TabStopType.LEFT, position: 6800 }]
  return [
    new Paragraph({ tabStops, keepNext: true, spacing: { before: 700 }, children: [new TextRun(`${signed.post}\t____________________\t_________________________`)] }),
    new Paragraph({ tabStops, keepNext: true, spacing: { after: 200 }, children: [new TextRun({ text: '\tподпись\tИ.О. Фамилия', size: 17, color: muted })] }),
    line(signed.date),
  ]
}

const footer = ({ footer: text, printed }: Paper): Footer => new Footer({
  children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: TEXT }], children: [new TextRun({ text: `${text}\t${printed}`, size: 16, color: muted })] })],
})

/** The paper for editing; the same lines as the PDF, charts as pictures with their text alternatives. */
export async function paperDocx(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: `${paper.title}. ${paper.subtitle}`, creator: paper.author, description: paper.kicker,
    styles: {
      default: {
        document: { run: { font: 'PT Serif', size: 21, language: { value: 'ru-RU' } } },
        heading1: { run: { font: 'PT Serif', size: 38, bold: true, color: '15202b' } }, heading2: { run: { font: 'PT Serif', size: 24, bold: true, color: '15202b' } },
      },
    },
    sections: [{
      properties: { titlePage: true, page: { margin: { left: 1417, right: 680, top: 1134, bottom: 1134 } } },
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, color: muted, children: [PageNumber.CURRENT] })] })] }) },
      footers: { default: footer(paper), first: footer(paper) },
      children: [
        ...(paper.demo ? [line(paper.demo, { color: '8a5a00', size: 18 })] : []), line(paper.kicker, { color: muted, size: 19 }),
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(paper.title)] }), ...(paper.subtitle ? [line(paper.subtitle, { bold: true, size: 28 })] : []),
        ...paper.blocks.flatMap(blockOf), ...signature(paper),
      ],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
