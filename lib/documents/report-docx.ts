import 'server-only'
import { AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TabStopType, TextRun, WidthType } from 'docx'
import type { ReportDocument } from '@/lib/projects/report-queries'
import { reportSheet, type ReportSheet } from './report-sheet'

const muted = '5c6670'
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'b4b4b4' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const line = (text: string, options: { bold?: boolean; color?: string; size?: number } = {}): Paragraph => new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text, ...options })] })
const heading = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 320, after: 80 }, children: [new TextRun(text)] })
const labelled = ({ term, value }: { term: string; value: string }): Paragraph =>
  new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: `${term}: `, bold: true }), new TextRun(value)] })

const cell = (text: string, right: boolean, head: boolean): TableCell => new TableCell({
  borders: { top: none, left: none, right: none, bottom: thin }, margins: { top: 60, bottom: 60, left: 60, right: 60 },
  children: [new Paragraph({ alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [new TextRun({ text, color: head ? muted : undefined, size: head ? 18 : undefined })] })],
})
const table = ({ head, rows }: ReportSheet['stages']): Table => new Table({
  width: { size: 100, type: WidthType.PERCENTAGE },
  rows: [new TableRow({ tableHeader: true, children: head.map((text, i) => cell(text, i > 0, true)) }), ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i > 0, false)) }))],
})

const footer = ({ footer: text, printed }: ReportSheet): Footer => new Footer({
  children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: 9800 }], children: [new TextRun({ text: `${text}\t${printed}`, size: 16, color: muted })] })],
})

function signature({ signature: { post, date } }: ReportSheet): Paragraph[] {
  const tabStops = [{ type: TabStopType.LEFT, position: 3600 }, { type: TabStopType.LEFT, position: 6800 }]
  return [
    new Paragraph({ tabStops, keepNext: true, spacing: { before: 700 }, children: [new TextRun(`${post}\t____________________\t_________________________`)] }),
    new Paragraph({ tabStops, keepNext: true, spacing: { after: 200 }, children: [new TextRun({ text: '\tподпись\tИ.О. Фамилия', size: 17, color: muted })] }),
    line(date),
  ]
}

/** A report on a project for editing; the same lines as the PDF. */
export async function reportDocx(report: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = reportSheet(report)
  const document = new Document({
    title: `${sheet.title}. ${sheet.project}`, creator: report.tenantName, description: sheet.kicker,
    styles: {
      default: {
        document: { run: { font: 'PT Serif', size: 21, language: { value: 'ru-RU' } } },
        heading1: { run: { font: 'PT Serif', size: 38, bold: true, color: '15202b' } }, heading2: { run: { font: 'PT Serif', size: 24, bold: true, color: '15202b' } },
      },
    },
    sections: [{
      properties: { titlePage: true, page: { margin: { left: 1417, right: 680, top: 1134, bottom: 1134 } } },
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, color: muted, children: [PageNumber.CURRENT] })] })] }) },
      footers: { default: footer(sheet), first: footer(sheet) },
      children: [
        ...(sheet.demo ? [line(sheet.demo, { color: '8a5a00', size: 18 })] : []), line(sheet.kicker, { color: muted, size: 19 }),
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(sheet.title)] }), line(sheet.project, { bold: true, size: 28 }),
        ...sheet.facts.map(labelled),
        ...sheet.sections.flatMap(({ heading: title, text }) => [heading(title), ...text.map((part) => line(part))]),
        ...(sheet.goals.rows.length > 0 ? [heading('Цели'), table(sheet.goals)] : []),
        ...(sheet.stages.rows.length > 0 ? [heading('Этапы'), table(sheet.stages)] : []),
        ...(sheet.remarks ? [heading('Замечания центра компетенций'), line(sheet.remarks)] : []),
        ...signature(sheet),
      ],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
