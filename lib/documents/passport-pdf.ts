import 'server-only'
import { passportSheet, type PassportSource } from '@/lib/projects/passport/sheet'
import { officialPage, renderPdf } from '@/lib/platform/pdf/pdf'

// The form of K app. 2.
const template = `
#let d = json(bytes(sys.inputs.data))
${officialPage('#d.footer')}
#let rule = line(length: 100%, stroke: 0.5pt)
#let blank = box(width: 1fr, stroke: (bottom: 0.5pt), outset: (bottom: 1.5pt))[#h(1fr)]
#let blanks(n) = for i in range(n) [#block(above: 1.1em, below: 0pt, rule)]
#let filled(text) = underline(offset: 2pt, stroke: 0.4pt, text.split("\\n").map(l => [#l]).join(linebreak()))
#let caption(text) = block(above: 3pt, below: 0.9em, width: 100%, align(center, std.text(8.5pt, fill: quiet, "(" + text + ")")))
#let named(text) = block(above: 0.9em, below: 0.5em, sticky: true, heading(level: 2, std.text(12pt, text)))
#set document(title: d.title + ". " + d.project.text)
#set text(size: 12pt, hyphenate: false)
#set par(leading: 0.55em, spacing: 0.55em, justify: false)
#set block(spacing: 0.55em)
#if d.demo != "" [#block(text(9pt, fill: rgb("#8a5a00"), d.demo))]
#align(center, heading(level: 1, outlined: true, text(14pt, d.title)))
#for line in (d.organisation, d.project) [
  #block(above: 1.2em, below: 0pt, width: 100%, stroke: (bottom: 0.5pt), inset: (bottom: 2.5pt), align(center, if line.text == "" [#h(1pt)] else [#line.text]))
  #caption(line.caption)
]
#block(above: 1em, below: 1.4em, breakable: false, grid(columns: (46%, 1fr), [], {
  d.approval.heading
  block(above: 0.8em, below: 0pt, if d.approval.who == "" { blanks(1) } else { filled(d.approval.who) })
  block(above: 5pt, text(8.5pt, fill: quiet, "(" + d.approval.caption + ")"))
  block(above: 1.3em, grid(columns: (2fr, 3fr), column-gutter: 4mm, row-gutter: 3pt, align: bottom,
    rule, block(width: 100%, stroke: (bottom: 0.5pt), inset: (bottom: 2pt), if d.approval.name == "" [#h(1pt)] else [#d.approval.name]),
    align(center, text(8.5pt, fill: quiet, "(" + d.approval.signature + ")")), align(center, text(8.5pt, fill: quiet, "(" + d.approval.nameCaption + ")"))))
}))
#table(columns: (3fr, 2fr), stroke: 0.5pt, inset: 6pt,
  {
    block(below: 0.6em, strong(d.general.heading))
    for f in d.general.fields { block(below: 0.5em, if f.text == "" [#f.label #blank #blanks(f.lines - 1)] else [#f.label #filled(f.text)]) }
  },
  {
    block(below: 0.6em, strong(d.grounds.heading))
    for (i, g) in d.grounds.rows.enumerate() { block(below: 0.5em, if g.text == "" [#{i + 1}. #blank #blanks(2)] else [#{i + 1}. #filled(g.text)]) }
  })
#named(d.goals.heading)
#table(columns: (1fr, 32mm, 32mm), stroke: 0.5pt, inset: (x: 5pt, y: 5pt),
  table.header(..d.goals.head.map(h => [#h])),
  ..d.goals.rows.map(g => (if g.name == "" { v(1.2em) } else [#g.name], [#g.current], [#g.target])).flatten())
#block(above: 1em, below: 0.4em, sticky: true, d.effects.heading)
#for e in d.effects.rows { if e.text == "" { block(above: 1.1em, below: 0pt, rule) } else { block(filled(e.text)) } }
#named(d.stages.heading)
#for s in d.stages.rows { block(breakable: false, below: 0.65em, s.parts.map(p => p.text).join()) }
`

/** The passport as the form in the act (K app. 2): tagged PDF, A4, to be signed. */
export const passportPdf = (source: PassportSource): Uint8Array<ArrayBuffer> =>
  renderPdf(template, passportSheet(source))
