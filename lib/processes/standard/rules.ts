/** When a standard holds, is read, measured and reviewed. Pure. */
import type { DateString } from '@/lib/core/dates'
import { addWorkingDays } from '@/lib/core/work-calendar'
import {
  add,
  compare,
  divide,
  fraction,
  fractionOf,
  multiply,
  ONE,
  roundedText,
  type Fraction,
} from '@/lib/core/fraction'

/** The greatest lead time that still holds: the approved figure and so many per cent above it. */
const limitOf = (lead: string, tolerance: number): Fraction =>
  multiply(fractionOf(lead), add(ONE, divide(fraction(tolerance), fraction(100))))

/** The same as a decimal string with two places, for a screen. */
export const limitText = (lead: string, tolerance: number): string => roundedText(limitOf(lead, tolerance), 2)

/** Держится – the mean is not above the limit; откатился – above it. */
export const holds = (measured: string, lead: string, tolerance: number): boolean =>
  compare(fractionOf(measured), limitOf(lead, tolerance)) <= 0

/** The same day so many months later; of a shorter month its last day. */
export function addMonths(day: DateString, months: number): DateString {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(at / 12), at % 12]
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
  return `${String(y).padStart(4, '0')}-${String(m + 1).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}

/** Until when a standard that was given today is read. */
export const readBy = (today: DateString, days: number): DateString => addWorkingDays(today, days).date

/** New figures are asked so many days before their day. */
export const ASK_BEFORE_DAYS = 14

export type StandardState = 'draft' | 'new' | 'holds' | 'fell' | 'old'

/** How a version stands: by the latest measurement, where there is one. */
export function standardState(
  status: 'DRAFT' | 'APPROVED' | 'SUPERSEDED',
  checks: readonly { measuredOn: DateString | null; holds: boolean | null }[],
): StandardState {
  if (status === 'DRAFT') return 'draft'
  if (status === 'SUPERSEDED') return 'old'
  const [last] = checks
    .filter(({ measuredOn }) => measuredOn !== null)
    .sort((a, b) => ((a.measuredOn ?? '') < (b.measuredOn ?? '') ? 1 : -1))
  return last ? (last.holds ? 'holds' : 'fell') : 'new'
}
