/** How far a survey is on a day: its days are the tenant's, both inclusive. Pure. */
import { machine } from '@/lib/core/machine'
import type { DateString } from '@/lib/core/dates'

export type SurveyStatus = 'DRAFT' | 'OPEN' | 'CLOSED'

/** A new version of an open survey does not change its status; a closed one never opens again: its answers stand. */
export const surveyMachine = machine<SurveyStatus, 'start' | 'revise' | 'close'>({
  DRAFT: { start: 'OPEN' },
  OPEN: { revise: 'OPEN', close: 'CLOSED' },
  CLOSED: {},
})

export type SurveyDays = { status: SurveyStatus; opensOn: DateString | null; closesOn: DateString | null }

/** DRAFT – being made; WAITING – its first day is to come; OPEN – asks; ENDED – its last day is over; CLOSED. */
export const surveyStages = ['DRAFT', 'WAITING', 'OPEN', 'ENDED', 'CLOSED'] as const
export type SurveyStage = (typeof surveyStages)[number]

export function surveyStage({ status, opensOn, closesOn }: SurveyDays, today: DateString): SurveyStage {
  if (status !== 'OPEN') return status
  if (opensOn !== null && today < opensOn) return 'WAITING'
  return closesOn !== null && today > closesOn ? 'ENDED' : 'OPEN'
}

/** Answers are taken now: by everybody – the public page, the kiosk, the desk and the telephone. */
export const takesAnswers = (survey: SurveyDays, today: DateString): boolean => surveyStage(survey, today) === 'OPEN'
