/** The day, in the tenant's zone, of a moment as form services write it (F6). Pure. */
import { instantToDate, isDateString } from '@/lib/core/dates'

/** 05/06/2026: the fifth of June, or the sixth of May. */
export type DayOrder = 'dmy' | 'mdy'

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})/
const TIME = /^[\sT,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?/
const ZONE = /^\s*(?:(Z|GMT|UTC|МСК|MSK)\s*)?(?:([+−-])(\d{1,2}):?(\d{2})?)?\s*$/
/** Days since 30 December 1899, as spreadsheets count: of the years 1955 to 2119. */
const SERIAL = /^([2-7]\d{4})(?:[.,]\d+)?$/

/** Null when it is no moment. Without a zone of its own the moment is the tenant's. */
export function dayOfMoment(text: string, timeZone: string, order: DayOrder = 'dmy'): string | null {
  const given = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const serial = SERIAL.exec(given)
  if (serial) return new Date(Date.UTC(1899, 11, 30 + Number(serial[1]))).toISOString().slice(0, 10)
  const found = dateAt(given, order)
  if (found === null || !isDateString(found.day)) return null
  const rest = given.slice(found.length)
  if (rest === '') return found.day
  const time = TIME.exec(rest)
  if (time === null) return null
  const [all, hourText = '', minute = '', second = '0', half] = time
  const typed = Number(hourText)
  const hour = half === undefined ? typed : (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23 || Number(minute) > 59 || (half !== undefined && (typed < 1 || typed > 12))) return null
  const zone = ZONE.exec(rest.slice(all.length))
  if (zone === null) return null
  const offset = offsetOf(zone)
  if (offset === null) return found.day
  const [year = 0, month = 1, date = 1] = found.day.split('-').map(Number)
  return instantToDate(
    timeZone,
    new Date(Date.UTC(year, month - 1, date, hour, Number(minute) - offset, Number(second))),
  )
}

function dateAt(text: string, order: DayOrder): { day: string; length: number } | null {
  const day = (year: string, month: string, date: string) =>
    `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const first = YEAR_FIRST.exec(text)
  if (first) return { day: day(first[1] ?? '', first[2] ?? '', first[3] ?? ''), length: first[0].length }
  const last = YEAR_LAST.exec(text)
  if (!last) return null
  const [all, a = '', sign, b = '', year = ''] = last
  const [date, month] = sign === '/' && order === 'mdy' ? [b, a] : [a, b]
  return { day: day(year, month, date), length: all.length }
}

/** In minutes; null – no zone is named. */
function offsetOf([, name, sign, hours, minutes = '0']: RegExpExecArray): number | null {
  if (sign === undefined || hours === undefined) return name === undefined ? null : /^[МM]/.test(name) ? 180 : 0
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
}
