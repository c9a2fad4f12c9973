/** Standards as screens and papers see them. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { StandardContent, StepChange } from './content'
import type { Monitored } from './monitored'
import type { StandardState } from './rules'

export type CheckView = {
  id: string
  version: number
  dueOn: DateString
  measuredOn: DateString | null
  runs: number | null
  lead: string | null
  right: string | null
  holds: boolean | null
  note: string
  byName: string | null
  standardNumber: number
}
export type ReadingView = { personId: string; name: string; position: string; dueOn: DateString; readAt: Date | null }
export type StandardLine = {
  id: string
  number: number
  status: 'DRAFT' | 'APPROVED' | 'SUPERSEDED'
  state: StandardState
  process: { id: string; code: string; name: string }
  agency: string
  effectiveOn: DateString | null
  reviewOn: DateString | null
  readers: number
  read: number
  /** The person's own reading. */
  mine: { dueOn: DateString; readAt: Date | null } | null
}
export type StandardView = StandardLine & {
  version: number
  content: StandardContent
  actTitle: string
  actNumber: string
  actOn: DateString | null
  tolerance: number
  approvedBy: string | null
  approvedAt: Date | null
  readings: ReadingView[]
  /** Of this version and of those before it, the earliest first. */
  checks: CheckView[]
  /** What timing on the spot answers to the measurement that is asked now. */
  timed: Monitored | null
  versions: {
    id: string
    number: number
    status: StandardLine['status']
    actNumber: string
    actOn: DateString | null
    effectiveOn: DateString | null
  }[]
  changes: StepChange[] | null
  /** The table of steps has changed since. */
  stale: boolean
  candidates: { id: string; label: string }[]
  today: DateString
  settings: { readDays: number; reviewMonths: number; monitorMonths: number[]; holdsWithin: number }
  can: { edit: boolean; approve: boolean; measure: boolean }
}

export type StandardDocument = {
  number: number
  status: StandardLine['status']
  content: StandardContent
  act: { title: string; number: string; on: DateString } | null
  effectiveOn: DateString | null
  reviewOn: DateString | null
  tolerance: number
  checks: DateString[]
  readings: { name: string; position: string; readAt: Date | null }[]
  tenantName: string
  timeZone: string
  isDemo: boolean
  printedAt: Date
}
