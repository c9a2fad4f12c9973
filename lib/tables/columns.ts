/** Which column of a table is which: what a kind of list declares, and how titles are known. Pure. */
import type { ImportColumn } from '@/lib/core/table-import'
import type { Cell } from './sheet'

/** A title compared: letters and digits, hyphenation closed. */
export const plainTitle = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[-\u00ad]\s*\n\s*/g, '')
    .replace(/ё/g, 'е')
    .replace(/[^a-zа-я0-9№%]+/g, ' ')
    .trim()

/** Data of people that no table may bring in. */
const forbiddenTitle =
  /снилс|паспорт|удостоверени\S* личности|дат\S* рожден|год рожден|место рожден|домашн|прописк|регистраци\S* по месту|заработ|оклад/
export const isForbiddenTitle = (title: string): boolean =>
  forbiddenTitle.test(plainTitle(title).replace(/^дата рожд$/, 'дата рождения'))
const forbiddenText = /\b\d{3}-\d{3}-\d{3}[ -]\d\d\b/g
/** СНИЛС inside a text, taken out. */
export const withoutForbidden = (text: string): string => text.replace(forbiddenText, '[СНИЛС скрыт]')

const ordinal = /^(?:№|n|no|№ п п|п п|номер п п|№ строки|номер)$/
export const isOrdinal = (title: string): boolean => ordinal.test(plainTitle(title))

export type Known = 'memory' | 'title' | 'words' | 'content' | 'hand'
type Candidate = { column: number; field: string; score: number; how: Known }

/** What a column is called: in one line of the header or in two. */
export type Title = { top: string; bottom: string; full: string }

/** How well a title names a column: 0 – not at all. */
function scoreOf(column: ImportColumn, { top, bottom, full }: Title): { score: number; how: Known } {
  const names = [column.title, ...column.also].map(plainTitle)
  const [whole, low, high] = [full, bottom, top].map(plainTitle)
  if (names.includes(whole ?? '')) return { score: 100, how: 'title' }
  if (low && low !== whole && names.includes(low)) return { score: 95, how: 'title' }
  if (high && !low && names.includes(high)) return { score: 90, how: 'title' }
  const text = whole ?? ''
  if (column.like?.test(text) && !column.unlike?.test(text))
    return { score: 60 + yearOf(text) / 100 + (low && column.like.test(low) ? 5 : 0), how: 'words' }
  return { score: 0, how: 'words' }
}

/** A later year of two alike columns is meant. */
const yearOf = (text: string): number => Number(/(?<!\d)20(\d\d)(?!\d)/.exec(text)?.[1] ?? 0)

const email = /@[\w.-]+\.\w/
const innLike = /^\s*'?\d{10}(\d\d)?\s*(\/\d{9})?\s*$/
const yesNo = /^(да|нет|\+|-|yes|no)$/i

/** What the cells of a column say of it. */
export function contentOf(cells: readonly Cell[]): { email: number; inn: number; yesNo: number } {
  const texts = cells.map(({ text }) => text.trim()).filter(Boolean)
  const share = (like: RegExp): number =>
    texts.length === 0 ? 0 : texts.filter((text) => like.test(text)).length / texts.length
  return { email: share(email), inn: share(innLike), yesNo: share(yesNo) }
}

export type Assigned = { fields: (string | null)[]; how: (Known | null)[]; score: number }

/** Gives each column its field: by memory, title, words, content – the surest first, no field twice. */
export function assignColumns(
  titles: readonly Title[],
  columns: readonly ImportColumn[],
  known: {
    memory: ReadonlyMap<string, string>
    closed: ReadonlySet<number>
    content?: readonly ReturnType<typeof contentOf>[]
  },
): Assigned {
  const candidates: Candidate[] = []
  for (const [at, title] of titles.entries()) {
    if (known.closed.has(at) || isForbiddenTitle(title.full)) continue
    const remembered = known.memory.get(plainTitle(title.full))
    if (remembered !== undefined) {
      candidates.push({ column: at, field: remembered, score: 200, how: 'memory' })
      continue
    }
    const content = known.content?.[at]
    if (content && content.yesNo > 0.9) continue
    if (!isOrdinal(title.full))
      for (const column of columns) {
        const { score, how } = scoreOf(column, title)
        if (score > 0) candidates.push({ column: at, field: column.field, score, how })
      }
    for (const [reads, share] of [
      ['email', content?.email ?? 0],
      ['inn', content?.inn ?? 0],
    ] as const) {
      const column = columns.find((one) => one.reads === reads)
      if (column && share > 0.6) candidates.push({ column: at, field: column.field, score: 40, how: 'content' })
    }
  }
  const fields = titles.map((): string | null => null)
  const how = titles.map((): Known | null => null)
  const used = new Set<string>()
  let score = 0
  for (const one of candidates.toSorted((a, b) => b.score - a.score || a.column - b.column)) {
    if (fields[one.column] != null || how[one.column] !== null || (one.field !== '' && used.has(one.field))) continue
    fields[one.column] = one.field === '' ? null : one.field
    how[one.column] = one.how
    if (one.field !== '') used.add(one.field)
    score += one.score
  }
  return { fields, how, score }
}
