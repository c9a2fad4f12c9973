/** What the screens and papers show. */
import type { ReportKind, ReportStatus, ReportBody, ReportFacts } from './rules'
import type { DateString } from '@/lib/core/dates'
import type { SignificanceBody, SignificanceResult } from '../significance/rules'

export type ReportLine = {
  id: string
  kind: ReportKind
  direction: string
  status: ReportStatus
  dueOn: DateString | null
  late: boolean
  submittedAt: Date | null
  submittedBy: string | null
  project: { id: string; number: number; title: string; agencyName: string }
}

export type EvaluationView = {
  id: string
  form: SignificanceBody
  result: SignificanceResult
  comment: string
  byName: string
  at: Date
}

export type ProjectReports = {
  rows: ReportLine[]
  canAsk: boolean
  evaluations: EvaluationView[]
  /** The form in force, for whoever may evaluate now; null otherwise. */
  evaluating: { form: SignificanceBody; version: number } | null
}

export type ReportView = ReportLine & {
  request: string
  askedBy: string
  body: ReportBody
  version: number
  remarks: string
  decidedBy: string | null
  decidedAt: Date | null
  /** As it was when submitted, or, before that, as it is now. */
  facts: ReportFacts
  frozen: boolean
  can: { edit: boolean; submit: boolean; decide: boolean }
}

export type ReportDocument = ReportView & {
  tenantName: string
  programme: string
  isDemo: boolean
  timeZone: string
  printedAt: Date
}

export type ReportAsking = {
  today: DateString
  projects: { id: string; label: string }[]
  portfolios: { id: string; title: string }[]
  agencies: { id: string; name: string; projects: number }[]
  running: number
  directions: string[]
}
