/** Values of a typed passport: dates in the spellings that people use, names with positions, goals with units. Pure. */
import { isDateString, type DateString } from '@/lib/core/dates'
import { compareDecimals, readDecimal, toDecimalString } from '@/lib/core/decimal'
import type { GoalDirection } from '../form/passport'

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const monthOf = (word: string): number =>
  /^ма[йя]$/.test(word) ? 5 : months.findIndex((start) => start !== 'ма' && word.startsWith(start)) + 1

/** `date` – read; `partial` – day and month without a year; `bad` – written as a date, but there is no such day. */
export type ReadDate =
  { kind: 'date'; date: DateString } | { kind: 'partial'; month: number; day: number } | { kind: 'bad'; why: string }

/** The text as it stands, in quotes unless it has its own. */
const quoted = (text: string): string => (text.includes('«') ? text : `«${text}»`)

function made(day: number, month: number, year: string | undefined, typed: string): ReadDate {
  if (month < 1 || month > 12) return { kind: 'bad', why: `Нет такого месяца: ${quoted(typed.trim())}.` }
  if (year === undefined) return { kind: 'partial', month, day }
  const full = year.length === 2 ? `20${year}` : year
  const date = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (isDateString(date)) return { kind: 'date', date }
  return {
    kind: 'bad',
    why: /^(20\d\d|2100)$/.test(full)
      ? `Нет такого дня: ${quoted(typed.trim())}.`
      : `Год ${year} не похож на год проекта: ${quoted(typed.trim())}.`,
  }
}

/** «12» января 2027 г., 12 янв. 2027, 12.01.2027, 12/01/27, 2027-01-12, «12» 01 2027; null – not a date at all. */
export function readDate(typed: string): ReadDate | null {
  const text = typed
    .toLowerCase()
    .replace(/[«»"“”„'`]/g, ' ')
    .replace(/(\d)\s*(?:г\.?|года?)(?=[\s.,;)]|$)/g, '$1')
    .replace(/[\s(),;]+/g, ' ')
    .trim()
    .replace(/^(?:от|до|с|по) /, '')
    .replace(/\.$/, '')
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso) return made(Number(iso[3]), Number(iso[2]), iso[1], typed)
  const figures = /^(\d{1,2})\s?[./\- ]\s?(\d{1,2})(?:\s?[./\- ]\s?(\d{4}|\d{2}))?$/.exec(text)
  if (figures) return made(Number(figures[1]), Number(figures[2]), figures[3], typed)
  const words = /^(\d{1,2})\s+([а-яё]+)\.?(?:\s+(\d{4}|\d{2}))?$/.exec(text)
  return words ? made(Number(words[1]), monthOf(words[2] ?? ''), words[3], typed) : null
}

const day = '[«"“]?\\s*\\d{1,2}\\s*[»"”]?'
const year = '(?:\\s*\\d{4}|\\s+\\d{2}(?!\\d))?(?:\\s*г(?:ода|\\.)?)?'
const anyDate = new RegExp(
  `\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})(?:\\s*г\\.)?|${day}\\s*(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)(?![а-яё])\\.?${year}|${day}\\s+\\d{1,2}\\s+\\d{4}(?:\\s*г\\.)?`,
  'gi',
)
/** Every date in a text as it stands there. */
const datesIn = (text: string): string[] => text.match(anyDate) ?? []

