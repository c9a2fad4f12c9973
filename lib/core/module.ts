/**
 * The one shape in which a module is declared (lib/‹module›/module.ts). Everything that the portal keeps a list of – operations, the words
 * of the journal, the menu, what waits for somebody, deadlines, notices, search … – is a fold over lib/modules.ts. Pure: what needs the
 * database stands in the module's module.server.ts.
 */
import type { Operations } from './permissions'

/** The first word of an operation's name: assessment of assessment.submit. */
type GroupKey<O> = keyof O extends infer K ? (K extends `${infer First}.${string}` ? First : never) : never

/** A table of the database, or another thing that a record of the journal may be about. */
export type TableSpec = {
  /** One of its rows, for people: «Самооценка». */
  word: string
}

export type Module<O extends Operations = Operations> = {
  /** Its folder in lib. */
  name: string
  operations: O
  journal: {
    /** In which part of the journal's filter its operations stand, by the first word of their names. */
    groups: Record<GroupKey<O>, string>
    /** Fields of its records in words, where the general words (lib/records/labels.ts) do not fit. */
    fields?: Record<string, string>
    /** Codes that stand in its records, in words. */
    values?: Record<string, string>
  }
  /** Every table it owns. */
  tables: Record<string, TableSpec>
}

/** The short words of a table of statuses, by code. */
export const shortWords = (labels: Record<string, { short: string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([code, { short }]) => [code, short]))
