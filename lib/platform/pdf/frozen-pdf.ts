import 'server-only'
import { filledSheet, type FrozenSheet } from './frozen-sheet'
import { officialPage, renderPdf } from './pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
${officialPage('#d.foot')}
#set document(title: d.heading + ". " + d.name)
#if d.isDemo [#block(text(9pt, fill: rgb("#8a5a00"), "Демонстрационные данные."))]
#block(text(9.5pt, fill: quiet, d.heading))
#block(above: 1.1em, below: 1.3em, heading(level: 1, text(17pt, d.name)))
#grid(columns: (44mm, 1fr), row-gutter: 0.75em, ..d.facts.map(f => (text(fill: quiet, f.term), [#f.value])).flatten())
#for s in d.sections [
  #block(above: 1.4em, below: 0.6em, heading(level: 2, text(12pt, s.title)))
  #for p in s.paragraphs [#block(p)]
  #if "table" in s {
    table(columns: s.table.head.len(), stroke: (x: none, y: 0.5pt + luma(160)), inset: (x: 4pt, y: 5pt), align: left,
      table.header(..s.table.head.map(h => text(9pt, fill: quiet, h))), ..s.table.rows.flatten().map(v => [#v]))
  }
]
#v(1.2em)
#line(length: 100%, stroke: 0.5pt + luma(160))
#text(9pt, fill: quiet, d.made)
`

/** The frozen copy: tagged PDF, A4. */
export const frozenPdf = (sheet: FrozenSheet): Uint8Array<ArrayBuffer> => renderPdf(template, filledSheet(sheet))