/** What else stands beside the dates of a stage: a note that the form has no place for. */
export function besideDates(content: string): string {
  const left = content.replace(anyDate, ' ').replace(/(?<![\p{L}])(?:с|по|до|от|г|года)(?![\p{L}])\.?/giu, ' ')
  return /\p{L}/u.test(left) ? left.replace(/\s+/g, ' ').replace(/^[\s(),;.–—«»"-]+|[\s(,;–—-]+$/g, '') : ''
}

export type StageValue = { text: string; doubt?: string }

const blank = (text: string): boolean =>
  !/[\p{L}\d]/u.test(text.replace(/(?<![\p{L}])(?:г|года|с|по)(?![\p{L}])\.?/giu, ''))

/**
 * One day of a stage as it is kept: a DateString, or what was typed with the reason why it is no date. `other` lends
 * its year.
 */
function stageDay(typed: string, other: ReadDate | null): StageValue {
  if (blank(typed)) return { text: '' }
  const read = readDate(typed)
  const raw = typed.trim().replace(/^[(\s]+|[)\s,;]+$/g, '')
  if (read === null) return { text: raw, doubt: `Не прочитана дата: ${quoted(raw)}.` }
  if (read.kind === 'date') return { text: read.date }
  if (read.kind === 'bad') return { text: raw, doubt: read.why }
  if (other?.kind === 'date') {
    const whole = made(read.day, read.month, other.date.slice(0, 4), raw)
    if (whole.kind === 'date') return { text: whole.date, doubt: 'Год не был указан и взят из второй даты.' }
  }
  return { text: raw, doubt: `В дате нет года: ${quoted(raw)}.` }
}

/** «с … по …», «… – …», two dates one after the other. */
export function readRange(content: string): { from: StageValue; to: StageValue } {
  const text = content
    .trim()
    .replace(/^\((.*)\)\.?$/s, '$1')
    .trim()
  const worded = /^(?:с\s+)?(.*?)\s*(?<![\p{L}])по(?![\p{L}])\s*(.*)$/su.exec(text)
  const dashed = /^(?:с\s+)?(.+?)\s+[–—-]\s+(.+)$/s.exec(text) ?? /^([\d./]+)[–—-]([\d./]+)$/.exec(text)
  const found = datesIn(text)
  const pair = worded ?? dashed ?? (found.length === 2 ? ['', found[0] ?? '', found[1] ?? ''] : null)
  if (pair) {
    const [left, right] = [pair[1] ?? '', pair[2] ?? '']
    // «с 12 по 22 января 2027 г.»: the month stands once.
    const short = /^\D{0,2}(\d{1,2})\D{0,2}$/.exec(left.trim())
    const end = readDate(right)
    if (short && end?.kind === 'date') {
      const read = made(Number(short[1]), Number(end.date.slice(5, 7)), end.date.slice(0, 4), left.trim())
      if (read.kind === 'date') return { from: { text: read.date }, to: { text: end.date } }
    }
    return { from: stageDay(left, end), to: stageDay(right, readDate(left)) }
  }
  if (blank(text)) return { from: { text: '' }, to: { text: '' } }
  const only = stageDay(found.length === 1 ? (found[0] ?? '') : text.replace(/^с\s+/, ''), null)
  return {
    from: { ...only, doubt: only.doubt ?? 'Указана одна дата: проверьте, начало это или окончание.' },
    to: { text: '' },
  }
}

export function readSingle(content: string): StageValue {
  const text = content
    .trim()
    .replace(/^\((.*)\)\.?$/s, '$1')
    .trim()
  const found = datesIn(text)
  if (found.length < 2) return stageDay(found[0] ?? text, null)
  return {
    ...stageDay(found[0] ?? '', readDate(found[1] ?? '')),
    doubt: `Этап занимает один день, а дат несколько: «${text}».`,
  }
}

const word = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?'
const initials = '[А-ЯЁ]\\.\\s?(?:[А-ЯЁ]\\.)?'
const names = [`${word}\\s${word}\\s${word}`, `${word}\\s${word}`, `${word}\\s${initials}`, `${initials}\\s?${word}`]
const wholeName = new RegExp(`^(?:${names.join('|')})$`)
const nameThenPost = new RegExp(`^(${[names[0], names[2], names[3]].join('|')})[,\\s]+(?:[–—-]\\s*)?(.+)$`, 's')

export const isPersonName = (text: string): boolean => wholeName.test(text.trim())

export type ReadPerson = { name: string; position: string; doubt?: string }

/** «Иванова Анна Петровна, начальник отдела», also with a dash, in the other order, or one of the two. */
export function readPerson(typed: string): ReadPerson {
  const text = typed
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[;,]+$/, '')
  if (text === '') return { name: '', position: '' }
  if (isPersonName(text)) return { name: text, position: '' }
  const split = /^(.+?)(?:\s*,\s*|\s+[–—-]\s+)(.+)$/.exec(text)
  const [first, second] = [split?.[1] ?? '', split?.[2] ?? '']
  if (split && isPersonName(first)) return { name: first, position: second }
  const glued = nameThenPost.exec(text)
  if (glued && /^[а-яё]/.test(glued[2] ?? '')) return { name: glued[1] ?? '', position: glued[2] ?? '' }
  const last = /^(.+)(?:\s*,\s*|\s+[–—-]\s+)([^,]+)$/.exec(text)
  if (last && isPersonName(last[2] ?? '')) return { name: last[2] ?? '', position: last[1]?.trim() ?? '' }
  if (split) return { name: first, position: second, doubt: `Не ясно, где имя, а где должность: «${text}».` }
  return /^[а-яё]/.test(text) || text.split(' ').length > 3
    ? { name: '', position: text, doubt: 'Имя не найдено: прочитана только должность.' }
    : { name: text, position: '', doubt: `Не похоже на имя: «${text}».` }
}

/** A line of the team: one person, several after semicolons, or names alone after commas. */
export function readTeam(line: string): ReadPerson[] {
  const parts = line
    .replace(/^\s*(?:[-–—•*]|\d{1,2}[.)])\s*/, '')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.flatMap((part) => {
    const several = part
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
    return several.length > 1 && several.every(isPersonName)
      ? several.map((name) => ({ name, position: '' }))
      : [readPerson(part)]
  })
}

