/**
 * Widths of words and breaking into lines without a browser: a map is drawn on the server, in a worker and into a file.
 * Widths are taken a little wider than Golos and Arial are; a line never ends inside a sign.
 */
import { divisions } from './hyphens'

const WIDE = /[шщжмюыфЖШЩМЮФЫмwmWM@%—]/
const NARROW = /[ilj.,:;'|!IJ()\[\]ftr\-/]/
const CAPITAL = /\p{Lu}/u
const ZERO = /[\p{Mn}\p{Me}\p{Cf}]/u

const signs = new Intl.Segmenter('ru', { granularity: 'grapheme' })
const signsOf = (text: string): string[] => [...signs.segment(text)].map(({ segment }) => segment)

/** Parts of the size of the letters. */
function signWidth(sign: string): number {
  if (sign === ' ' || sign === '\u00A0') return 0.29
  if (WIDE.test(sign)) return CAPITAL.test(sign) ? 0.92 : 0.82
  if (NARROW.test(sign)) return 0.34
  if (CAPITAL.test(sign)) return 0.7
  const code = sign.codePointAt(0) ?? 0
  if (code > 0x2e7f) return 1.25
  return ZERO.test(sign) ? 0 : 0.58
}

const known = new Map<string, number>()
/** Pixels that a text takes in one line. */
export function widthOf(text: string, size: number): number {
  let sum = 0
  for (const sign of /^[\u0020-\u04FF«»–—№]*$/.test(text) ? text : signsOf(text)) {
    let width = known.get(sign)
    if (width === undefined) {
      width = signWidth(sign)
      if (known.size < 2000) known.set(sign, width)
    }
    sum += width
  }
  return sum * size
}

/** As much from the front as fits, with a hyphen: by a syllable where one does. */
function cut(word: string, width: number, size: number): [string, string] {
  const all = signsOf(word)
  let n = 1
  while (n < all.length && widthOf(`${all.slice(0, n + 1).join('')}-`, size) <= width) n += 1
  const at = divisions(word).findLast((one) => one <= n) ?? n
  return [`${all.slice(0, at).join('')}-`, all.slice(at).join('')]
}

/** Letters are made smaller by up to a fifth rather than a word divided. */
const LEAST = 0.8

/** The size at which the longest word is whole, if it is not much smaller. */
export function sizeFor(text: string, width: number, size: number): number {
  const widest = Math.max(0, ...partsOf(text.slice(0, 2000)).map(({ part }) => widthOf(part, size)))
  const part = widest > width ? width / widest : 1
  return part < LEAST ? size : Math.floor(size * part * 10) / 10
}

function shortened(line: string, width: number, size: number): string {
  const all = signsOf(line.replace(/[\s.,;:–—-]+$/, ''))
  while (all.length > 1 && widthOf(`${all.join('')}…`, size) > width) all.pop()
  return `${all.join('').trimEnd()}…`
}

/** Words, and parts of words that end in a hyphen, each with what stands between it and the one before. */
const partsOf = (text: string): { part: string; space: string }[] =>
  text
    .split(/[ \t\r\n]+/)
    .filter((word) => word !== '')
    .flatMap((word) => (word.match(/[^-]+-*|-+/g) ?? []).map((part, i) => ({ part, space: i === 0 ? ' ' : '' })))

/** Lines no wider than `width`, at most `most` of them; what is left out is told by «…». */
export function linesOf(text: string, { width, most, size }: { width: number; most: number; size: number }): string[] {
  const parts = partsOf(text.slice(0, 2000))
  const lines: string[] = []
  let line = ''
  for (let i = 0; i < parts.length && lines.length <= most; i += 1) {
    const { part, space } = parts[i] ?? { part: '', space: '' }
    const longer = line === '' ? part : `${line}${space}${part}`
    if (widthOf(longer, size) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = part
    while (widthOf(line, size) > width && lines.length <= most) {
      const [head, tail] = cut(line, width, size)
      if (tail === '') break
      lines.push(head)
      line = tail
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const shown = lines.slice(0, most)
  return [...shown.slice(0, -1), shortened(`${shown.at(-1) ?? ''} ${lines[most] ?? ''}`, width, size)]
}

/** Pixels that lines take. */
export const blockOf = (lines: readonly string[], size: number, height: number): { width: number; height: number } => ({
  width: Math.ceil(Math.max(0, ...lines.map((line) => widthOf(line, size)))),
  height: lines.length * height,
})
