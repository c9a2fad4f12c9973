/** Deadlines as an iCalendar file (RFC 5545): all-day events, so that no time zone can move them. */
import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator'
import { addDays, type DateString } from '@/lib/core/dates'
import { deadlineWords } from './labels'
import type { Deadline } from './rules'

const utc = (date: DateString): Date => new Date(`${date}T00:00:00Z`)
/** 9:00 of the day before: an all-day event begins at midnight. */
const ALARM_SECONDS = 15 * 3_600

export type CalendarFile = {
  name: string
  deadlines: readonly Deadline[]
  /** When what the file says last changed. */
  changedAt: Date
  /** Address of the office, without a slash at the end; its host ends the events' ids. */
  office: string
  /** Remind the day before. */
  alarms: boolean
}

export function calendarText({ name, deadlines, changedAt, office, alarms }: CalendarFile): string {
  const calendar = ical({ name, prodId: { company: 'Gemba', product: 'deadlines', language: 'RU' }, ttl: 3_600 })
  const { host } = new URL(office)
  for (const { key, kind, on, title, agencyName, href, state } of deadlines) {
    const summary = state === 'OVERDUE' ? `Просрочено: ${title}` : title
    const event = calendar.createEvent({
      id: `${key}@${host}`,
      start: utc(on),
      end: utc(addDays(on, 1)),
      allDay: true,
      summary,
      description: [agencyName, `${office}/${href}`].filter(Boolean).join('\n'),
      url: `${office}/${href}`,
      categories: [{ name: deadlineWords(kind).one }],
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: changedAt,
      lastModified: changedAt,
    })
    if (alarms && state !== 'OVERDUE')
      event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_SECONDS, description: summary })
  }
  return calendar.toString()
}
