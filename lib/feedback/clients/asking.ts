/**
 * When clients are to be asked again: no act says how often, the programme has ruled it (Kirov 3.5–3.6, Belgorod
 * 3.6.4), and an order of an agency may set its own months. Pure.
 */
import { addDays, type DateString } from '@/lib/core/dates'

/** Somebody to be asked: an agency's clients, or those of a group of processes. */
export type Asking = {
  /** Last day on which answers were taken; null – never. */
  askedOn: DateString | null
  /** A survey is open today. */
  open: boolean
  /** Since when it has been there to be asked: the first term counts from it. */
  since: DateString
  /** Months between two askings. */
  months: number
}
export type AskingState = 'OPEN' | 'ASKED' | 'SOON' | 'LATE' | 'NEVER'
export const askingLabels: Record<AskingState, { word: string; mark: 'ok' | 'warn' | 'bad' | 'none' }> = {
  OPEN: { word: 'спрашивают сейчас', mark: 'ok' },
  ASKED: { word: 'спросили в срок', mark: 'ok' },
  SOON: { word: 'пора спросить', mark: 'warn' },
  LATE: { word: 'не спросили вовремя', mark: 'bad' },
  NEVER: { word: 'ещё не спрашивали', mark: 'none' },
}
export const isNoticed = (state: AskingState): boolean => state === 'SOON' || state === 'LATE'

/** Days before the end of the term in which a survey is to be prepared. */
export const SOON_DAYS = 30

/** The same day so many months later; where there is none, the last of that month. */
export function addMonths(day: DateString, months: number): DateString {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}

/** The last day on which asking again is still in time. */
export const askBy = ({ askedOn, since, months }: Asking): DateString => addMonths(askedOn ?? since, months)

export function askingState(asking: Asking, today: DateString): AskingState {
  if (asking.open) return 'OPEN'
  const by = askBy(asking)
  if (by < today) return 'LATE'
  if (by <= addDays(today, SOON_DAYS)) return 'SOON'
  return asking.askedOn === null ? 'NEVER' : 'ASKED'
}
