/**
 * The one shape in which a module is declared (lib/‹module›/module.ts). Everything that the portal keeps a list of – operations, the words
 * of the journal, the menu, what waits for somebody, deadlines, notices, search … – is a fold over lib/modules.ts. Pure: what needs the
 * database stands in the module's module.server.ts.
 */
import type { Dues } from './deadline'
import type { MenuEntry } from './menu'
import type { Operations } from './permissions'
import type { Waits } from './wait'

/** A kind's name: capitals, so that the types keep it as it is written. */
export type Code = Uppercase<string>

/** The first word of an operation's name: assessment of assessment.submit. */
export type GroupKey<O> = keyof O extends infer K ? (K extends `${infer First}.${string}` ? First : never) : never

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
  /** Its entries of the office's menu. */
  menu?: readonly MenuEntry[]
  /** Kinds of things that wait for somebody. */
  waits?: Waits
  /** Kinds of deadlines. */
  due?: Dues
  /** Kinds of notices that people are told inside the portal, in words. */
  notices?: Readonly<Record<Code, string>>
}

/** The short words of a table of statuses, by code. */
export const shortWords = (labels: Record<string, { short: string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([code, { short }]) => [code, short]))

/** Turns «one of these» into «all of these at once». */
type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never

/** What the declarations of the list say under this key, as one object: its keys are known to the types. */
export type Folded<List extends readonly object[], Key extends string> = Both<
  Extract<List[number], Record<Key, object>>[Key]
>

/** Sums up what each declaration of the list says under the key. */
export function fold<const List extends readonly object[], Key extends string>(
  list: List,
  key: Key,
): Folded<List, Key> {
  const own = list.flatMap((one) => (key in one ? [(one as Record<Key, object>)[key]] : []))
  return Object.assign({}, ...own) as Folded<List, Key>
}
