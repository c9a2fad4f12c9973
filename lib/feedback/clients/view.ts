/** Lists of touchpoints and segments as pages and papers see them. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { LineState, ListEntry, ListLine } from './entry'
import type { ListKind } from './labels'

export type ApprovalView = {
  edition: number
  actTitle: string
  actNumber: string
  actOn: DateString
  fileId: string | null
  approvedBy: string
  approvedAt: Date
  entries: ListEntry[]
}

export type ActView = Omit<ApprovalView, 'entries' | 'fileId'> & {
  rows: number
  file: { id: string; name: string } | null
}

export type ClientListView = {
  kind: ListKind
  agency: { id: string; name: string; active: boolean }
  /** The last first. */
  acts: ActView[]
  /** What has changed since the last approval; before the first one everything is new. */
  lines: ListLine[]
  counts: Record<LineState, number>
  /** Rows in force: they would be approved. */
  active: number
  mark: string
  can: { edit: boolean; approve: boolean }
}

export type ClientListPaper = {
  kind: ListKind
  tenantName: string
  timeZone: string
  isDemo: boolean
  printedAt: Date
  agency: { id: string; name: string }
  /** The act; null – the draft of the next edition. */
  act: ActView | null
  edition: number
  entries: ListEntry[]
}
