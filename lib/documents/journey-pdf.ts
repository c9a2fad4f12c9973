import 'server-only'
import type { JourneyView } from '@/lib/feedback/situation/view'
import { renderPdf } from '@/lib/platform/pdf/pdf'
import { journeySheet } from './journey-sheet'

const template = `
#let d = json(bytes(sys.inputs.data))
#let quiet = luma(80)
#set document(title: d.title, author: d.author)
#set page(paper: "a3", flipped: true, margin: (left: 20mm, right: 10mm, top: 12mm, bottom: 15mm),
  footer: [#set text(8.5pt, fill: quiet); #d.footer #h(1fr) #d.printed])
#set text(font: "Golos Text", size: 9.5pt, lang: "ru", hyphenate: true)
#set par(justify: false, leading: 0.5em)
#show heading: set text(weight: 600, hyphenate: false)
#if d.demo != "" [#block(text(9pt, fill: rgb("#8a5a00"), d.demo))]
#text(10pt, fill: quiet, d.kicker)
#block(above: 0.6em, below: 0.6em, heading(level: 1, text(18pt, d.title)))
#text(10pt, d.lead)
#block(above: 0.7em, below: 1em, text(12pt, weight: 600, d.totals.join("     ")))
#let n = d.head.len() - 1
#let row(r) = (text(weight: 600, size: 9pt, r.first()),) + r.slice(1).map(v => [#v])
#table(columns: (26mm,) + (1fr,) * n, stroke: (x: 0.4pt + luma(200), y: 0.4pt + luma(170)), inset: 5pt, align: left + top,
  table.header(..d.head.map(h => text(weight: 600, h))),
  ..d.before.map(row).flatten(),
  text(weight: 600, size: 9pt)[Чувства],
  table.cell(colspan: n, inset: (x: 0pt, y: 3pt), image(bytes(d.chart.svg), format: "svg", width: 100%, alt: d.chart.alt)),
  ..d.after.map(row).flatten())
`

/** A journey on one A3 sheet, tagged: the picture with its words, and everything else as the table. */
export const journeyPdf = (journey: JourneyView): Uint8Array<ArrayBuffer> => renderPdf(template, journeySheet(journey))
