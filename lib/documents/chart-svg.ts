/**
 * Bars of a printed document as SVG: one picture for PDF (Typst) and DOCX (a raster of it). Every figure is written at
 * its bar. Pure.
 */
type BarTone = 'ok' | 'warn' | 'bad' | 'none' | 'accent'
type BarRow = {
  label: string
  parts: { value: number; tone: BarTone }[]
  /** Written after the bar instead of the sum. */
  text?: string
}
export type BarChart = { rows: BarRow[]; legend: { tone: BarTone; label: string }[] }
export type DrawnChart = { svg: string; width: number; height: number; alt: string }

/** Told apart without colour, too: each fill has its own hatch. */
const tones: Record<BarTone, { fill: string; hatch: string | null }> = {
  ok: { fill: '#0b6e4f', hatch: null },
  accent: { fill: '#2169a8', hatch: null },
  warn: { fill: '#d9a03f', hatch: 'M0 6L6 0' },
  bad: { fill: '#b3261e', hatch: 'M0 0L6 6' },
  none: { fill: '#c3c8cd', hatch: null },
}
const WIDTH = 640
const LABEL = 230
const AFTER = 60
const ROW = 26
const FONT = 'Golos Text'

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)
/** A label takes one line: what does not fit is in the table beside. */
const short = (text: string): string => (text.length > 32 ? `${text.slice(0, 31).trimEnd()}…` : text)
const sum = ({ parts }: BarRow): number => parts.reduce((total, { value }) => total + value, 0)

/** The chart and its text alternative: every label with its figures. */
export function barChart(title: string, { rows, legend }: BarChart): DrawnChart {
  const most = Math.max(1, ...rows.map(sum))
  const span = WIDTH - LABEL - AFTER
  const top = legend.length > 1 ? 30 : 6
  const height = top + rows.length * ROW + 6
  let legendAt = 0
  const key =
    legend.length > 1
      ? legend
          .map(({ tone, label }) => {
            const at = legendAt
            legendAt += 26 + label.length * 6.6
            return `<rect x="${at}" y="6" width="12" height="12" fill="${fill(tone)}"/><text x="${at + 18}" y="16.5" class="q">${escaped(label)}</text>`
          })
          .join('')
      : ''
  const bars = rows
    .map((row, i) => {
      const y = top + i * ROW
      let at = LABEL
      const parts = row.parts
        .filter(({ value }) => value > 0)
        .map(({ value, tone }) => {
          const width = (value / most) * span
          const figure =
            width >= 20 && row.parts.filter((part) => part.value > 0).length > 1
              ? `<text x="${round(at + width / 2)}" y="${y + 17}" text-anchor="middle" class="${tone === 'warn' || tone === 'none' ? 'd' : 'w'}">${value}</text>`
              : ''
          const drawn = `<rect x="${round(at)}" y="${y + 4}" width="${round(width)}" height="18" fill="${fill(tone)}"/>${figure}`
          at += width
          return drawn
        })
        .join('')
      return `<text x="${LABEL - 10}" y="${y + 17.5}" text-anchor="end" class="d">${escaped(short(row.label))}</text>${parts}<text x="${round(at + 8)}" y="${y + 17.5}" class="d">${escaped(row.text ?? String(sum(row)))}</text>`
    })
    .join('')
  const hatches = Object.entries(tones)
    .flatMap(([tone, { fill: colour, hatch }]) =>
      hatch === null
        ? []
        : [
            `<pattern id="h-${tone}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${colour}"/><path d="${hatch}" stroke="#fff" stroke-opacity="0.55" stroke-width="1"/></pattern>`,
          ],
    )
    .join('')
  const style = `<style>text{font-family:'${FONT}';font-size:11.5px}.q{fill:#46505a}.d{fill:#15202b}.w{fill:#fff}</style>`
  const names = new Map(legend.map(({ tone, label }) => [tone, label]))
  const told = rows
    .map(
      (row) =>
        `${row.label}: ${row.parts.length > 1 ? row.parts.map(({ value, tone }) => `${names.get(tone) ?? ''} ${value}`.trim()).join(', ') : (row.text ?? sum(row))}`,
    )
    .join('; ')
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"><defs>${hatches}</defs>${style}${key}${bars}</svg>`,
    width: WIDTH,
    height,
    alt: `${title}. ${told}.`,
  }
}

const fill = (tone: BarTone): string => (tones[tone].hatch === null ? tones[tone].fill : `url(#h-${tone})`)
const round = (n: number): number => Math.round(n * 10) / 10
