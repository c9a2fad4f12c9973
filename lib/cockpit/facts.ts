/** What is known of an agency for the cockpit, as one statement reads it. Pure types: the rules over them are in cells.ts and standing.ts. */
import type { DateString } from '@/lib/core/dates'
import type { Quarter } from '@/lib/core/quarters'
import type { RoadmapProgress } from '@/lib/roadmaps/rules'
import type { LightKind } from '@/lib/plan/lights'
import type { LevelTone } from '@/lib/rating/methodology/levels'
import type { AssessmentStatus } from '@/lib/rating/status/rules'
import type { QuarterlyLine } from '@/lib/quarterly/view'
import type { ToolsSummary } from '@/lib/tools/view'

export type AgencyFacts = {
  id: string
  parentId: string | null
  name: string
  kind: string
  slug: string
  /** Day on which it was abolished or merged; null – it is there. */
  until: DateString | null
  successor: string | null
  since: DateString | null
  /** Published rating of the year before the shown one, and of the year before that. */
  total: string | null
  level: string | null
  place: number | null
  totalBefore: string | null
  levelBefore: string | null
  /** The map in which most of the year's parts of the agency stand. */
  roadmapId: string | null
  /** Self-assessment of the shown year. */
  assessmentId: string | null
  status: AssessmentStatus | null
  submittedAt: Date | null
  answered: number
  finalTotal: string | null
  /** Projects under way that the agency runs; those with an open stage behind its day, and the earliest such day. */
  running: number
  lateProjects: number
  lateSince: DateString | null
  /** In the shown year. */
  finished: number
  proposals: number
  /** Proposals that nobody answered in time, now. */
  unanswered: number
}

/** How the agency stands by the plan's indicators that are each participant's own: what lib/plan says of it. */
export type PlanFacts = {
  met: number
  of: number
  worst: LightKind
  /** Of the indicators that do not go well, in words. */
  words: string[]
  trained: { value: string; target: string | null; kind: LightKind; words: string } | null
}

/** What the agency owes of road maps in the year: lib/roadmaps. */
export type RoadmapFacts = Pick<RoadmapProgress, 'items' | 'done' | 'overdue' | 'soon'>

/** How the agency stands with the quarter's report: lib/quarterly. */
export type ReportFacts = Pick<QuarterlyLine, 'reportId' | 'state' | 'dueOn'>

/** How far the agency applies the programme's tools: lib/tools. */
export type ToolFacts = Pick<ToolsSummary, 'levels' | 'tools' | 'differences'>

/** What all agencies have in common: dates, lengths, and what the programme has at all. */
export type CockpitFrame = {
  slug: string
  side: 'staff' | 'agency'
  timeZone: string
  now: Date
  year: number
  /** The shown year is under way: what is late today belongs to it. */
  current: boolean
  assessmentDue: DateString | null
  criteria: number
  quarter: Quarter
  /** Level's sign by its code. */
  level: (code: string) => { tone: LevelTone; glyph: string; title: string; /** 0 – the highest. */ rank: number }
}
