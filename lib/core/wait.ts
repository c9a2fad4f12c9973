/**
 * A kind of thing that waits for somebody («Что вас ждёт»), as its module declares it. Its SQL stands in the module's
 * module.server.ts. Pure.
 */
import type { DateString } from './dates'
import type { Code } from './module'
import type { Asked } from './permissions'

export type WaitWords = {
  /** Heading of the group: what is to be done. */
  title: string
  /** Beside a number: one, few, many. */
  forms: readonly [string, string, string]
  /** On the link to the thing. */
  action: string
  /** Page where many of the kind are done at once, under the office. */
  list?: { href: string; label: string }
}

/** What a record that waits says of itself, as the SQL brings it. */
export type WaitFacts = {
  id: string
  /** What the address goes through: project, map and item, report. */
  ref: string
  number: number
  title: string
  /** A figure that the words need. */
  n: number
}

export type WaitLine = {
  /** What exactly: «за 2026 год, критерий 5». */
  what: string
  /** Path under the office. */
  href: string
  /** What it belongs to, where that is no agency. */
  whose?: string
}

export type Wait = {
  /**
   * `staff` – asked of those who see the whole tenant; `agency` – of an agency's own people, not of staff who could do
   * it in its place.
   */
  side: 'staff' | 'agency'
  /** Who may do this is asked; of what is only to know, the roles that are told. */
  operation: Asked
  /** Something to do; otherwise only to know: the next step is somebody else's. */
  todo: boolean
  /** Place among all kinds: what is to be done before what is to be known. */
  order: number
  words: WaitWords
  line: (facts: WaitFacts) => WaitLine
  /** Tells how long it has waited, though it has a day. */
  timing?: 'since'
  /** Never looks calmer than this. */
  mark?: 'warn'
}

/** Kind → the wait. */
export type Waits = Readonly<Record<Code, Wait>>

/** A record that waits: `since` when, and the day it is due, if there is one. */
export type WaitRow<Kind extends string = string> = WaitFacts & {
  kind: Kind
  agencyName: string
  due: DateString | null
  since: Date | null
}