const unitWord =
  /^(?:%|процент\S*|секунд\S*|сек\.?|с|минут\S*|мин\.?|час\S*|ч\.?|(?:календ|рабоч)\S*\s*(?:дн\S*|день)|дн\S*|день|сут\S*|недел\S*|месяц\S*|мес\.?|год\S*|лет|(?:тыс\.?|млн\.?|млрд\.?)?\s*(?:руб\S*|₽)|шт\S*|ед\S*|балл\S*|чел\S*|раз\S*|экз\S*|лист\S*|стр\S*|документ\S*|обращен\S*|заяв\S*|шаг\S*|этап\S*|операц\S*|ошиб\S*|жалоб\S*|метр\S*|м|км|кг|услуг\S*|подпис\S*|визит\S*|посещ\S*|коэф\S*|доля)(?:[ /].*)?$/i

export type ReadGoal = {
  name: string
  unit: string
  unitDoubt?: string
  direction: GoalDirection
  directionDoubt?: string
}

/** «Время протекания процесса, рабочих дней» and the two values; which way is better is told by the values. */
export function readGoal(cell: string, current: string, target: string): ReadGoal {
  const text = cell.replace(/\s+/g, ' ').trim()
  const bracket = /^(.+?)\s*\(([^()]+)\)$/.exec(text)
  const comma = /^(.+),\s*([^,]+)$/.exec(text)
  const found = [bracket, comma].find((match) => match && unitWord.test(match[2] ?? ''))
  const unit = found?.[2] ?? ''
  const [from, to] = [readDecimal(current), readDecimal(target)]
  const sign = from && to ? compareDecimals(toDecimalString(to), toDecimalString(from)) : 0
  return {
    name: found?.[1] ?? text,
    unit,
    ...(unit === '' && { unitDoubt: 'Единица измерения не найдена: проверьте название и единицу.' }),
    direction: sign > 0 ? 'MORE' : 'LESS',
    ...(sign === 0 && { directionDoubt: 'По значениям не ясно, должен показатель снижаться или расти.' }),
  }
}

/** Why a value is no number: «90 мин.» */
export function numberDoubt(text: string): string | undefined {
  return text === '' || readDecimal(text) !== undefined
    ? undefined
    : `«${text}» – не число. Оставьте число, единицу укажите отдельно.`
}
