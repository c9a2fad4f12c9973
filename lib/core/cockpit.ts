/** A cell of the cockpit – what one figure of an agency says – and how a module declares one. Pure. */
import type { Quarter } from './quarters'

export type Mark = 'ok' | 'warn' | 'bad' | 'none'

export type Cell = {
  mark: Mark
  text: string
  /** Path under /‹tenant›/; null – there is nothing to open. */
  href: string | null
  /** Why it is «внимание» or «просрочено», as a part of a sentence; empty otherwise. */
  why: string
  /** What a column is sorted and summed by: n, or n of `of`; null – no figure. */
  n: number | null
  of: number | null
  /** Sign of the rating's level, in the place of a mark. */
  level?: { tone: string; glyph: string; title: string }
  /** Small, behind the text: «+0,6». */
  aside?: string
}

export const cell = (mark: Mark, text: string, more: Partial<Cell> = {}): Cell => ({
  mark,
  text,
  href: null,
  why: '',
  n: null,
  of: null,
  ...more,
})
export const noCell = (text = 'нет данных'): Cell => cell('none', text)

/** What all agencies have in common. */
export type CockpitFrame = {
  side: 'staff' | 'agency'
  timeZone: string
  now: Date
  year: number
  /** The shown year is under way: what is late today belongs to it. */
  current: boolean
  quarter: Quarter
}

export type CellAgency = { id: string; slug: string }

/** A figure of the whole programme against its target, for the bars above the table. */
export type CockpitBar = {
  id: string
  number: string
  title: string
  /** «не менее 10 %»; empty where no target is set. */
  goal: string
  value: number
  target: number
  /** The fact: «8,9 %», «5 из 44». */
  text: string
  /** The same as a sentence. */
  said: string
  light: { kind: Mark; title: string; words: string }
  /** Path under /‹tenant›/office/. */
  href: string
}

/**
 * How a column of many agencies is summed, and what stands in its middle: a mean with the median; «8 из 11» with the
 * median per cent;
 * «сдали 5 из 7»; a sum with the median.
 */
type CellTotal = 'MEAN' | 'SHARE' | 'HANDED_IN' | 'SUM'

export type CellSpec = {
  /** A choice of the table's order by this column: «По рейтингу». */
  order?: string
  /** It shows one quarter, which the reader may choose. */
  ofQuarter?: true
  /** Order of the columns, from the left. */
  place: number
  title: (time: { year: number; quarter: Quarter }) => string
  total: CellTotal
  /** `facts` – what the module's server half has read of the agency; undefined – nothing is known. */
  cell(facts: unknown, agency: CellAgency, frame: CockpitFrame): Cell
}
export type CellSpecs = Record<string, CellSpec>
