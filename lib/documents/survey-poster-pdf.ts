import 'server-only'
import QRCode from 'qrcode'
import { renderPdf } from '@/lib/platform/pdf/pdf'

const head = `
#let d = json(bytes(sys.inputs.data))
#let tone = rgb(d.accent)
#set document(title: d.title + ". " + d.agency)
#set text(font: "Golos Text", size: 15pt, lang: "ru", hyphenate: false)
#set par(leading: 0.55em)
#let code(size) = image(bytes(d.qr), format: "svg", width: size, alt: "QR-код: " + d.url)
`

const poster = `${head}
#set page(paper: "a4", margin: (x: 22mm, top: 22mm, bottom: 14mm))
#text(14pt, weight: 600, d.agency) #linebreak() #text(13pt, fill: luma(80), d.place)
#v(12mm)
#heading(level: 1, outlined: true, text(52pt, weight: 600, d.title))
#v(4mm)
#text(20pt, d.lead)
#v(12mm)
#grid(columns: (86mm, 1fr), column-gutter: 12mm, code(86mm),
  stack(spacing: 0mm, ..d.steps.enumerate().map(((i, s)) => block(width: 100%, inset: (y: 4mm), stroke: (top: 0.6pt + luma(150)),
    grid(columns: (8mm, 1fr), text(13pt, weight: 600, fill: tone, str(i + 1)), text(14pt, s))))))
#if d.told.len() > 0 [
  #v(10mm)
  #line(length: 100%, stroke: 1.2pt)
  #text(15pt, weight: 600)[Что изменилось после прошлых ответов]
  #v(1mm)
  #for t in d.told [
    #line(length: 100%, stroke: 0.5pt + luma(180))
    #grid(columns: (1fr, 1fr), column-gutter: 8mm, text(12pt, fill: luma(80), "«" + t.said + "»"), text(12pt, weight: 600, t.answer))
  ]
]
#v(1fr)
#grid(columns: (1fr, auto), column-gutter: 8mm, text(10pt, fill: luma(70), d.foot), align(right, text(10pt, fill: luma(70), d.point)))
`

/** Folded in three: seen from both sides. */
const tent = `${head}
#set page(paper: "a4", margin: 0mm)
#let side = box(width: 100%, height: 121mm, inset: (x: 14mm, y: 16mm), grid(columns: (1fr, 62mm), column-gutter: 8mm,
  [#text(34pt, weight: 600, d.title) #v(4mm) #text(14pt, d.lead) #v(2mm) #text(14pt)[Наведите телефон или наберите] #linebreak() #text(13pt, weight: 600, d.url) #v(1fr) #text(10pt, fill: luma(70), d.agency + d.point)],
  code(62mm)))
#let flap(label) = box(width: 100%, height: 26mm, fill: luma(240), align(center + horizon, text(10pt, fill: luma(90), label)))
#let fold = line(length: 100%, stroke: (thickness: 0.6pt, dash: "dashed", paint: luma(120)))
#stack(spacing: 0mm, flap[клапан – под низ, приклеить], fold, rotate(180deg, side), fold, side, fold, flap[клапан – под низ])
`

export type SurveyPoster = {
  agency: string
  place: string
  accent: string
  url: string
  /** «точка 7F2M»; '' – the survey's common address. */
  point: string
  minutes: string
  threshold: string
  told: readonly { said: string; answer: string }[]
}

/** The A4 poster (`poster`) or the table tent (`tent`) that leads to a survey: tagged PDF. */
export async function surveyPosterPdf(kind: 'poster' | 'tent', of: SurveyPoster): Promise<Uint8Array<ArrayBuffer>> {
  const { agency, place, accent, url, point, minutes, threshold, told } = of
  const shown = url.replace(/^https?:\/\//, '')
  return renderPdf(kind === 'poster' ? poster : tent, {
    ...{
      agency,
      place,
      accent,
      url: shown,
      told,
      title: kind === 'poster' ? 'Скажите, как вас обслужили' : 'Как вас обслужили?',
    },
    lead: `Около ${minutes}. Имя и телефон не спрашиваем.`,
    qr: await QRCode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    steps: ['Наведите камеру телефона', `или наберите ${shown}`, 'или попросите бумажную анкету у сотрудника'],
    foot: `Если ответили меньше ${threshold}, их ответы не видит никто. Это не обращение по закону № 59-ФЗ.`,
    point: kind === 'poster' ? point : point && ` · ${point}`,
  })
}
