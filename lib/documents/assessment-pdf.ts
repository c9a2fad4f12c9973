import 'server-only'
import type { AssessmentDocument } from '@/lib/rating/assessment-document'
import { assessmentSheet } from './assessment-sheet'
import { renderPdf } from './pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title + ". " + d.agency)
#set page(paper: "a4", margin: (left: 25mm, right: 15mm, y: 18mm), footer: context [#set text(8.5pt, fill: luma(90)); #d.printed #h(1fr) #counter(page).display("1 из 1", both: true)])
#set text(font: "PT Serif", size: 10.5pt, lang: "ru", hyphenate: true)
#set par(leading: 0.6em, justify: false)
#show heading: set block(above: 1.3em, below: 0.6em)
#if d.demo != "" [#block(below: 0.5em, text(9pt, fill: rgb("#8a5a00"), d.demo))]
#block(text(9.5pt, fill: luma(70), d.kicker))
#block(above: 1.2em, below: 0.9em, heading(level: 1, outlined: true, text(19pt, d.title)))
#block(text(14pt, weight: "bold", d.agency))
#v(0.4em)
#grid(columns: (42mm, 1fr), row-gutter: 0.55em, ..d.facts.map(f => (text(fill: luma(70), f.term), [#f.value])).flatten())
#for c in d.criteria [
  #block(breakable: false, above: 1.5em)[
    #line(length: 100%, stroke: 0.5pt + luma(160))
    #heading(level: 2, text(11.5pt, c.heading))
    #text(9pt, fill: luma(70), c.note)
    #v(0.2em)
    #for o in c.options [
      #block(above: 0.45em, grid(columns: (1.4em, 1.6em, 1fr), if o.mark == "☑" { box(width: 0.85em, height: 0.85em, stroke: 0.7pt, align(center + horizon, text(8pt, weight: "bold")[×])) } else { box(width: 0.85em, height: 0.85em, stroke: 0.7pt) }, [#o.score], if o.mark == "☑" { strong(o.text) } else { [#o.text] }))
    ]
    #if c.gap != "" [#block(text(9.5pt, fill: rgb("#8a5a00"), c.gap))]
  ]
  #block(above: 0.8em)[*Пояснение.* #c.comment]
  #if c.evidence.len() > 0 [#block[*Подтверждения:*] #list(..c.evidence.map(e => [#e]))] else [#block(text(fill: luma(70))[Подтверждений нет.])]
  #block(strong(c.result))
  #if c.verified != "" [#block[#c.verified]]
]
#pagebreak(weak: true)
= Итог
#table(columns: (8mm, 1fr, auto, auto, auto), stroke: (x: none, y: 0.5pt + luma(160)), inset: (x: 4pt, y: 5pt), align: (x, _) => if x > 1 { right } else { left },
  table.header(..d.summary.head.map(h => text(9pt, fill: luma(70), h))), ..d.summary.rows.flatten().map(v => [#v]))
#v(0.6em)
#text(15pt, weight: "bold")[Оценка #d.summary.total. Уровень «#d.summary.level»]
#block(text(9.5pt, fill: luma(70))[Сумма баллов без коэффициентов: #d.summary.sum. На уровень не влияет.])
#v(2.2em)
#grid(columns: (1fr, 45mm, 55mm), column-gutter: 6mm, [Куратор], line(start: (0pt, 1em), length: 100%, stroke: 0.5pt), align(right)[\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_])
`

/** The printed copy of a self-assessment: tagged PDF, A4, K app. 3. */
export const assessmentPdf = (document: AssessmentDocument): Uint8Array<ArrayBuffer> => renderPdf(template, assessmentSheet(document))
