/** Days in the spellings that tables have. Pure. */
import { isDateString } from '@/lib/core/dates'
import { dayOfSerial } from '../sheet'
import { saysNothing, tidy } from './clean'
import { doubt, refuse, taken, type ReadValue } from './types'

type Edge = 'start' | 'end'

const months = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
]
const shortMonths = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
/** 1 – January; 0 – no month. */
function monthOf(word: string): number {
  const plain = word.toLowerCase().replace(/\.$/, '')
  if (/^ма[йяе]$/.test(plain)) return 5
  return (
    months.findIndex((start, i) => i !== 4 && plain.startsWith(start)) + 1 ||
    shortMonths.findIndex((start, i) => i !== 4 && plain.startsWith(start) && plain.length <= 5) + 1
  )
}

const two = (n: number): string => String(n).padStart(2, '0')
const isoOf = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`
const lastOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))
const shown = (day: string): string => day.split('-').reverse().join('.')
const quarters: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }

/** A day that the calendar has and that is of our time. */
function real(year: number, month: number, day: number, typed: string): ReadValue {
  const iso = isoOf(year, month, day)
  if (year < 1990 || year > 2060) return doubt(null, `год ${year} не похож на настоящий: «${typed}»`)
  if (!isDateString(iso))
    return refuse(month < 1 || month > 12 ? `месяца ${month} нет: «${typed}»` : `такого дня нет: «${typed}»`)
  return taken(iso)
}

const spanOf = (from: string, to: string, edge: Edge | undefined, what: string): ReadValue => {
  const day = edge === 'end' ? to : from
  return doubt(day, `${what}, а нужен день; похоже на ${shown(day)}`)
}

/** A text as a day. `edge` says which day of a month, quarter or year is meant. */
export function readDay(typed: string, edge?: Edge): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '')
  if (text === '' || saysNothing(text)) return taken(null)
  const plain = text
    .toLowerCase()
    .replace(/[«»"“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:от|с|по)\s+(?=\d)/, '')
    .replace(/\s*(?:г\.?|год[ауе]?)$/, '')
    .replace(/[.,;]$/, '')
  return (
    exactDay(plain, text) ??
    rangeOfDays(plain, edge) ??
    wideDay(plain, edge) ??
    doubt(null, `«${text}» не называет дня`)
  )
}

function exactDay(plain: string, text: string): ReadValue | null {
  const iso =
    /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[t ]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:z|[+-]\d\d:?\d\d)?)?$/.exec(plain)
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]), text)
  const figures = /^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?: \d{1,2}:\d\d(?::\d\d)?)?$/.exec(plain)
  if (figures) {
    const [day, month, year] = [Number(figures[1]), Number(figures[3]), fullYear(figures[4] ?? '')]
    if (month > 12 && day <= 12 && isDateString(isoOf(year, day, month)))
      return doubt(
        isoOf(year, day, month),
        `«${text}»: сначала месяц, потом день; похоже на ${shown(isoOf(year, day, month))}`,
      )
    return real(year, month, day, text)
  }
  const words = /^(\d{1,2})[\s-]+([а-яё]{3,9}\.?)[\s-]+(\d{4}|\d{2})$/.exec(plain)
  if (words) {
    const month = monthOf(words[2] ?? '')
    return month === 0 ? null : real(fullYear(words[3] ?? ''), month, Number(words[1]), text)
  }
  const serial = /^\d{5}$/.exec(plain)
  if (serial && Number(plain) > 32_874 && Number(plain) < 58_000) {
    const day = dayOfSerial(Number(plain), false)
    if (day) return doubt(day, `число ${plain} вместо даты: в таблице у ячейки сбился вид; похоже на ${shown(day)}`)
  }
  return null
}

function rangeOfDays(plain: string, edge: Edge | undefined): ReadValue | null {
  const same = /^(?:с )?(\d{1,2})\s?(?:по|до|-|–|—)\s?(\d{1,2})\s+([а-яё]{3,9})\.?\s+(\d{4})$/.exec(plain)
  if (same) {
    const [month, year] = [monthOf(same[3] ?? ''), Number(same[4])]
    const [from, to] = [isoOf(year, month, Number(same[1])), isoOf(year, month, Number(same[2]))]
    if (isDateString(from) && isDateString(to)) return spanOf(to, to, edge, `«${plain}» – несколько дней`)
  }
  const full =
    /^(?:с )?(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?\s?(?:по|до|-|–|—)\s?(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(
      plain,
    )
  if (!full) return null
  const year = fullYear(full[6] ?? '')
  const [from, to] = [
    isoOf(full[3] ? fullYear(full[3]) : year, Number(full[2]), Number(full[1])),
    isoOf(year, Number(full[5]), Number(full[4])),
  ]
  return isDateString(from) && isDateString(to)
    ? spanOf(edge === 'start' ? from : to, to, edge, `«${plain}» – несколько дней`)
    : null
}

function wideDay(plain: string, edge: Edge | undefined): ReadValue | null {
  const quarter = /^(?:в )?(i{1,3}|iv|[1-4])(?:-?[йм])?\s*(?:кв\.?|квартал[еа]?)\s*(\d{4})$/.exec(plain)
  if (quarter) {
    const [number, year] = [quarters[quarter[1] ?? ''] ?? 1, Number(quarter[2])]
    return spanOf(isoOf(year, number * 3 - 2, 1), lastOf(year, number * 3), edge, `«${plain}» – квартал`)
  }
  const figures = /^(\d{1,2})[./](\d{4})$/.exec(plain)
  const words = /^(?:в )?([а-яё]{3,9})\.?\s+(\d{4})$/.exec(plain)
  const month = figures ? Number(figures[1]) : words ? monthOf(words[1] ?? '') : 0
  if (month >= 1 && month <= 12) {
    const year = Number(figures?.[2] ?? words?.[2])
    return spanOf(isoOf(year, month, 1), lastOf(year, month), edge, `«${plain}» – месяц`)
  }
  const end = /^(?:до|к)?\s*кон(?:ца|ец|цу)\s+(\d{4})(?:\s*г\S*)?$/.exec(plain)
  if (end) return doubt(`${end[1]}-12-31`, `«${plain}» – словами; похоже на 31.12.${end[1]}`)
  const year = /^(?:в |до )?(\d{4})$/.exec(plain)
  if (year && Number(year[1]) >= 1990 && Number(year[1]) <= 2060)
    return spanOf(`${year[1]}-01-01`, `${year[1]}-12-31`, edge, `«${plain}» – год`)
  return null
}
