/**
 * Orders of dealing with clients: collecting feedback (Kirov 3.5), the list of touchpoints (5.1, 6.1), dealing with
 * clients (5.4, 6.4; Kuzbass 2.2(5)); which edition is in force, and who has which. Pure.
 */
import type { DateString } from '@/lib/core/dates'

export const orderKinds = ['COLLECTING', 'TOUCHPOINTS', 'CLIENTS'] as const
export type OrderKind = (typeof orderKinds)[number]
export const orderKindLabels: Record<OrderKind, string> = {
  COLLECTING: 'порядок сбора и анализа обратной связи',
  TOUCHPOINTS: 'порядок ведения перечня точек взаимодействия',
  CLIENTS: 'порядок взаимодействия с клиентами',
}
export const orderHeads: Record<OrderKind, string> = {
  COLLECTING: 'Сбор обратной связи',
  TOUCHPOINTS: 'Перечень точек',
  CLIENTS: 'Взаимодействие с клиентами',
}

type Edition = { edition: number; from: DateString; until: DateString | null }
export type OrderState = 'AHEAD' | 'IN_FORCE' | 'REPLACED' | 'ENDED'
export const orderStateLabels: Record<OrderState, { word: string; mark: 'ok' | 'warn' | 'none' }> = {
  AHEAD: { word: 'вступит в силу', mark: 'warn' },
  IN_FORCE: { word: 'действует', mark: 'ok' },
  REPLACED: { word: 'заменён новой редакцией', mark: 'none' },
  ENDED: { word: 'срок истёк', mark: 'none' },
}

/** The state of an edition among all of its agency and kind: the latest that has begun replaces the others. */
export function orderState(order: Edition, all: readonly Edition[], today: DateString): OrderState {
  if (order.from > today) return 'AHEAD'
  const later = all.some(({ edition, from }) => edition > order.edition && from <= today)
  if (later) return 'REPLACED'
  return order.until !== null && order.until < today ? 'ENDED' : 'IN_FORCE'
}

/** The edition in force on the day; undefined – there is none. */
export const inForce = <T extends Edition>(all: readonly T[], today: DateString): T | undefined =>
  all.find((order) => orderState(order, all, today) === 'IN_FORCE')
