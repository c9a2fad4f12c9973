/** Prices of resources over time (exact.md P5). Pure. */
import { addDays, type DateString } from '@/lib/core/dates'
import { priceRowsByDay } from '../model/prices'
import type { DatedPrice } from '../model/types'

export const resourceKinds = ['ROLE', 'MATERIAL', 'OVERHEAD'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** First day from `day` on for which there is no price; null – there is one for all days to come. */
export function firstGap(prices: readonly DatedPrice[], day: DateString): DateString | null {
  const ends = prices.flatMap(({ to }) => (to === undefined ? [] : [addDays(to as DateString, 1)]))
  const days = [day, ...ends.filter((end) => end > day).toSorted()]
  const rows = priceRowsByDay(prices, days)
  return days.find((_one, i) => rows[i] === undefined) ?? null
}
