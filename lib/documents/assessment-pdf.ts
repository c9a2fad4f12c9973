import 'server-only'
import type { AssessmentDocument } from '@/lib/rating/assessment/document'
import { assessmentSheet } from './assessment-sheet'
import { officialPage, renderPdf } from '@/lib/platform/pdf/pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
${officialPage('#d.footer #h(1fr) #d.printed')}
#let warn = rgb("#8a5a00")
#let box(on) = image(bytes(if on { d.signs.on } else { d.signs.off }), format: "svg", height: 0.85em, alt: if on { "отмечено" } else { "не отмечено" })
#set document(title: d.title + ". " + d.agency)
#set block(spacing: 0.62em)
#set list(indent: 0.2em, spacing: 0.5em)
#if d.demo != "" [#block(text(9pt, fill: warn, d.demo))]
#block(text(9.5pt, fill: quiet, d.kicker))
#block(above: 1.2em, below: 0.8em, heading(level: 1, outlined: true, text(19pt, d.title)))
#block(below: 1em, text(14pt, weight: "bold", hyphenate: false, d.agency))
#grid(columns: (42mm, 1fr), row-gutter: 0.55em, ..d.facts.map(f => (text(fill: quiet, f.term), [#f.value])).flatten())
#for c in d.criteria [
  #block(breakable: false, above: 1.5em)[
    #line(length: 100%, stroke: 0.5pt + luma(160))
    #block(above: 0.7em, below: 0.4em, heading(level: 2, text(11.5pt, c.heading)))
    #block(below: 0.6em, text(9pt, fill: quiet, c.note))
    #for o in c.options [
      #block(above: 0.45em, grid(columns: (1.5em, 1.4em, 1fr), box(o.on), [#o.score], if o.on { strong(o.text) } else { [#o.text] }))
    ]
    #if c.gap != "" [#block(text(9.5pt, fill: warn, c.gap))]
  ]
  #block(above: 0.8em)[*Пояснение.* #c.comment]
  #if c.evidence.len() > 0 [#block(sticky: true)[*Подтверждения:*] #list(..c.evidence.map(e => [#e]))] else [#block(text(fill: quiet)[Подтверждений нет.])]
  #block(breakable: false)[#strong(c.result) #if c.verified != "" [#linebreak() #c.verified]]
]
#block(breakable: false, above: 2em)[
  #line(length: 100%, stroke: 0.5pt + luma(160))
  #block(above: 0.7em, below: 0.6em, heading(level: 2, text(13pt)[Итог]))
  #table(columns: (8mm, 1fr, auto, auto, auto), stroke: (x: none, y: 0.5pt + luma(160)), inset: (x: 4pt, y: 5pt), align: (x, _) => if x > 1 { right } else { left },
    table.header(..d.summary.head.map(h => text(9pt, fill: quiet, h))), ..d.summary.rows.flatten().map(v => [#v]))
  #block(above: 1em, text(15pt, weight: "bold")[Оценка #d.summary.total. Уровень «#d.summary.level»])
  #block(text(9.5pt, fill: quiet)[Сумма баллов без коэффициентов: #d.summary.sum. На уровень не влияет.])
  #v(2em)
  #let rule(under) = stack(spacing: 3pt, line(length: 100%, stroke: 0.5pt), align(center, text(8.5pt, fill: quiet, under)))
  #grid(columns: (1fr, 42mm, 55mm), column-gutter: 6mm, align: bottom, [#d.signature.post], rule("подпись"), rule("И.О. Фамилия"))
  #block(above: 1em, d.signature.date)
]
`

// Drawn, since PT Serif has no such letters; a screen reader hears the words instead.
const sign = (mark: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect x="1" y="1" width="18" height="18" fill="none" stroke="black" stroke-width="1.6"/>${mark}</svg>`
const signs = {
  on: sign('<path d="M4.5 10.5 8.5 15 15.5 5" fill="none" stroke="black" stroke-width="2.6"/>'),
  off: sign(''),
}

/** The printed copy of a self-assessment: tagged PDF, A4, K app. 3. */
export const assessmentPdf = (document: AssessmentDocument): Uint8Array<ArrayBuffer> =>
  renderPdf(template, { ...assessmentSheet(document), signs })
