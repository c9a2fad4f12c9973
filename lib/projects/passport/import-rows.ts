/** Rows of the lists of a document: grounds, effects, stages. Pure. */
import type { Line } from './lines'
import type { PassportForm } from '../form/form'

const marker = /^(?:\d{1,2}[.)]|[-–—•*])(?:\s+|$)/

/** Numbered or bulleted rows; a line without its own mark goes on with the row before, where the others have marks. */
export function rowsOf(lines: Line[]): string[] {
  const marked = lines.some((line) => line.numbered || marker.test(line.text))
  const rows: string[] = []
  for (const line of lines) {
    const begins = !line.soft && (!marked || line.numbered || marker.test(line.text))
    const text = begins && marked ? line.text.replace(marker, '') : line.text
    if (begins || rows.length === 0) rows.push(text)
    else rows[rows.length - 1] = [rows.at(-1), text].filter(Boolean).join(line.soft ? '\n' : ' ')
  }
  return rows.map((row) => row.trim()).filter(Boolean)
}

/** Letters and digits alone, for comparing. */
export const norm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^a-zа-я0-9]+/g, ' ')
    .trim()

/** The brackets with the dates are closed: a paragraph after them is no part of the stage. */
const complete = (text: string): boolean => text.includes(')') && text.split('(').length <= text.split(')').length

type StageLine = { number: number; text: string }

/** Stages told apart by number and title; a line that begins no stage goes on with the one before. */
export function stageLines(lines: Line[], form: PassportForm, unread: string[]): StageLine[] {
  const found: { head: number | null; text: string; numbered: boolean }[] = []
  for (const line of lines) {
    const numbered = /^(\d{1,2})[.)]\s+/.exec(line.text)
    const text = numbered ? line.text.slice(numbered[0].length) : line.text
    const titled = form.stages.some(({ title }) => norm(text).startsWith(norm(title)))
    // «12.01.2027» at the beginning of a line is no stage number.
    if (!line.soft && (titled || (numbered && /^\p{L}/u.test(text)) || line.numbered))
      found.push({ head: numbered ? Number(numbered[1]) : null, text, numbered: line.numbered })
    else if (found.length > 0 && !(complete(found.at(-1)?.text ?? '') && !line.soft))
      Object.assign(found.at(-1) ?? {}, { text: `${found.at(-1)?.text ?? ''} ${text}` })
    else unread.push(line.text)
  }
  const out: StageLine[] = []
  for (const { head, text } of found) {
    const plain = norm(text)
    const stage = form.stages
      .filter(({ title }) => plain.startsWith(norm(title)))
      .sort((a, b) => b.title.length - a.title.length)[0]
    const same = stage && !out.some(({ number }) => number === stage.number)
    if (!same) unread.push(`${head === null ? '' : `${head}. `}${text}`)
    else out.push({ number: stage.number, text })
  }
  return out
}

/**
 * What follows a stage's title, letter by letter: titles are compared without signs, so the place is found by counting.
 */
export function afterTitle(text: string, title: string): string {
  const wanted = norm(title).replace(/ /g, '').length
  let seen = 0
  let at = 0
  while (at < text.length && seen < wanted) {
    if (/[\p{L}\d]/u.test(text.charAt(at))) seen += 1
    at += 1
  }
  return text.slice(at).replace(/^[\s.:–—-]+/, '')
}
