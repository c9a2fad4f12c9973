/**
 * The one traffic-light rule of a due day, for every module: ahead, soon, overdue, in time, late. Pure; days are the
 * tenant's.
 */
import { daysBetween, instantToDate, todayIn, type DateString } from './dates'
import { agree, count } from './format'
import { workingDaysBetween } from './work-calendar'

/** Working days left from which unfinished work is «скоро срок». */
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

/** Of one moment: a table asks for the same few days in thousands of rows. */
const open = new WeakMap<Date, Map<string, SubmissionTiming>>()

/** How a thing stands against its due day; `submittedAt` null – not submitted. The due day itself is still in time. */
export function submissionTiming(
  due: DateString,
  timeZone: string,
  submittedAt: Date | null,
  now: Date,
): SubmissionTiming {
  if (submittedAt !== null) return timing(due, instantToDate(timeZone, submittedAt), true)
  const known = open.get(now) ?? new Map<string, SubmissionTiming>()
  open.set(now, known)
  const key = `${due} ${timeZone}`
  const found = known.get(key) ?? timing(due, todayIn(timeZone, now), false)
  known.set(key, found)
  return found
}

function timing(due: DateString, day: DateString, submitted: boolean): SubmissionTiming {
  const working = workingDaysBetween(day, due)
  const late = day > due
  const waiting: SubmissionTimingCode = late ? 'OVERDUE' : working.days <= DUE_SOON_WORKING_DAYS ? 'DUE_SOON' : 'AHEAD'
  return {
    code: !submitted ? waiting : late ? 'LATE' : 'ON_TIME',
    days: daysBetween(day, due),
    workingDays: working.days,
    calendarKnown: working.calendarKnown,
  }
}

/** «осталось 24 дня · 17 рабочих», «сегодня последний день», «просрочено на 3 дня», «сдана на 2 дня позже срока». */
export function timingText({ code, days, workingDays }: SubmissionTiming): string {
  const late = count(Math.abs(days), 'день', 'дня', 'дней')
  switch (code) {
    case 'ON_TIME':
      return 'сдана в срок'
    case 'LATE':
      return `сдана на ${late} позже срока`
    case 'OVERDUE':
      return `просрочено на ${late}`
    case 'AHEAD':
    case 'DUE_SOON': {
      if (days === 0) return 'сегодня последний день'
      return `${agree(days, 'остался', 'осталось')} ${late} · ${count(workingDays, 'рабочий', 'рабочих', 'рабочих')}`
    }
  }
}

/** Sign of what is still to be done: overdue – bad, soon – warn. */
export const timingSign = ({ code }: Pick<SubmissionTiming, 'code'>): 'ok' | 'warn' | 'bad' =>
  code === 'OVERDUE' ? 'bad' : code === 'DUE_SOON' || code === 'LATE' ? 'warn' : 'ok'
