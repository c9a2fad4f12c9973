/** Words of the lists of clients: touchpoints, segments, approvals. Pure. */
import { count } from '@/lib/core/format'

export const sides = ['EXTERNAL', 'INTERNAL'] as const
export type Side = (typeof sides)[number]

export const sideLabels: Record<Side, string> = { EXTERNAL: 'внешний клиент', INTERNAL: 'внутренний клиент' }
/** «с внешними клиентами»: of lists. */
export const sidePlurals: Record<Side, string> = { EXTERNAL: 'Внешние клиенты', INTERNAL: 'Внутренние клиенты' }

export const touchpointStatuses = ['ACTIVE', 'CLOSED'] as const
export type TouchpointStatusName = (typeof touchpointStatuses)[number]
export const touchpointStatusLabels: Record<TouchpointStatusName, { short: string; mark: 'ok' | 'none' }> = {
  ACTIVE: { short: 'действует', mark: 'ok' },
  CLOSED: { short: 'закрыта', mark: 'none' },
}

export const touchpoints = (n: number): string => count(n, 'точка', 'точки', 'точек')
export const segments = (n: number): string => count(n, 'сегмент', 'сегмента', 'сегментов')

/** A title by its key; a key that the programme no longer has stands as it is. */
export const titleOf = (all: readonly { key: string; title: string }[], key: string): string =>
  all.find((one) => one.key === key)?.title ?? key

export type ListKind = 'TOUCHPOINTS' | 'SEGMENTS'
export const listLabels: Record<
  ListKind,
  { title: string; act: string; rows: (n: number) => string; path: string; file: string }
> = {
  TOUCHPOINTS: {
    title: 'Перечень точек взаимодействия с клиентами',
    act: 'Приказ об утверждении перечня точек взаимодействия',
    rows: touchpoints,
    path: 'touchpoints',
    file: 'touchpoints',
  },
  SEGMENTS: {
    title: 'Сегменты клиентов и их профили',
    act: 'Приказ об утверждении сегментов клиентов',
    rows: segments,
    path: 'segments',
    file: 'segments',
  },
}
