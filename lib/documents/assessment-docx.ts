import 'server-only'
import { HeadingLevel, Paragraph, TextRun } from 'docx'
import type { AssessmentDocument } from '@/lib/rating/assessment/document'
import { assessmentSheet, type SheetCriterion } from './assessment-sheet'
import { framedDocx, line, muted, ruledTable, signatureLines, thin } from './docx-frame'

const labelled = (label: string, text: string): Paragraph =>
  new Paragraph({
    spacing: { before: 80, after: 80 },
    children: [new TextRun({ text: `${label} `, bold: true }), new TextRun(text)],
  })

/** The lines of a text stay lines. */
const paragraphs = (label: string, text: string): Paragraph[] =>
  text.split('\n').map((part, i) => (i === 0 ? labelled(label, part) : line(part)))

/** A heading with a rule above it. */
const part = (text: string, before: number, after: number): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before, after },
    border: { top: { ...thin, space: 6 } },
    children: [new TextRun(text)],
  })

function criterion(c: SheetCriterion): Paragraph[] {
  return [
    part(c.heading, 320, 60),
    line(c.note, { color: muted, size: 18 }),
    ...c.options.map(
      (o) =>
        new Paragraph({
          spacing: { after: 40 },
          indent: { left: 560, hanging: 560 },
          keepNext: true,
          children: [
            new TextRun({ text: `${o.on ? '☑' : '☐'} ${o.score}  `, bold: o.on }),
            new TextRun({ text: o.text, bold: o.on }),
          ],
        }),
    ),
    ...(c.gap ? [line(c.gap, { color: '8a5a00' })] : []),
    ...paragraphs('Пояснение.', c.comment),
    ...(c.evidence.length > 0
      ? [
          line('Подтверждения:', { bold: true, after: 20 }),
          ...c.evidence.map((text) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(text)] })),
        ]
      : [line('Подтверждений нет.', { color: muted })]),
    line(c.result, { bold: true }),
    ...(c.verified ? [line(c.verified)] : []),
  ]
}

/** The printed copy of a self-assessment for editing; the same lines as the PDF. */
export function assessmentDocx(source: AssessmentDocument): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = assessmentSheet(source)
  const { summary } = sheet
  return framedDocx({
    title: `${sheet.title}. ${sheet.agency}`,
    author: source.tenantName,
    description: sheet.kicker,
    demo: sheet.demo,
    footer: sheet.footer,
    printed: sheet.printed,
    heading2: 23,
    opening: { kicker: sheet.kicker, title: sheet.title, subtitle: sheet.agency },
    body: [
      ...sheet.facts.map(({ term, value }) => labelled(`${term}:`, value)),
      ...sheet.criteria.flatMap(criterion),
      part('Итог', 400, 80),
      ruledTable(summary, 2),
      new Paragraph({
        spacing: { before: 240, after: 80 },
        keepNext: true,
        children: [new TextRun({ text: `Оценка ${summary.total}. Уровень «${summary.level}»`, bold: true, size: 30 })],
      }),
      line(`Сумма баллов без коэффициентов: ${summary.sum}. На уровень не влияет.`, { color: muted, size: 19 }),
      ...signatureLines(sheet.signature),
    ],
  })
}
