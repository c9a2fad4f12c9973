/** When a digest is sent and what it says. Pure: the hour is the tenant's, the clock is the caller's. */
import {
  addDays,
  formatLong,
  formatShort,
  formatWeekday,
  startOfDay,
  todayIn,
  weekdayOf,
  type DateString,
} from '@/lib/core/dates'
import { isWorkingDay } from '@/lib/core/work-calendar'
import { upperFirst } from '@/lib/core/format'
import { hourIn, isNight } from '@/lib/core/night'
import type { Deadline } from './rules'

export type DigestFrequency = 'NONE' | 'DAILY' | 'WEEKLY'

/** `weekday`: 1 – Monday … 7 – Sunday; `hour`: of the tenant's zone; `everyDay`: on days off, too. */
export type DigestSetting = {
  frequency: DigestFrequency
  weekday: number
  hour: number
  everyDay: boolean
  updatedAt: Date
}

const isoWeekday = (date: DateString): number => ((weekdayOf(date) + 6) % 7) + 1
const mondayOf = (date: DateString): DateString => addDays(date, 1 - isoWeekday(date))
const works = (date: DateString): boolean => isWorkingDay(date).working

/**
 * The day of this week's letter: the chosen one, or the next working day, or the last one before it; null – nobody
 * works that week.
 */
export function weeklyDay(date: DateString, weekday: number, everyDay: boolean): DateString | null {
  const days = Array.from({ length: 7 }, (_, at) => addDays(mondayOf(date), at))
  const chosen = days[weekday - 1] ?? days[0] ?? date
  if (everyDay) return chosen
  return days.find((day) => day >= chosen && works(day)) ?? days.findLast((day) => day < chosen && works(day)) ?? null
}

/**
 * The key of the letter that is due now, one a day or a week; null – nothing is due. Late in the day it is still sent
 * (the worker may have been away), in the night never. A choice made after today's hour begins with the next letter.
 */
export function dueDigest(
  setting: DigestSetting,
  timeZone: string,
  now: Date,
): { key: string; day: DateString } | null {
  if (setting.frequency === 'NONE' || isNight(timeZone, now)) return null
  const today = todayIn(timeZone, now)
  const weekly = setting.frequency === 'WEEKLY'
  const day = weekly ? weeklyDay(today, setting.weekday, setting.everyDay) : today
  if (day === null || day > today) return null
  // A weekly letter that was missed on its day comes on the next day that suits.
  if (!setting.everyDay && !works(today)) return null
  if (day === today && hourIn(timeZone, now) < setting.hour) return null
  const planned = new Date(startOfDay(timeZone, day).getTime() + setting.hour * 3_600_000)
  if (planned < setting.updatedAt) return null
  return { key: weekly ? `week:${mondayOf(today)}` : `day:${today}`, day: today }
}

/** Last day of what a digest looks ahead to. */
export const digestUntil = (today: DateString): DateString => addDays(today, 7)

const SECTION_LINES = 15

export type DigestLetter = { subject: string; text: string }
type Sender = {
  name: string
  programme: string
  /** Address of the office, without a slash at the end. */
  office: string
}

/** The letter: past due, today, within a week; null when there is nothing to say. */
export function digestLetter(deadlines: readonly Deadline[], today: DateString, sender: Sender): DigestLetter | null {
  const late = deadlines.filter(({ lateAfter }) => lateAfter < today)
  const now = deadlines.filter(({ on, lateAfter }) => on <= today && lateAfter >= today)
  const soon = deadlines.filter(({ on }) => on > today && on <= digestUntil(today))
  if (late.length + now.length + soon.length === 0) return null
  const line = ({ title, agencyName, on, href }: Deadline): string =>
    `– ${on === today ? '' : `${formatShort(on)}. `}${title}${agencyName ? ` (${agencyName})` : ''}\n${sender.office}/${href}`
  const section = (heading: string, rows: readonly Deadline[]): string[] =>
    rows.length === 0
      ? []
      : [
          `${heading}: ${rows.length}`,
          ...rows.slice(0, SECTION_LINES).map(line),
          ...(rows.length > SECTION_LINES ? [`и ещё ${rows.length - SECTION_LINES} – в календаре`] : []),
        ]
  const parts = [
    late.length > 0 ? `просрочено ${late.length}` : '',
    now.length > 0 ? `сегодня ${now.length}` : '',
    soon.length > 0 ? `на неделе ${soon.length}` : '',
  ].filter(Boolean)
  return {
    subject: `Сроки: ${parts.join(', ')}`,
    text: [
      `${upperFirst(formatWeekday(today))}, ${formatLong(today)} Дел со сроком: ${late.length + now.length + soon.length}.`,
      ...section('Просрочено', late),
      ...section('Сегодня', now),
      ...section('На неделе', soon),
      'Весь календарь:',
      `${sender.office}/calendar`,
      'Письмо приходит, потому что вы так выбрали. Изменить или отключить:',
      `${sender.office}/calendar/subscription`,
      `${sender.programme}. ${sender.name}`,
    ].join('\n\n'),
  }
}
