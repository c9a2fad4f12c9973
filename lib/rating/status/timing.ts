/** How a self-assessment stands against its due day (K app. 3 4.1: every year till 15 December). Pure. */
import type { DateString } from '@/lib/core/dates'
import { submissionTiming, type SubmissionTiming } from '@/lib/core/due'
import { isNotSubmitted, type AssessmentStatus } from './rules'

export type Submission = { status: AssessmentStatus; submittedAt: Date | null }

/** One that was returned counts as not submitted; so does one that was taken up without having been submitted. */
export const assessmentTiming = (
  { status, submittedAt }: Submission,
  due: DateString,
  timeZone: string,
  now: Date,
): SubmissionTiming => submissionTiming(due, timeZone, isNotSubmitted(status) ? null : submittedAt, now)

/**
 * Not submitted in time: still owed after the due day, or submitted later than it – what was late stays late. SQL:
 * `lateSql`.
 */
export function isLate(assessment: Submission, due: DateString, timeZone: string, now: Date): boolean {
  const { code } = assessmentTiming(assessment, due, timeZone, now)
  return code === 'OVERDUE' || code === 'LATE'
}
