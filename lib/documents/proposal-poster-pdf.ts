import 'server-only'
import QRCode from 'qrcode'
import { count, noBreak } from '@/lib/core/format'
import { renderPdf } from '@/lib/platform/pdf/pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
#let tone = rgb(d.accent)
#set document(title: d.title + ". " + d.agency)
#set page(paper: "a4", margin: (x: 20mm, top: 22mm, bottom: 16mm))
#set text(font: "Golos Text", size: 15pt, lang: "ru", hyphenate: false)
#set par(leading: 0.6em)
#set align(center)
#block(width: 100%, text(13pt, weight: 600, fill: tone, d.agency))
#v(8mm)
#heading(level: 1, outlined: true, text(44pt, weight: 600, d.title))
#v(4mm)
#block(width: 96%, text(17pt, d.lead))
#v(1fr)
#image(bytes(d.qr), format: "svg", width: 92mm, alt: "QR-код: страница для предложений " + d.url)
#v(3mm)
#text(14pt, weight: 600)[Наведите камеру телефона]
#v(0mm)
#text(10.5pt, fill: luma(70))[или наберите #link(d.url)[#d.url]]
#v(1fr)
#line(length: 100%, stroke: 0.6pt + luma(150))
#v(4mm)
#grid(columns: (1fr, 1fr, 1fr), column-gutter: 8mm, align: left,
  ..d.steps.map(s => [#text(22pt, weight: 600, fill: tone, s.sign) #v(-2mm) #text(12.5pt, s.text)]))
#v(7mm)
#text(9.5pt, fill: luma(80), d.foot)
`

export type ProposalPoster = {
  agencyName: string
  programme: string
  tenantName: string
  accent: string
  answerDays: number
  mayBeUnnamed: boolean
  url: string
}

/**
 * The poster that leads to an agency's page for proposals: tagged PDF, A4. `url` is the page's whole public address.
 */
export async function proposalPosterPdf({
  agencyName,
  programme,
  tenantName,
  accent,
  answerDays,
  mayBeUnnamed,
  url,
}: ProposalPoster): Promise<Uint8Array<ArrayBuffer>> {
  const days = noBreak(count(answerDays, 'рабочего дня', 'рабочих дней', 'рабочих дней'))
  return renderPdf(template, {
    agency: agencyName,
    title: 'Что улучшить?',
    accent,
    url,
    lead: 'Лишние бумаги, очереди, неудобное место, двойная работа – предложите, как сделать лучше.',
    qr: await QRCode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    steps: [
      { sign: '1', text: 'Что мешает и что вы предлагаете – две минуты с телефона, можно со снимком.' },
      {
        sign: '2',
        text: mayBeUnnamed
          ? 'Имя – по желанию. Без имени портал не узнает, кто написал.'
          : 'Назовитесь, чтобы с вами могли связаться.',
      },
      { sign: '3', text: `Ответ – в течение ${days}, он придёт по вашей личной ссылке.` },
    ],
    foot: `${programme}. ${tenantName}`,
  })
}
