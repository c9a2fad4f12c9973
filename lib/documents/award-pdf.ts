import 'server-only'
import QRCode from 'qrcode'
import type { AwardDocument } from '@/lib/rating/award/document'
import { awardSheet } from './award-sheet'
import { renderPdf } from '@/lib/platform/pdf/pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
#let tone = rgb(d.tone)
#set document(title: d.heading + " " + d.number)
#set page(paper: "a4", flipped: true, margin: (x: 26mm, y: 22mm), background: place(center + horizon, rect(width: 100% - 16mm, height: 100% - 16mm, stroke: 0.8pt + tone)))
#set text(font: "PT Serif", size: 12pt, lang: "ru")
#set par(leading: 0.65em)
#set align(center)
#text(font: "Golos Text", 10.5pt, tracking: 0.04em, d.tenant)
#v(1fr)
#heading(level: 1, text(34pt, weight: "bold", fill: tone, d.heading))
#text(font: "Golos Text", 11pt, fill: luma(80), d.number)
#if d.void != "" [#v(0.4em) #text(font: "Golos Text", 13pt, weight: 600, fill: rgb("#a3261a"), d.void)]
#v(1fr)
#text(13pt, style: "italic", d.intro)
#v(0.2em)
#block(width: 86%, text(23pt, weight: "bold", d.agency))
#v(0.2em)
#text(14pt, d.level)
#v(1fr)
#block(width: 62%)[
  #text(font: "Golos Text", 15pt, weight: 600, fill: tone, d.score)
  #v(-0.3em)
  #box(width: 100%, height: 6pt)[#place(left + horizon, rect(width: 100%, height: 2.4pt, fill: luma(220))) #place(left + horizon, rect(width: d.position * 100%, height: 2.4pt, fill: tone)) #place(left + horizon, dx: d.position * 100% - 4pt, circle(radius: 4pt, fill: tone))]
]
#v(1fr)
#set text(font: "Golos Text", 9.5pt)
#grid(columns: (1fr, 62mm, 30mm), column-gutter: 9mm, align: (left + bottom, center + bottom, right + bottom),
  [#d.basis \\ #d.authority \\ #d.issued #if d.validity != "" [\\ *#d.validity*] #if d.demo != "" [\\ #text(fill: rgb("#8a5a00"), d.demo)] \\ #text(8pt, fill: luma(80))[Проверить: #link(d.check)[#d.check]]],
  stack(spacing: 3pt, line(length: 100%, stroke: 0.5pt), text(8pt, fill: luma(80))[подпись, И.О. Фамилия]),
  image(bytes(d.qr), format: "svg", width: 28mm, alt: "QR-код: проверка подлинности по адресу " + d.check))
`

/**
 * A diploma or certificate: tagged PDF with a QR code to the public check page. `baseUrl` is the portal's public
 * address.
 */
export async function awardPdf(award: AwardDocument, baseUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const checkUrl = `${baseUrl.replace(/\/$/, '')}${award.checkPath}`
  const qr = await QRCode.toString(checkUrl, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  return renderPdf(template, awardSheet(award, checkUrl, qr))
}
