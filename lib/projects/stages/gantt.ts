/** Geometry of the Gantt chart: days → per cent of the width. Pure. */
import { addDays, daysBetween, type DateString } from '@/lib/core/dates'

export type GanttScale = {
  from: DateString
  to: DateString
  /** Months: name and where each begins, in per cent. */
  months: { key: string; label: string; at: number; width: number }[]
}
export type GanttBar = { left: number; width: number }

const names = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const monthStart = (day: DateString): DateString => `${day.slice(0, 7)}-01`
const nextMonth = (day: DateString): DateString => monthStart(addDays(monthStart(day), 31))

/** Whole months around all the days; null when there are none. */
export function ganttScale(days: readonly (DateString | null)[]): GanttScale | null {
  const known = days.filter((day) => day !== null).sort()
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return null
  const from = monthStart(first)
  const to = nextMonth(last)
  const span = daysBetween(from, to)
  const months: GanttScale['months'] = []
  for (let at = from; at < to; at = nextMonth(at)) {
    const month = Number(at.slice(5, 7))
    const year = month === 1 || at === from ? ` ${at.slice(0, 4)}` : ''
    months.push({
      key: at.slice(0, 7),
      label: `${names[month - 1] ?? ''}${year}`,
      at: (daysBetween(from, at) / span) * 100,
      width: (daysBetween(at, nextMonth(at)) / span) * 100,
    })
  }
  return { from, to, months }
}

/** Where a day begins, in per cent; null outside the chart. */
export function ganttAt({ from, to }: Pick<GanttScale, 'from' | 'to'>, day: DateString): number | null {
  if (day < from || day >= to) return null
  return (daysBetween(from, day) / daysBetween(from, to)) * 100
}

/**
 * The bar from the first day to the end of the last; one known day makes a bar of a day. Null when neither is known.
 */
export function ganttBar(
  scale: Pick<GanttScale, 'from' | 'to'>,
  start: DateString | null,
  end: DateString | null,
): GanttBar | null {
  const first = start ?? end
  const last = end ?? start
  if (first === null || last === null || last < first || last < scale.from || first >= scale.to) return null
  const span = daysBetween(scale.from, scale.to)
  const left = Math.max(0, daysBetween(scale.from, first))
  const right = Math.min(span, daysBetween(scale.from, last) + 1)
  return { left: (left / span) * 100, width: ((right - left) / span) * 100 }
}
