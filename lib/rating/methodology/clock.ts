/** The campaign's clock: the act's dates (K 3.4, app. 3 §4.1) as days of the tenant. */
import { isDateString, type DateString } from '@/lib/core/dates'
import type { Cycle } from './types'

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
