import 'server-only'
import { AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TabStopType, TextRun, WidthType } from 'docx'
import type { AssessmentDocument } from '@/lib/rating/assessment-document'
import { assessmentSheet, type AssessmentSheet, type SheetCriterion } from './assessment-sheet'

const muted = '5c6670'
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'b4b4b4' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const line = (text: string, options: { bold?: boolean; color?: string; size?: number; after?: number } = {}): Paragraph =>
  new Paragraph({ spacing: { after: options.after ?? 80 }, children: [new TextRun({ text, bold: options.bold, color: options.color, size: options.size })] })

const labelled = (label: string, text: string): Paragraph =>
  new Paragraph({ spacing: { before: 80, after: 80 }, children: [new TextRun({ text: `${label} `, bold: true }), new TextRun(text)] })

/** The lines of a text stay lines. */
const paragraphs = (label: string, text: string): Paragraph[] => text.split('\n').map((part, i) => (i === 0 ? labelled(label, part) : line(part)))

function criterion(c: SheetCriterion): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 320, after: 60 }, border: { top: { ...thin, space: 6 } }, children: [new TextRun(c.heading)] }),
    line(c.note, { color: muted, size: 18 }),
    ...c.options.map((o) => new Paragraph({
      spacing: { after: 40 }, indent: { left: 560, hanging: 560 }, keepNext: true,
      children: [new TextRun({ text: `${o.on ? '☑' : '☐'} ${o.score}  `, bold: o.on }), new TextRun({ text: o.text, bold: o.on })],
    })),
    ...(c.gap ? [line(c.gap, { color: '8a5a00' })] : []),
    ...paragraphs('Пояснение.', c.comment),
    ...(c.evidence.length > 0
      ? [line('Подтверждения:', { bold: true, after: 20 }), ...c.evidence.map((text) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(text)] }))]
      : [line('Подтверждений нет.', { color: muted })]),
    line(c.result, { bold: true }),
    ...(c.verified ? [line(c.verified)] : []),
  ]
}

const cell = (text: string, right: boolean, head = false): TableCell => new TableCell({
  borders: { top: none, left: none, right: none, bottom: thin }, margins: { top: 60, bottom: 60, left: 60, right: 60 },
  children: [new Paragraph({ alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [new TextRun({ text, color: head ? muted : undefined, size: head ? 18 : undefined })] })],
})

const footer = ({ footer: text, printed }: AssessmentSheet): Footer => new Footer({
  children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: 9800 }], children: [new TextRun({ text: `${text}\t${printed}`, size: 16, color: muted })] })],
})

/** Post, signature, name: the lines to fill in by hand with what each is for under it. */
function signature({ signature: { post, date } }: AssessmentSheet): Paragraph[] {
  const tabStops = [{ type: TabStopType.LEFT, position: 3600 }, { type: TabStopType.LEFT, position: 6800 }]
  return [
    new Paragraph({ tabStops, keepNext: true, spacing: { before: 700 }, children: [new TextRun(`${post}\t____________________\t_________________________`)] }),
    new Paragraph({ tabStops, keepNext: true, spacing: { after: 200 }, children: [new TextRun({ text: '\tподпись\tИ.О. Фамилия', size: 17, color: muted })] }),
    line(date),
  ]
}

/** The printed copy of a self-assessment for editing; the same lines as the PDF. */
export async function assessmentDocx(source: AssessmentDocument): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = assessmentSheet(source)
  const { summary } = sheet
  const document = new Document({
    title: `${sheet.title}. ${sheet.agency}`, creator: source.tenantName, description: sheet.kicker,
    styles: {
      default: {
        document: { run: { font: 'PT Serif', size: 21, language: { value: 'ru-RU' } } },
        heading1: { run: { font: 'PT Serif', size: 38, bold: true, color: '15202b' } }, heading2: { run: { font: 'PT Serif', size: 23, bold: true, color: '15202b' } },
      },
    },
    sections: [{
      // Margins and the page number at the top from page two: ГОСТ Р 7.0.97.
      properties: { titlePage: true, page: { margin: { left: 1417, right: 680, top: 1134, bottom: 1134 } } },
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, color: muted, children: [PageNumber.CURRENT] })] })] }) },
      footers: { default: footer(sheet), first: footer(sheet) },
      children: [
        ...(sheet.demo ? [line(sheet.demo, { color: '8a5a00', size: 18 })] : []),
        line(sheet.kicker, { color: muted, size: 19 }),
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(sheet.title)] }),
        line(sheet.agency, { bold: true, size: 28 }),
        ...sheet.facts.map(({ term, value }) => labelled(`${term}:`, value)),
        ...sheet.criteria.flatMap(criterion),
        new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 400, after: 80 }, border: { top: { ...thin, space: 6 } }, children: [new TextRun('Итог')] }),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [
            new TableRow({ tableHeader: true, children: summary.head.map((text, i) => cell(text, i > 1, true)) }),
            ...summary.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i > 1)) })),
          ],
        }),
        new Paragraph({ spacing: { before: 240, after: 80 }, keepNext: true, children: [new TextRun({ text: `Оценка ${summary.total}. Уровень «${summary.level}»`, bold: true, size: 30 })] }),
        line(`Сумма баллов без коэффициентов: ${summary.sum}. На уровень не влияет.`, { color: muted, size: 19 }),
        ...signature(sheet),
      ],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
