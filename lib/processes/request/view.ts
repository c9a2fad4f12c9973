/** What the pages of requests show. */
import type { DateString } from '@/lib/core/dates'
import type { CourseFacts, CourseStatusName } from './rules'

export type AnswerLine = {
  id: string
  status: CourseStatusName
  late: boolean
  request: { id: string; number: number; title: string; dueOn: DateString }
  agency: string
  processes: number
  submittedAt: Date | null
}

export type CourseItem = {
  id: string
  process: { id: string; code: string; name: string; dropped: boolean }
  /** As answered; in the agency's own hands, before the first answer, as the card says. */
  runsPerYear: number | null
  /** Of the card. */
  cardRuns: number | null
  note: string
  /** As it was handed in, or, before that, as it is now. */
  course: CourseFacts
  frozen: boolean
}

export type AnswerView = AnswerLine & {
  version: number
  agencyId: string
  text: string
  prices: boolean
  askedBy: string
  askedAt: Date
  items: CourseItem[]
  note: string
  remarks: string
  submittedBy: string | null
  decidedBy: string | null
  decidedAt: Date | null
  /** The reader may see money. */
  money: boolean
  can: { save: boolean; submit: boolean; decide: boolean }
}

export type AskForm = {
  today: DateString
  dueOn: DateString
  days: number
  agencies: { id: string; name: string; processes: { id: string; code: string; name: string; asked: boolean }[] }[]
}
