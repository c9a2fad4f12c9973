/** What the page and the document of a survey's report see. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { ReportContent } from './report'

export type ReportVersion = {
  id: string
  version: number
  status: 'DRAFT' | 'SIGNED' | 'WITHDRAWN'
  number: string
  on: DateString | null
  signer: string
  conclusions: string
  withdrawn: { reason: string; on: string; by: string } | null
}

export type SurveyReportView = {
  survey: { id: string; title: string; agencyName: string }
  /** The draft, else what was signed last, else what was withdrawn last. */
  report: ReportVersion | null
  /** What it prints: as signed, or as it is now. */
  content: ReportContent
  /** Of what would be signed now. */
  mark: string
  proposed: string[]
  /** Nothing may be shown yet. */
  empty: boolean
  earlier: ReportVersion[]
  can: { edit: boolean; sign: boolean }
  isDemo: boolean
  tenantName: string
  timeZone: string
  printedAt: Date
}
