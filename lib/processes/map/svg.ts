/** Pieces of SVG text. Every word and value is escaped here and nowhere else. */
import type { Palette } from './palette'
import type { Bounds, Point } from './drawing'
import { linesOf, sizeFor, widthOf } from './text'
import { escapeText, escapeValue } from './xml-write'

type Value = string | number | undefined

const rounded = (value: number): string => String(Math.round(value * 10) / 10)

/** An element with what is inside it, which must be SVG already. */
export function tag(name: string, attributes: Readonly<Record<string, Value>>, inside?: string): string {
  const words = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeValue(value ?? '')}"`)
    .join('')
  return inside === undefined ? `<${name}${words}/>` : `<${name}${words}>${inside}</${name}>`
}

/** Signs that XML has no place for are left out. */
export const words = (text: string): string => escapeText(text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, ''))
export const title = (text: string, id?: string): string => tag('title', { id }, words(text))

export const rect = ({ x, y, width, height }: Bounds, more: Readonly<Record<string, Value>>): string =>
  tag('rect', { x, y, width, height, ...more })

export const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join('')

export type TextStyle = {
  size: number
  line: number
  most: number
  fill: string
  weight?: number
  anchor?: 'start' | 'middle' | 'end'
  /** Colour of the paper, drawn around the letters so that lines below do not cross them. */
  halo?: string
}

/** Lines of text in a box; `from` – where they begin in it. */
export function textIn(
  text: string,
  { x, y, width, height }: Bounds,
  style: TextStyle & { from: 'top' | 'middle' },
): string {
  const { line, most, fill, weight, anchor = 'middle', halo, from } = style
  const size = sizeFor(text, width, style.size)
  const lines = linesOf(text, { width, most, size })
  if (lines.length === 0) return ''
  const at = anchor === 'middle' ? x + width / 2 : anchor === 'end' ? x + width : x
  const top = from === 'top' ? y : y + height / 2 - (lines.length * line) / 2
  const baseOf = (i: number): number => top + i * line + line * 0.78
  const spans = lines.map((one, i) => {
    const span = tag('tspan', { x: at + backWidth(one, size, anchor), y: baseOf(i) }, words(one.replace(/^↩ /, '')))
    return i === lines.length - 1 || goesOn(one) ? span : `${span}${GAP}`
  })
  const backs = lines.map((one, i) =>
    one.startsWith('↩ ') ? backSign({ x: at + backLeft(one, size, anchor), y: baseOf(i) }, size, fill) : '',
  )
  const around =
    halo === undefined ? {} : { stroke: halo, 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' }
  return `${tag(
    'text',
    {
      'font-size': size,
      fill,
      'font-weight': weight,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      ...around,
    },
    spans.join(''),
  )}${backs.join('')}`
}

/** The space between two lines, for those who read or copy the text: it takes no room and moves no letter. */
const GAP = tag('tspan', { 'font-size': 0 }, ' ')
/** The line ends inside a word. */
const goesOn = (line: string): boolean => /[^\s-]-+$/.test(line)

/** «↩» is drawn: the letters of pictures and of PDF have no such sign. */
const BACK = 1.15
const backWidth = (line: string, size: number, anchor: string): number =>
  !line.startsWith('↩ ') || anchor === 'end' ? 0 : anchor === 'middle' ? (BACK * size) / 2 : BACK * size
function backLeft(line: string, size: number, anchor: string): number {
  const width = widthOf(line.slice(2), size)
  return anchor === 'start' ? 0 : anchor === 'middle' ? -(width + BACK * size) / 2 : -width - BACK * size
}
const backSign = ({ x, y }: Point, size: number, stroke: string): string =>
  tag('path', {
    d: 'M7 1H3.5A2.5 2.5 0 0 0 3.5 6H9M6.5 3.5L9 6L6.5 8.5',
    // The hook points back, as the line does.
    transform: `translate(${rounded(x + size * 0.95)} ${rounded(y - size * 0.72)}) scale(${(-size / 11).toFixed(3)} ${(size / 11).toFixed(3)})`,
    fill: 'none',
    stroke,
    'stroke-width': 1.3,
    'data-sign': '↩',
  })

/** Ends of lines; `id` sets them apart where several drawings stand on a page. */
export function markers(id: string, colours: Palette): string {
  const marker = (name: string, inside: string, refX: number) =>
    tag(
      'marker',
      {
        id: `${id}-${name}`,
        viewBox: '0 0 10 10',
        refX,
        refY: 5,
        markerWidth: 9,
        markerHeight: 9,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto',
      },
      inside,
    )
  const arrow = (name: string, fill: string) => marker(name, tag('path', { d: 'M0 1L9.5 5L0 9z', fill }), 9.5)
  const hollow = { fill: colours.surface, stroke: colours.muted, 'stroke-width': 1.2 }
  return tag(
    'defs',
    {},
    [
      arrow('flow', colours.ink),
      arrow('return', colours.danger),
      marker('message', tag('path', { d: 'M0.6 1L9 5L0.6 9z', ...hollow }), 9),
      marker('sent', tag('circle', { cx: 5, cy: 5, r: 3.4, ...hollow }), 5),
      marker('data', tag('path', { d: 'M1 1L9 5L1 9', fill: 'none', stroke: colours.muted, 'stroke-width': 1.2 }), 9),
      marker(
        'data-back',
        tag('path', { d: 'M9 1L1 5L9 9', fill: 'none', stroke: colours.muted, 'stroke-width': 1.2 }),
        1,
      ),
      marker('condition', tag('path', { d: 'M0 5L5 2L10 5L5 8z', ...hollow, stroke: colours.ink }), 0),
      marker('default', tag('path', { d: 'M3 1.5L7 8.5', stroke: colours.ink, 'stroke-width': 1.4 }), -2),
    ].join(''),
  )
}

const font = "'Golos Text Variable', 'Golos Text', Arial, sans-serif"

export type Frame = {
  id: string
  title: string
  description: string
  bounds: Bounds
  colours: Palette
  /** A picture is one thing to a reader; otherwise each step can be gone to by keys. */
  isPicture: boolean
}

/** A whole drawing with its name for those who do not see it. */
export function frame({ id, title: name, description, bounds, colours, isPicture }: Frame, inside: string): string {
  const { x, y, width, height } = bounds
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [x, y, width, height].map(rounded).join(' '),
      width,
      height,
      role: isPicture ? 'img' : 'group',
      'aria-labelledby': `${id}-t`,
      'aria-describedby': `${id}-d`,
      'font-family': font,
      fill: colours.ink,
    },
    `${title(name, `${id}-t`)}${tag('desc', { id: `${id}-d` }, words(description))}${inside}`,
  )
}
