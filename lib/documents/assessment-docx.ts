import 'server-only'
import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { AssessmentDocument } from '@/lib/rating/assessment-document'
import { assessmentSheet, type SheetCriterion } from './assessment-sheet'

const muted = '5c6670'
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'b4b4b4' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const line = (text: string, options: { bold?: boolean; color?: string; size?: number; after?: number } = {}): Paragraph =>
  new Paragraph({ spacing: { after: options.after ?? 80 }, children: [new TextRun({ text, bold: options.bold, color: options.color, size: options.size })] })

const labelled = (label: string, text: string): Paragraph =>
  new Paragraph({ spacing: { before: 80, after: 80 }, children: [new TextRun({ text: `${label} `, bold: true }), new TextRun(text)] })

function criterion(c: SheetCriterion): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 320, after: 60 }, border: { top: { ...thin, space: 6 } }, children: [new TextRun(c.heading)] }),
    line(c.note, { color: muted, size: 18 }),
    ...c.options.map((o) => new Paragraph({
      spacing: { after: 40 }, indent: { left: 560, hanging: 560 }, keepNext: true,
      children: [new TextRun({ text: `${o.mark} ${o.score}  `, bold: o.mark === '☑' }), new TextRun({ text: o.text, bold: o.mark === '☑' })],
    })),
    ...(c.gap ? [line(c.gap, { color: '8a5a00' })] : []),
    labelled('Пояснение.', c.comment),
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
      properties: { page: { margin: { left: 1417, right: 850, top: 1020, bottom: 1020 } } },
      footers: { default: new Footer({ children: [new Paragraph({ children: [new TextRun({ text: `${sheet.printed}    `, size: 17, color: muted }), new TextRun({ size: 17, color: muted, children: [PageNumber.CURRENT, ' из ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        ...(sheet.demo ? [line(sheet.demo, { color: '8a5a00', size: 18 })] : []),
        line(sheet.kicker, { color: muted, size: 19 }),
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(sheet.title)] }),
        line(sheet.agency, { bold: true, size: 28 }),
        ...sheet.facts.map(({ term, value }) => labelled(`${term}:`, value)),
        ...sheet.criteria.flatMap(criterion),
        new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: true, children: [new TextRun('Итог')] }),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [
            new TableRow({ tableHeader: true, children: summary.head.map((text, i) => cell(text, i > 1, true)) }),
            ...summary.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i > 1)) })),
          ],
        }),
        new Paragraph({ spacing: { before: 240, after: 80 }, children: [new TextRun({ text: `Оценка ${summary.total}. Уровень «${summary.level}»`, bold: true, size: 30 })] }),
        line(`Сумма баллов без коэффициентов: ${summary.sum}. На уровень не влияет.`, { color: muted, size: 19 }),
        new Paragraph({ spacing: { before: 700 }, children: [new TextRun('Куратор  ______________________    ______________________')] }),
      ],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
