/** When nobody is written to. Pure. */
import { formatTime } from './dates'

/**
 * Hours of the tenant's zone. No act sets any; these are promised to people where they choose the hour of their letter.
 */
export const NIGHT = { from: 22, until: 7 } as const

/** The hour of the day in the time zone, 0–23. */
export const hourIn = (timeZone: string, now: Date): number => Number(formatTime(timeZone, now).slice(0, 2))

/**
 * From 22:00 to 07:00 of the tenant's zone no letter is made by itself; what was due in the night is made in the
 * morning.
 */
export const isNight = (timeZone: string, now: Date): boolean => {
  const hour = hourIn(timeZone, now)
  return hour >= NIGHT.from || hour < NIGHT.until
}
