/** The campaign's clock: the act's dates (K 3.4, app. 3 §4.1) and how an agency stands against them, in the tenant's time zone. */
import { daysBetween, instantToDate, isDateString, todayIn, type DateString } from '@/lib/core/dates'
import { workingDaysBetween } from '@/lib/core/work-calendar'
import type { Cycle } from './methodology-types'

/** The last day of each step, that day included. */
export type CampaignDeadlines = {
  selfAssessmentDue: DateString
  ratingDue: DateString
  resultsSentDue: DateString
  publicationDue: DateString
}

/** 'Y+1-01-30' for 2025 is 2026-01-30; undefined when it is not such a pattern or the year has no such day. */
export function resolveDue(pattern: string, year: number): DateString | undefined {
  const match = /^Y(?:\+(\d))?-(\d\d-\d\d)$/.exec(pattern)
  const date = match ? `${year + Number(match[1] ?? 0)}-${match[2] ?? ''}` : ''
  return isDateString(date) ? date : undefined
}

/** The act's dates for the reported year. Throws RangeError for a year outside 2000–2100. */
export function campaignDeadlines(cycle: Cycle, year: number): CampaignDeadlines {
  const due = (pattern: string): DateString => {
    const date = resolveDue(pattern, year)
    if (date === undefined) throw new RangeError(`No day ${pattern} for ${year}`)
    return date
  }
  return {
    selfAssessmentDue: due(cycle.selfAssessmentDue),
    ratingDue: due(cycle.ratingDue),
    resultsSentDue: due(cycle.resultsSentDue),
    publicationDue: due(cycle.publicationDue),
  }
}

/** Working days left from which an unfinished assessment is «скоро срок». */
export const DUE_SOON_WORKING_DAYS = 5

/** ON_TIME and LATE – submitted; AHEAD, DUE_SOON and OVERDUE – not yet. */
export type SubmissionTimingCode = 'ON_TIME' | 'LATE' | 'AHEAD' | 'DUE_SOON' | 'OVERDUE'

export type SubmissionTiming = {
  code: SubmissionTimingCode
  /** Days from today (from the day of submission, once submitted) to the due day; negative – past it. */
  days: number
  /** The same in working days: tomorrow is the first, the due day counts. */
  workingDays: number
  calendarKnown: boolean
}

/** How an assessment stands against its due day; `submittedAt` null – not submitted. The due day itself is still in time. */
export function submissionTiming(due: DateString, timeZone: string, submittedAt: Date | null, now: Date): SubmissionTiming {
  const day = submittedAt === null ? todayIn(timeZone, now) : instantToDate(timeZone, submittedAt)
  const working = workingDaysBetween(day, due)
  const late = day > due
  const open: SubmissionTimingCode = late ? 'OVERDUE' : working.days <= DUE_SOON_WORKING_DAYS ? 'DUE_SOON' : 'AHEAD'
  return {
    code: submittedAt === null ? open : late ? 'LATE' : 'ON_TIME',
    days: daysBetween(day, due),
    workingDays: working.days,
    calendarKnown: working.calendarKnown,
  }
}
