/**
 * A self-assessment as it reads on paper: the same facts as the form, in the words of the act. Made by
 * `getAssessmentDocument(actor, id)` (assessment-queries.ts), drawn as PDF and DOCX by lib/documents.
 */
import type { DateString } from '@/lib/core/dates'

type DocumentEvidence = {
  title: string
  /** «Файл, PDF, 1,2 МБ» or the address of the link. */
  source: string
  url: string | null
  /** Score of the rung it proves; null – the criterion as a whole. */
  rung: number | null
  addedBy: string
  addedOn: DateString
}

type DocumentOption = {
  score: number
  text: string
  /** The agency says it attains this. */
  attested: boolean
}

export type DocumentCriterion = {
  number: number
  /** The act's own wording. */
  title: string
  shortTitle: string
  /** Decimal strings, as everywhere: '0.9', '1.8'. */
  weight: string
  cumulative: boolean
  /** Every option of the act, lowest first. */
  options: DocumentOption[]
  answered: boolean
  score: number
  /** score × weight */
  points: string
  /** Rungs missing below the highest attested one. */
  gaps: number[]
  comment: string
  evidence: DocumentEvidence[]
  verified: { score: number; points: string; reason: string } | null
}

export type AssessmentDocument = {
  year: number
  /** Title of the rating in the act: «Порядок определения рейтинга (приложение № 3)». */
  methodologyTitle: string
  programme: string
  tenantName: string
  agencyName: string
  /** Russian word for the state: «Черновик», «Отправлена». */
  status: string
  criteria: DocumentCriterion[]
  /** Canonical decimal string of the self-assessed total. */
  total: string
  maximum: string
  sumOfScores: number
  level: { code: string; title: string }
  selfAssessmentDue: DateString
  submitted: { by: string; /** «5 июня 2025 г., 14:05» in the tenant's time zone. */ at: string; late: boolean } | null
  /** When this copy was made, in the same form. */
  printedAt: string
  /** The portal shows demonstration data. */
  isDemo: boolean
}
