/** Prices of resources over time (exact.md P5). Pure. */
import { addDays, type DateString } from '@/lib/core/dates'
import { priceRowOn } from '../model/prices'
import type { DatedPrice } from '../model/types'

export const resourceKinds = ['ROLE', 'MATERIAL', 'OVERHEAD'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** First day from `day` on for which there is no price; null – there is one for all days to come. */
export function firstGap(prices: readonly DatedPrice[], day: DateString): DateString | null {
  const turns = prices.flatMap(({ to }) => (to === undefined ? [] : [addDays(to as DateString, 1)]))
  return (
    [day, ...turns.filter((turn) => turn > day).toSorted()].find((one) => priceRowOn(prices, one) === undefined) ?? null
  )
}
