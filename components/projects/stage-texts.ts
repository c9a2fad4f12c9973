/** Dates of a stage in words, shared by the chart, the table and the stage's page. Pure. */
import { formatShort, type DateString } from '@/lib/core/dates'
import type { StageDates } from '@/lib/projects/stages/rules'

/** 01.02.2027 – 05.02.2027, one date when both are the same, «не назначен» without any. */
export function span(from: DateString | null, to: DateString | null): string {
  if (from === null && to === null) return 'не назначен'
  if (from === null || to === null || from === to) return formatShort(to ?? from ?? '')
  return `${formatShort(from)}\u00a0– ${formatShort(to)}`
}

/** What really happened: «с 01.02.2027», «01.02.2027 – 05.02.2027», «–». */
export const fact = ({ startedOn, closedOn }: Pick<StageDates, 'startedOn' | 'closedOn'>): string =>
  closedOn !== null ? span(startedOn, closedOn) : startedOn !== null ? `с\u00a0${formatShort(startedOn)}` : '–'
