/**
 * The one shape in which a module is declared (lib/‹module›/module.ts). Everything that the portal keeps a list of –
 * operations, the words of the journal, the menu, what waits for somebody, deadlines, notices, search … – is a fold
 * over lib/modules.ts. Pure: what needs the database stands in the module's module.server.ts.
 */
import type { AgencyPartSpecs, ToolSignSpecs } from './agency-part'
import type { Dues } from './deadline'
import type { MenuEntry } from './menu'
import type { CellSpecs } from './cockpit'
import type { FactSources } from './facts'
import type { OpenDataSpecs } from './open-data'
import type { Operation, Operations } from './permissions'
import type { QuarterParts } from './quarter-part'
import type { ReadingArea } from './reading'
import type { ImportSpec } from './table-import'
import type { Waits } from './wait'
import type { YearColumnSpecs, YearFigureSpecs } from './years'

/** A kind's name: capitals, so that the types keep it as it is written. */
export type Code = Uppercase<string>

/** The first word of an operation's name: assessment of assessment.submit. */
type GroupKey<O> = keyof O extends infer K ? (K extends `${infer First}.${string}` ? First : never) : never

/**
 * Whose personal data a column holds: a person's of the portal (PERSON), of who did the thing and is named beside it
 * (DOER), of the author of a proposal, who may have no account (AUTHOR), of somebody who is named (NAMED), of anybody
 * about whom a free text speaks (TEXT).
 */
type Whose = 'PERSON' | 'DOER' | 'AUTHOR' | 'NAMED' | 'TEXT'

/** A table of the database, or another thing that a record of the journal may be about. */
export type TableSpec = {
  /** One of its rows, for people: «Самооценка». */
  word: string
  /** Why it stays out of the export of a tenant; left out: it goes along. */
  notExported?: string
  /** Columns that hold personal data, and whose. */
  personal?: Readonly<Record<string, Whose>>
  /** Columns that sound like personal data and are none: the name of an agency. */
  impersonal?: readonly string[]
}

/** A kind of records that the search finds, for the page of the answer. */
export type SearchKindSpec = {
  /** Who finds them, and of which agencies. */
  needs: Operation
  /** Before a record's number. */
  prefix: string
  /** «Все найденные проекты». */
  all: string
  /** Their list under the office, a page of the menu, which takes the words as `q`; a record is below it by its id. */
  path: string
  /** Words of the records' states. */
  status: Readonly<Record<string, { short: string }>>
}

/** What a module makes of its blocks of a programme template. */
type TemplatePart = {
  /** What is wrong with them, with dotted paths; nothing when there are none. */
  problems: (template: unknown) => { path: string; message: string }[]
  /** The block whose presence is named among what a programme has, and its name; left out: not named. */
  brings?: { block: string; name: string }
  /** What they hold, for whoever checks a template: a line or several. */
  holds?: (template: unknown) => { term: string; value: string | string[] }[]
}

/** A list in a programme template: of texts, or of things with a title. */
export type ActList = {
  /** Place among all lists, in the order of reading. */
  order: number
  /** Dotted path in the template. */
  path: string
  title: string
  /** One comes after another. */
  ordered?: true
}

/** `order` – place on the page of the settings. */
type SettingSection = { order: number; title: string }

export type Sweep = { cron: string; /** A run that takes longer is given up. */ seconds: number }

/**
 * What becomes of a module's records when an agency is abolished or joins another: they pass on or end (the server half
 * does it), or stay as they are, under the name of the one that is gone. `holds`: the refusal, with its way out, while
 * something of the module stands in the way of the end.
 */
type AgencyEnd = ({ passes: string } | { stays: string }) & { holds?: string }

export type Module<O extends Operations = Operations> = {
  /** Its folder in lib. */
  name: string
  operations: O
  journal: {
    /** In which part of the journal's filter its operations stand, by the first word of their names. */
    groups: Record<GroupKey<O>, string>
    /** Fields of its records in words, where the general words (lib/records/labels.ts) do not fit or have none. */
    fields?: Record<string, string>
    /** Words of fields whose names are made at run time; one that it does not know comes back as it is. */
    fieldOf?: (field: string) => string
    /** Codes that stand in its records, in words. */
    values?: Record<string, string>
  }
  /** Every table it owns. */
  tables: Record<string, TableSpec>
  agencyEnd: AgencyEnd
  /** Where its records hold files: a relation of StoredFile, and what the file is there, in words. */
  files?: Record<string, string>
  /** Its periodic work of the worker, by the name of the queue: when (cron, UTC) and how long it may take. */
  sweeps?: Record<string, Sweep>
  /** Its cells of the cockpit. */
  cockpit?: CellSpecs
  /** Its figures of every agency that are compared over the years. */
  yearFigures?: YearFigureSpecs
  /** Its columns of one agency's years. */
  yearColumns?: YearColumnSpecs
  /** Kinds of its records that the search finds. */
  search?: Record<string, SearchKindSpec>
  /** What it counts for the plan, by source; listed in lib/fact-sources.ts too. */
  facts?: FactSources
  /** Its parts of an agency's page, the office's and the public one. */
  agencyPage?: AgencyPartSpecs
  /** Tools of the programme that its records show in use. */
  toolSigns?: ToolSignSpecs
  /** Kinds of open data sets that anybody may download. */
  openData?: OpenDataSpecs
  /** Its part of a quarter's reports and note; listed in lib/quarter-parts.ts too. */
  quarter?: QuarterParts
  /** Its part of a programme template. */
  template?: TemplatePart
  /** Lists of the programme's act that it reads, for the programme's page. */
  actLists?: readonly ActList[]
  /** What it reads into the act where that is silent, by area of the page of readings. */
  readings?: Readonly<Record<Code, ReadingArea>>
  /** Sections of a tenant's settings that are its own: each has a form and a version (lib/tenancy/sections.ts). */
  settings?: Readonly<Record<string, SettingSection>>
  /** What of its records is kept for a limited time, in words. */
  retention?: string
  /** Its entries of the office's menu. */
  menu?: readonly MenuEntry[]
  /** Kinds of things that wait for somebody. */
  waits?: Waits
  /** Kinds of deadlines. */
  due?: Dues
  /** Lists that it takes in from tables (lib/README.md). */
  imports?: Readonly<Record<string, ImportSpec>>
  /** Kinds of notices that people are told inside the portal, in words. */
  notices?: Readonly<Record<Code, string>>
}

/** The words of a table of codes, one of the texts that it gives each. */
export const wordsOf = <K extends string>(labels: Record<string, Record<K, string>>, key: K): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([code, texts]) => [code, texts[key]]))

/** The short words of a table of statuses, by code. */
export const shortWords = (labels: Record<string, { short: string }>): Record<string, string> =>
  wordsOf(labels, 'short')

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
