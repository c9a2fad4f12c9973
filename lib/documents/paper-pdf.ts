import 'server-only'
import type { Paper } from './paper'
import { officialPage, renderPdf } from '@/lib/platform/pdf/pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
${officialPage('#d.footer #h(1fr) #d.printed')}
#set document(title: d.title + ". " + d.subtitle, author: d.author)
#set block(spacing: 0.62em)
#let caption(words) = block(above: 1.1em, below: 0.5em, sticky: true, text(9.5pt, fill: quiet, words))
#let grid-of(t) = table(columns: t.widths.map(w => w * 1fr), stroke: (x: none, y: 0.5pt + luma(160)), inset: (x: 3pt, y: 4.5pt),
  align: (x, _) => if x >= t.right { right } else { left }, table.header(..t.head.map(h => text(8.5pt, fill: quiet, h))), ..t.rows.flatten().map(v => text(9pt, v)))
#if d.demo != "" [#block(text(9pt, fill: rgb("#8a5a00"), d.demo))]
#block(text(9.5pt, fill: quiet, d.kicker))
#block(above: 1.2em, below: 0.8em, heading(level: 1, outlined: true, text(19pt, d.title)))
#if d.subtitle != "" [#block(below: 1em, text(14pt, weight: "bold", hyphenate: false, d.subtitle))]
#for b in d.blocks {
  if b.kind == "heading" { block(above: 1.5em, below: 0.6em, heading(level: 2, text(12.5pt, b.text))) }
  else if b.kind == "text" { for line in b.lines { block(line) } }
  else if b.kind == "facts" { grid(columns: (50mm, 1fr), row-gutter: 0.55em, ..b.items.map(f => (text(fill: quiet, f.term), [#f.value])).flatten()) }
  else if b.kind == "list" { list(marker: [–], ..b.items.map(i => [#i])) }
  else if b.kind == "table" { caption(b.caption); grid-of(b.table) }
  else { block(breakable: false, { caption(b.caption); image(bytes(b.chart.svg), format: "svg", width: 100%, alt: b.chart.alt) }) }
}
#if d.signature != none {
  block(breakable: false, above: 2.4em, {
    let rule(under) = stack(spacing: 3pt, line(length: 100%, stroke: 0.5pt), align(center, text(8.5pt, fill: quiet, under)))
    grid(columns: (1fr, 42mm, 55mm), column-gutter: 6mm, align: bottom, [#d.signature.post], rule("подпись"), rule("И.О. Фамилия"))
    block(above: 1em, d.signature.date)
  })
}
`

/** The paper as a tagged PDF, A4. */
export const paperPdf = (paper: Paper): Uint8Array<ArrayBuffer> => renderPdf(template, paper)
