/** A journey, a plan and a report as pages and papers see them. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { Decision } from './content'
import type { SituationStatusName, StudyKindName } from './labels'
import type { FrozenReport, ReportContent } from './report'
import type { Stage } from './stage'

export type PlanState = {
  id: string
  title: string
  items: number
  done: number
  late: number
  dueOn: DateString | null
}

export type JourneyView = {
  id: string
  version: number
  who: string
  segment: { id: string; name: string } | null
  interviews: number | null
  updatedBy: string
  updatedAt: Date
  stages: Stage[]
  situation: { id: string; title: string; status: SituationStatusName; agencies: number; services: number }
  /** Whose other journeys of the situation there are. */
  others: { id: string; who: string }[]
  target: Decision | null
  plan: PlanState | null
  /** Studies that it stands on, by kind: how many and of how many people. */
  basis: { kind: StudyKindName; n: number; people: number }[]
  /** Registered touchpoints by the name that stands in the cells (sameName). */
  touchpoints: Record<string, string>
  surveys: { id: string; title: string }[]
  problems: { id: string; number: number; title: string }[]
  tenantName: string
  timeZone: string
  isDemo: boolean
  printedAt: Date
  can: { edit: boolean }
}

export type ReportView = {
  id: string
  version: number
  status: SituationStatusName
  tenantName: string
  timeZone: string
  isDemo: boolean
  printedAt: Date
  content: ReportContent
  /** Frozen; null – the draft. */
  act: Omit<FrozenReport, 'content'> | null
  mark: string
  can: { approve: boolean }
}
