/** A `@db.Date` column holds a business day as UTC midnight; everywhere else it is a DateString. */
import type { DateString } from './dates'

export const dayOf = (column: Date): DateString => column.toISOString().slice(0, 10)

export const dayColumn = (day: DateString): Date => new Date(`${day}T00:00:00Z`)
