import 'server-only'
import type { PaperQuestion } from '@/lib/feedback/answers/paper-sheet'
import { renderPdf } from '@/lib/platform/pdf/pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set page(paper: "a4", margin: (x: 18mm, top: 16mm, bottom: 16mm), footer: context [
  #set text(8.5pt, fill: luma(80))
  #d.foot #h(1fr) стр. #counter(page).display() из #counter(page).final().first()])
#set text(font: "Golos Text", size: 11pt, lang: "ru", hyphenate: false)
#set par(leading: 0.55em)
#text(10pt, fill: luma(80), d.agency)
#heading(level: 1, outlined: true, text(19pt, weight: 600, d.title))
#text(10.5pt, d.lead)
#v(2mm)
#let cell(label) = box(baseline: 30%, width: 7.5mm, height: 7.5mm, stroke: 0.8pt + luma(60), radius: 1mm, align(center + horizon, text(10pt, label)))
#let lines(n) = for i in range(n) { v(7mm); line(length: 100%, stroke: 0.5pt + luma(120)) }
#let sign(o) = if o.number == none { "н" } else { str(o.number) }
#let marks(q) = {
  for m in q.marks { cell(str(m)); h(1.5mm) }
  if q.ends.at(0) != "" or q.ends.at(1) != "" { text(9.5pt, fill: luma(70), "  " + q.ends.at(0) + " … " + q.ends.at(1)) }
}
#let beside(q) = for o in q.options { h(3mm); cell(sign(o)); text(10pt, " " + o.label) }
#let answer(q) = {
  if q.kind == "text" { lines(3) } else if q.kind == "number" or q.kind == "date" { block(width: 60mm, lines(1)) } else if q.kind == "csi" {
    for r in q.rows { grid(columns: (1fr, auto, auto), column-gutter: 6mm, align: horizon, inset: (y: 1mm), r, [важно #h(1mm) #marks(q)], [доволен #h(1mm) #marks(q)]) }
  } else if q.kind == "matrix" {
    for r in q.rows { grid(columns: (1fr, auto), column-gutter: 6mm, align: horizon, inset: (y: 1mm), r, [#if q.marks.len() > 0 { marks(q) } #beside(q)]) }
  } else if q.marks.len() > 0 { marks(q); beside(q) } else {
    for o in q.options { grid(columns: (10mm, 1fr), align: horizon, inset: (y: 0.7mm), cell(if q.kind == "ranking" { "" } else { sign(o) }), o.label) }
  }
}
#for q in d.questions {
  block(breakable: false, width: 100%, above: 6mm, {
    heading(level: 2, outlined: false, text(11.5pt, weight: 600, str(q.number) + ". " + q.title))
    if q.hint != "" { text(9.5pt, fill: luma(70), q.hint) }
    v(0.5mm)
    answer(q)
  })
}
`

const hintOf = ({ kind, note, conditional }: PaperQuestion): string =>
  [
    kind === 'many' ? 'Можно отметить несколько.' : '',
    kind === 'ranking' ? 'Поставьте места: 1 – самое важное.' : '',
    conditional ? 'Если вопрос не про вас – пропустите.' : '',
    note,
  ]
    .filter(Boolean)
    .join(' ')

/** The paper form of a survey: tagged PDF, A4; its numbers are those of the keyboard entry. */
export const surveyFormPdf = async (of: {
  agency: string
  title: string
  questions: readonly PaperQuestion[]
  threshold: string
}): Promise<Uint8Array<ArrayBuffer>> =>
  renderPdf(template, {
    agency: of.agency,
    title: of.title,
    lead: `Обведите цифру ответа. Имя и телефон не пишите. Если ответили меньше ${of.threshold}, их ответы не видит никто.`,
    questions: of.questions.map((question) => ({ ...question, hint: hintOf(question) })),
    foot: 'Это не обращение по закону № 59-ФЗ.',
  })
