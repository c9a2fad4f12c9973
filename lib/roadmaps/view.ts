/** What the screens of road maps show. Pure types. */
import type { DateString } from '@/lib/core/dates'
import type {
  ChangeKind,
  ChangeStatus,
  ItemText,
  PartCounts,
  PartStatus,
  RoadmapKind,
  RoadmapProgress,
  RoadmapStatus,
  State,
} from './rules'
import type { ConsentName } from './labels'

export type RoadmapLine = {
  id: string
  kind: RoadmapKind
  title: string
  basis: string
  status: RoadmapStatus
  yearFrom: number
  yearTo: number
  agencyId: string | null
  agencyName: string | null
  approvalDue: DateString | null
  approvedOn: DateString | null
  progress: RoadmapProgress
  changes: number
}
/** An agency with its map of the year, or without one. */
export type AgencyRoadmapLine = {
  agencyId: string
  agencyName: string
  map: RoadmapLine | null
  approvalDue: DateString | null
}
export const agencyFilters = ['ALL', 'UNAPPROVED', 'OVERDUE', 'CHANGES', 'CHECKING'] as const
export type AgencyFilterName = (typeof agencyFilters)[number]
export type RoadmapList = {
  programme: RoadmapLine[]
  rows: AgencyRoadmapLine[]
  counts: Record<AgencyFilterName, number>
  page: number
  pages: number
  total: number
  year: number
  years: number[]
  today: DateString
  /** Handed in and not decided, for who decides. */
  waiting: number
  can: { load: boolean; create: boolean; createProgramme: boolean }
}

export type PartLine = {
  id: string
  agencyId: string | null
  bodyName: string
  groupName: string
  lead: boolean
  status: PartStatus
  submittedOn: DateString | null
  formerBody: string
  state: State
}
export type BodyGroup = {
  name: string
  owed: number
  delivered: number
  overdue: number
  checking: number
  closed: number
}
export type RoadmapRow = ItemText & {
  id: string
  counts: PartCounts
  /** Of the item, or of the body looked at. */
  state: State
  /** Parts of the bodies that the item names; for an agency – its own. */
  named: PartLine[]
  groups: BodyGroup[]
  moved: boolean
}
export type RoadmapFilter = { state?: string; section?: string; who?: string; body?: string; q?: string }
export type RoadmapView = {
  id: string
  kind: RoadmapKind
  title: string
  basis: string
  status: RoadmapStatus
  yearFrom: number
  yearTo: number
  agency: { id: string; name: string } | null
  approvalDue: DateString | null
  approvedOn: DateString | null
  approvedByName: string
  approvedByPosition: string
  file: { id: string; name: string } | null
  inForceOn: DateString | null
  approveWithinDays: number | null
  fromAct: boolean
  remark: string
  createdBy: string
  version: number
  rows: RoadmapRow[]
  shown: RoadmapRow[]
  progress: RoadmapProgress
  sections: { number: string; title: string }[]
  bodies: { id: string; name: string }[]
  /** Whose parts the states are: an agency's, or the whole item's. */
  focus: 'ITEM' | 'BODY'
  openChanges: number
  missing: number
  today: DateString
  can: {
    edit: boolean
    approve: boolean
    close: boolean
    assign: boolean
    propose: boolean
    amend: boolean
    consent: boolean
    force: boolean
    accept: boolean
    seeAll: boolean
  }
}

export type ProofView = {
  id: string
  title: string
  note: string
  url: string | null
  file: { id: string; name: string } | null
  by: string
  at: Date
  handed: boolean
}
export type PartView = PartLine & {
  proofs: ProofView[]
  submittedBy: string | null
  decidedBy: string | null
  decidedAt: Date | null
  remark: string
  closedReason: string
  version: number
  can: {
    prove: boolean
    deliver: boolean
    takeBack: boolean
    decide: boolean
    reopen: boolean
    close: boolean
    restore: boolean
  }
}
export type EventView = { id: string; kind: string; words: Record<string, unknown>; by: string; at: Date }
export type ChangeView = {
  id: string
  kind: ChangeKind
  status: ChangeStatus
  itemId: string | null
  before: ItemText | null
  after: ItemText | null
  reason: string
  proposedBy: string
  proposedAt: Date
  consent: ConsentName | null
  protocol: string
  consentOn: DateString | null
  remark: string
  decidedBy: string | null
  decidedAt: Date | null
  version: number
}
export type ItemView = {
  id: string
  text: ItemText
  removed: boolean
  state: State
  counts: PartCounts
  parts: PartView[]
  events: EventView[]
  changes: ChangeView[]
  today: DateString
  roadmap: {
    id: string
    kind: RoadmapKind
    title: string
    status: RoadmapStatus
    agencyId: string | null
    agencyName: string | null
    version: number
  }
  can: { amend: boolean; propose: boolean; seeAll: boolean }
}

export type RoadmapDocument = RoadmapView & {
  tenantName: string
  programme: string
  isDemo: boolean
  timeZone: string
  printedAt: Date
}
