/** «Что вас ждёт»: what a person is to do now, item by item. Pure. */
import { instantToDate, todayIn, type DateString } from '@/lib/core/dates'
import { submissionTiming, timingSign, timingText } from '@/lib/core/due'
import { count } from '@/lib/core/format'
import type { WaitRow } from '@/lib/core/wait'
import { workingDaysBetween } from '@/lib/core/work-calendar'
import { queueKinds, waits, type QueueKind } from './kinds'

export type QueueMark = 'ok' | 'warn' | 'bad' | 'none'

export type QueueItem = {
  key: string
  kind: QueueKind
  agencyName: string
  /** What exactly: «за 2026 год, критерий 5». */
  what: string
  /** Path under /‹tenant›/office/. */
  href: string
  due: DateString | null
  mark: QueueMark
  /** «осталось 24 дня · 17 рабочих», «ждёт 4 рабочих дня». */
  timing: string
}

export type QueueGroup = {
  kind: QueueKind
  items: QueueItem[]
  /** Something to do, not only to know. */
  todo: boolean
}

type Moment = { timeZone: string; now: Date }

/** The groups with something in them, in the order of the kinds, the most urgent first inside each. */
export function buildQueue(moment: Moment, rows: readonly WaitRow<QueueKind>[]): QueueGroup[] {
  const byKind = Map.groupBy(
    rows.map((row) => itemOf(moment, row)),
    ({ kind }) => kind,
  )
  return queueKinds.flatMap((kind): QueueGroup[] => {
    const items = byKind.get(kind)?.sort((a, b) => urgency(a) - urgency(b) || compareDue(a.due ?? '9', b.due ?? '9'))
    return items ? [{ kind, items, todo: waits[kind].todo }] : []
  })
}

/** «Вас ждут N дел». */
export const queueTotal = (groups: readonly QueueGroup[]): number =>
  groups.reduce((sum, group) => sum + (group.todo ? group.items.length : 0), 0)

const urgency = ({ mark }: QueueItem): number => ({ bad: 0, warn: 1, ok: 2, none: 3 })[mark]

const compareDue = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How it stands today: by its day, or by how long it has waited. */
function standing({ timeZone, now }: Moment, due: DateString | null): { mark: QueueMark; timing: string | null } {
  if (due === null) return { mark: 'none', timing: null }
  const timing = submissionTiming(due, timeZone, null, now)
  return { mark: timingSign(timing), timing: timingText(timing) }
}

function waited({ timeZone, now }: Moment, since: Date | null): string {
  if (since === null) return ''
  const { days } = workingDaysBetween(instantToDate(timeZone, since), todayIn(timeZone, now))
  return days <= 0 ? 'с сегодняшнего дня' : `ждёт ${count(days, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
}

function itemOf(moment: Moment, row: WaitRow<QueueKind>): QueueItem {
  const { kind, id, agencyName, due, since } = row
  const { line, timing: told, mark: least } = waits[kind]
  const { what, href, whose } = line(row)
  const { mark, timing } = standing(moment, due)
  return {
    key: `${kind} ${id}`,
    kind,
    agencyName: agencyName || (whose ?? ''),
    what,
    href,
    due,
    mark: mark === 'bad' ? mark : (least ?? mark),
    timing: timing === null || told === 'since' ? waited(moment, since) : timing,
  }
}
