import 'server-only'
import { officialPage, renderPdf } from '@/lib/platform/pdf/pdf'
import { reportSheet } from './report-sheet'
import type { ReportDocument } from '@/lib/projects/reports/view'

const template = `
#let d = json(bytes(sys.inputs.data))
${officialPage('#d.footer #h(1fr) #d.printed')}
#set document(title: d.title + ". " + d.project)
#set block(spacing: 0.62em)
#let part(words) = block(above: 1.4em, below: 0.6em, heading(level: 2, text(12pt, words)))
#let grid-of(t, columns, right) = table(columns: columns, stroke: (x: none, y: 0.5pt + luma(160)), inset: (x: 4pt, y: 5pt),
  align: (x, _) => if x >= right { std.right } else { left }, table.header(..t.head.map(h => text(9pt, fill: quiet, h))), ..t.rows.flatten().map(v => [#v]))
#if d.demo != "" [#block(text(9pt, fill: rgb("#8a5a00"), d.demo))]
#block(text(9.5pt, fill: quiet, d.kicker))
#block(above: 1.2em, below: 0.8em, heading(level: 1, outlined: true, text(19pt, d.title)))
#block(below: 1em, text(14pt, weight: "bold", hyphenate: false, d.project))
#grid(columns: (46mm, 1fr), row-gutter: 0.55em, ..d.facts.map(f => (text(fill: quiet, f.term), [#f.value])).flatten())
#for s in d.sections [#part(s.heading) #for line in s.text [#block(line)]]
#if d.goals.rows.len() > 0 [#part("Цели") #grid-of(d.goals, (1fr, auto, auto, auto), 1)]
#if d.stages.rows.len() > 0 [#part("Этапы") #grid-of(d.stages, (1fr, auto, auto, auto, auto), 1)]
#if d.remarks != "" [#part("Замечания центра компетенций") #block(d.remarks)]
#block(breakable: false, above: 2.4em)[
  #let rule(under) = stack(spacing: 3pt, line(length: 100%, stroke: 0.5pt), align(center, text(8.5pt, fill: quiet, under)))
  #grid(columns: (1fr, 42mm, 55mm), column-gutter: 6mm, align: bottom, [#d.signature.post], rule("подпись"), rule("И.О. Фамилия"))
  #block(above: 1em, d.signature.date)
]
`

/** A report on a project: tagged PDF, A4. */
export const reportPdf = (report: ReportDocument): Uint8Array<ArrayBuffer> => renderPdf(template, reportSheet(report))
