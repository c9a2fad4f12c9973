import 'server-only'
import { framedDocx, heading, labelled, line, ruledTable, signatureLines } from './docx-frame'
import { reportSheet } from './report-sheet'
import type { ReportDocument } from '@/lib/projects/reports/view'

/** A report on a project for editing; the same lines as the PDF. */
export function reportDocx(report: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = reportSheet(report)
  return framedDocx({
    title: `${sheet.title}. ${sheet.project}`,
    author: report.tenantName,
    description: sheet.kicker,
    demo: sheet.demo,
    footer: sheet.footer,
    printed: sheet.printed,
    opening: { kicker: sheet.kicker, title: sheet.title, subtitle: sheet.project },
    body: [
      ...sheet.facts.map(labelled),
      ...sheet.sections.flatMap(({ heading: title, text }) => [heading(title), ...text.map((part) => line(part))]),
      ...(sheet.goals.rows.length > 0 ? [heading('Цели'), ruledTable(sheet.goals, 1)] : []),
      ...(sheet.stages.rows.length > 0 ? [heading('Этапы'), ruledTable(sheet.stages, 1)] : []),
      ...(sheet.remarks ? [heading('Замечания центра компетенций'), line(sheet.remarks)] : []),
      ...signatureLines(sheet.signature),
    ],
  })
}
