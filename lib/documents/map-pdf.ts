import 'server-only'
import { renderPdf } from '@/lib/platform/pdf/pdf'

const template = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set page(paper: d.paper, flipped: true, margin: (left: 15mm, right: 10mm, top: 10mm, bottom: 14mm),
  footer: [#set text(8pt, fill: luma(80)); #d.foot #h(1fr) #context counter(page).display("1 из 1", both: true)])
#set text(font: "Golos Text", size: 9pt, lang: "ru", hyphenate: false)
#show heading: set text(weight: 600)
#heading(level: 1, text(15pt, d.title))
#text(10pt, d.lead)
#for (i, sheet) in d.sheets.enumerate() {
  if i > 0 { pagebreak() }
  block(width: 100%, height: 1fr, align(center + horizon,
    image(bytes(sheet), format: "svg", width: 100%, height: 100%, fit: "contain",
      alt: if i == 0 { d.alt } else { "Продолжение рисунка" })))
}
#if d.rows.len() > 0 [
  #pagebreak()
  #heading(level: 2, text(12pt)[То же таблицей])
  #table(columns: (auto, 1fr, auto, auto, auto), stroke: 0.4pt + luma(180), inset: 4pt,
    align: (right, left, left, right, right),
    table.header(..d.columns.map(c => strong(c))), ..d.rows.flatten())
]
`

export type MapPaper = 'a3' | 'a4'
export type MapSheet = {
  title: string
  lead: string
  /** Whose map it is, as of when. */
  foot: string
  /** The drawing in words. */
  alt: string
  svg: string
  /** The same as a table, five columns. */
  columns: string[]
  rows: string[][]
}

/** Points of a drawing that a sheet shows side by side, so that its smallest letters are still read. */
const WIDE: Record<MapPaper, number> = { a3: 2250, a4: 1550 }
/** Width of what a sheet has for the drawing to its height. */
const SHEET_RATIO = 1.6
/** How much of the last sheet the next one shows again. */
const OVERLAP = 80

/** A drawing cut into as many sheets as keep it readable; each shows its part of the whole. */
function sheetsOf(svg: string, paper: MapPaper): string[] {
  const found = /viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg)
  const [left = 0, top = 0, width = 0, height = 0] = (found ?? []).slice(1).map(Number)
  // What is high is drawn smaller anyway, and so more of it stands side by side.
  const wide = Math.max(WIDE[paper], height * SHEET_RATIO)
  // One sheet shows a little more rather than leave a scrap for the next.
  if (!found || width <= wide * 1.15) return [svg]
  const number = Math.ceil((width - OVERLAP) / (wide - OVERLAP))
  const part = (width - OVERLAP) / number + OVERLAP
  return Array.from({ length: number }, (_, i) => {
    const box = `${(left + i * (part - OVERLAP)).toFixed(1)} ${top} ${part.toFixed(1)} ${height}`
    return svg
      .replace(found[0], `viewBox="${box}"`)
      .replace(/^(<svg[^>]*?) width="[^"]*"/, `$1 width="${part.toFixed(1)}"`)
  })
}

/** A map on sheets of one size: tagged PDF, with the table that says the same. */
export const mapPdf = ({ svg, ...sheet }: MapSheet, paper: MapPaper): Uint8Array<ArrayBuffer> =>
  renderPdf(template, { ...sheet, paper, sheets: sheetsOf(svg, paper) })
