import 'server-only'
import { officialPage, renderPdf } from '@/lib/platform/pdf/pdf'
import { roadmapSheet } from './roadmap-sheet'
import type { RoadmapDocument } from '@/lib/roadmaps/view'

const template = `
#let d = json(bytes(sys.inputs.data))
${officialPage('#d.footer #h(1fr) #d.printed')}
#set page(flipped: true)
#set document(title: d.title + ". " + d.owner)
#if d.demo != "" [#block(text(9pt, fill: rgb("#8a5a00"), d.demo))]
#if d.approval.len() > 0 [#align(right, block(width: 90mm, align(left, stack(spacing: 0.5em, ..d.approval.map(l => [#l])))))]
#block(above: 1.6em, below: 0.4em, width: 100%, align(center, heading(level: 1, outlined: true, text(14pt, d.title))))
#block(below: 1.2em, width: 100%, align(center, text(11pt, d.owner)))
#set text(9.5pt)
#table(columns: (15mm, 2.4fr, 24mm, 1.8fr, 1.8fr), stroke: 0.5pt + luma(90), inset: 4pt, align: left + top,
  table.header(..d.head.map(h => align(center + horizon, text(weight: "bold", h)))),
  ..d.sections.map(s => (table.cell(breakable: false)[#s.number.], table.cell(colspan: 4, breakable: false, text(weight: "bold", s.title)),
    ..s.rows.map(r => ([#r.number.], [#r.title], [#r.due], [#r.responsible.join(", ")], [#r.result])).flatten())).flatten())
`

/** A road map as the act's table: tagged PDF, A4 on its side. */
export const roadmapPdf = (map: RoadmapDocument): Uint8Array<ArrayBuffer> => renderPdf(template, roadmapSheet(map))
