/** How long a level holds. */
import type { Level } from '../methodology/types'
import { type DateString, addYears, daysBetween } from '@/lib/core/dates'

/** The last day of a level that runs out (K 3.4: «Лидер» – one year); null when it does not. */
export function validUntil(level: Pick<Level, 'validityYears'>, publishedDate: DateString): DateString | null {
  return level.validityYears === undefined ? null : addYears(publishedDate, level.validityYears)
}

/** Days before the end from which a level asks to be confirmed. */
export const CONFIRM_SOON_DAYS = 60

export type LevelValidity = 'UNLIMITED' | 'VALID' | 'CONFIRM_SOON' | 'EXPIRED'

/** How a level stands today; its last day still counts. */
export function levelValidity(until: DateString | null, today: DateString): LevelValidity {
  if (until === null) return 'UNLIMITED'
  if (today > until) return 'EXPIRED'
  return daysBetween(today, until) <= CONFIRM_SOON_DAYS ? 'CONFIRM_SOON' : 'VALID'
}
