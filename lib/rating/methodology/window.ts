/** The window to object (K 3.4): working days from the day after receipt. */
import { type DateString, addDays } from '@/lib/core/dates'
import { addWorkingDays, workingDaysBetween } from '@/lib/core/work-calendar'

export type ObjectionWindow = {
  /** The last day on which an objection is in time. */
  lastDay: DateString
  workingDays: number
  /** False: Monday–Friday was assumed for a year without a published production calendar. */
  calendarKnown: boolean
}

/**
 * The window runs from the day after receipt (K 3.4): received 20.02.2026, 15 working days – the last is 17.03.2026.
 */
export function objectionWindow(receivedDate: DateString, workingDays = 15): ObjectionWindow {
  const { date, calendarKnown } = addWorkingDays(receivedDate, workingDays)
  return { lastDay: date, workingDays, calendarKnown }
}

export type ObjectionState =
  | { code: 'NOT_RECEIVED' }
  | ({ code: 'OPEN'; workingDaysLeft: number } & ObjectionWindow)
  | ({ code: 'CLOSED' } & ObjectionWindow)

/** The window as of `today` (both days in the tenant's time zone); on its last day one working day is left. */
export function objectionState(
  receivedDate: DateString | null,
  workingDays: number,
  today: DateString,
): ObjectionState {
  if (receivedDate === null) return { code: 'NOT_RECEIVED' }
  const window = objectionWindow(receivedDate, workingDays)
  if (today > window.lastDay) return { code: 'CLOSED', ...window }
  // Today counts while it lasts; the day of receipt does not.
  const yesterday = addDays(today, -1)
  const left = workingDaysBetween(yesterday < receivedDate ? receivedDate : yesterday, window.lastDay)
  return { code: 'OPEN', ...window, workingDaysLeft: left.days }
}

/** Whether an objection may still be filed. */
export function objectionOpen(receivedDate: DateString | null, workingDays: number, today: DateString): boolean {
  return objectionState(receivedDate, workingDays, today).code === 'OPEN'
}
