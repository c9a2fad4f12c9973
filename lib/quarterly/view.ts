/** What the screens and papers show. */
import type { QuarterlyState, SentTiming, NotAsked, QuarterlyRule, DueDays, QuarterlyStatus } from './rules'
import type { DateString } from '@/lib/core/dates'
import type { Quarter } from '@/lib/core/quarters'
import type { SavedWord } from './words'
import type { QuarterlyFacts } from './facts'
import type { NoteFigures } from './note'
import type { NoteSection } from './schema'

export type QuarterlyLine = {
  agencyId: string
  name: string
  kind: string
  parentId: string | null
  reportId: string | null
  state: QuarterlyState
  dueOn: DateString
  lateAfter: DateString
  sentOn: DateString | null
  timing: SentTiming | null
  notAsked: NotAsked | null
  since: DateString | null
  until: DateString | null
}

/** `rule` null – the programme asks for no report of this quarter: then there are no lines. */
export type QuarterlySummary = {
  quarter: Quarter
  rule: QuarterlyRule | null
  due: DueDays | null
  rows: QuarterlyLine[]
  counts: Record<QuarterlyState, number>
}

export type QuarterlyEventView = {
  id: string
  kind: string
  byName: string
  at: Date
  remarks: Record<string, string>
  words: Record<string, string>
}

export type QuarterlyView = {
  id: string
  agency: { id: string; name: string }
  quarter: Quarter
  status: QuarterlyStatus
  state: QuarterlyState
  timing: SentTiming | null
  due: DueDays
  version: number
  running: boolean
  submittedAt: Date | null
  submittedBy: string | null
  decidedAt: Date | null
  decidedBy: string | null
  saved: Record<string, SavedWord>
  facts: QuarterlyFacts
  frozen: boolean
  /** Remarks of the latest return, by section; `general` and `facts` are no sections of words. */
  remarks: { bySection: Record<string, string>; byName: string; at: Date } | null
  events: QuarterlyEventView[]
  letters: { kind: string; sentTo: number; at: Date }[]
  ruleText: string
  can: { edit: boolean; submit: boolean; decide: boolean; reopen: boolean }
  userKey: string
}

export type QuarterlyDocument = QuarterlyView & {
  tenantName: string
  programme: string
  isDemo: boolean
  timeZone: string
  printedAt: Date
}

export type NoteView = {
  quarter: Quarter
  figures: NoteFigures
  /** Texts as the figures have them now. */
  written: Record<NoteSection, string>
  saved: Record<string, SavedWord>
  /** Sections that a person has edited; their text does not follow the figures any more. */
  edited: NoteSection[]
  canEdit: boolean
  userKey: string
}

export type NoteDocument = NoteView & {
  tenantName: string
  programme: string
  isDemo: boolean
  timeZone: string
  printedAt: Date
}
