/**
 * A module's part of a quarter: what an agency's report shows of its records, and what the programme's note says of
 * all agencies' (lib/quarter-parts.ts). Pure.
 */
import { z } from 'zod'
import type { Mark } from './cockpit'
import { formatNumber } from './format'
import type { Quarter } from './quarters'

const FactRef = z.object({
  id: z.string(),
  title: z.string(),
  on: z.string().nullable().default(null),
  /** Which former agency's record it is. */
  of: z.string().nullable().default(null),
  note: z.string().default(''),
})
export type FactRef = z.infer<typeof FactRef>

/** Records by name; the total counts all of them. */
export const FactRefs = z.object({ total: z.number(), rows: z.array(FactRef) })
export type FactRefs = z.infer<typeof FactRefs>

/** A piece of an agency's report, on the page and on paper. Paths are under the office, a record is below by its id. */
export type FactBlock =
  | {
      kind: 'refs'
      title: string
      refs: FactRefs
      path: string
      /** Instead of the list, when there is none. */
      none: string
      /** Before a record's day: «закрыт». */
      day: string
    }
  | {
      kind: 'words'
      title: string
      lines: readonly { text: string; glyph?: string; danger?: string }[]
      refs?: { path: string; rows: readonly FactRef[] }
      /** Has the whole width and a heading of its own. */
      wide?: true
    }
  | {
      kind: 'table'
      title: string
      caption: string
      head: readonly string[]
      /** Shares of the width, of a hundred. */
      widths: readonly number[]
      rows: readonly { key: string; href: string; cells: readonly { text: string; mark?: Mark }[] }[]
    }

/** One agency in the note; its predecessors' records are counted with its own. */
export type PartRow<Sum extends string = string> = {
  agencyId: string
  name: string
  /** A report is asked of it. */
  asked: boolean
  n: Readonly<Record<Sum, number>>
}

/** What a section of the note is written from; `programme` – what the server half has read of the programme itself. */
export type PartFigures<Sum extends string = string, Programme = unknown> = {
  quarter: Quarter
  rows: readonly PartRow<Sum>[]
  programme: Programme
}

type Tone = 'ok' | 'warn' | 'bad' | 'none' | 'accent'

type NoteSpec<Sum extends string, Programme> = {
  title: string
  /** Figures of an agency, as the server half reads them. */
  sums: readonly Sum[]
  /** Those of them that are a counted source of the plan. */
  counted: Partial<Record<Sum, string>>
  /** Lines of the section; empty ones are left out. */
  write: (figures: PartFigures<Sum, Programme>) => string[]
  /** Its words in «Главное»: a part of a sentence. */
  brief?: (figures: PartFigures<Sum, Programme>) => string
  /** Its line of the conclusions. */
  advice?: (figures: PartFigures<Sum, Programme>) => string
  /** Columns of the table of agencies. */
  columns: readonly { head: string; width: number; cell: (row: PartRow<Sum>, programme: Programme) => string }[]
  chart?: { caption: string; bars: readonly { sum: Sum; tone: Tone; label: string }[] }
}

/** As a module writes it: what it stores, what it shows of that, its section of the note. */
type Spec<Shape extends z.ZodRawShape, Sum extends string, Programme> = {
  /** Place among the parts of a report and of the note. */
  order: number
  /** Its fields of the stored facts. What is stored is kept for good: a field that came later needs a default. */
  facts: Shape
  blocks: (facts: z.infer<z.ZodObject<Shape>>) => FactBlock[]
  note: NoteSpec<Sum, Programme>
}

/** As the report and the note use it, whatever its facts and figures are. */
export type QuarterPart<Shape extends z.ZodRawShape = z.ZodRawShape> = {
  order: number
  facts: Shape
  blocks: (facts: never) => FactBlock[]
  note: NoteSpec<never, never> & { sums: readonly string[] }
}
export type QuarterParts = Readonly<Record<string, QuarterPart>>

/** Declares a part; its facts and figures are known inside it alone. */
export const quarterPart = <Shape extends z.ZodRawShape, Sum extends string, Programme = null>(
  part: Spec<Shape, Sum, Programme>,
): QuarterPart<Shape> => part as unknown as QuarterPart<Shape>

export const totalOf = <Sum extends string>(rows: readonly PartRow<Sum>[], sum: Sum): number =>
  rows.reduce((total, { n }) => total + n[sum], 0)

/** The five with the most of it: «А» (5), «Б» (3); empty when nobody has any. */
export function mostOf<Sum extends string>(rows: readonly PartRow<Sum>[], sum: Sum): string {
  return rows
    .filter(({ n }) => n[sum] > 0)
    .sort((a, b) => b.n[sum] - a.n[sum] || a.name.localeCompare(b.name, 'ru'))
    .slice(0, 5)
    .map(({ name, n }) => `«${name}» (${n[sum]})`)
    .join(', ')
}

const NAMED = 12
/** «А», «Б» и ещё 3. */
export const named = (rows: readonly { name: string }[]): string =>
  `${rows
    .slice(0, NAMED)
    .map(({ name }) => `«${name}»`)
    .join(', ')}${rows.length > NAMED ? ` и ещё ${formatNumber(rows.length - NAMED)}` : ''}`

/** «5 / 3». */
export const pair = (a: number, b: number): string => `${formatNumber(a)} / ${formatNumber(b)}`
