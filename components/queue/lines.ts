/** Words of a thing that waits, for the screen. Pure. */
import { formatLong } from '@/lib/core/dates'
import type { QueueItem, QueueMark } from '@/lib/queue/items'

export type QueueLine = {
  key: string
  name: string
  what: string
  mark: QueueMark
  timing: string
  due?: string
  /** Under the office. */
  href: string
}

export const queueLines = (items: readonly QueueItem[]): QueueLine[] =>
  items.map(({ key, agencyName, what, mark, timing, due, href }) => ({
    key,
    name: agencyName,
    what,
    mark,
    timing,
    ...(due !== null && { due: `до ${formatLong(due)}` }),
    href,
  }))
