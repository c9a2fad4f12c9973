/** What a reader chose to see of a rating, and how it is kept in the address. Pure. */
import { compareDecimals, subtractDecimals } from '@/lib/core/decimal'

/** One participant, kept short: it crosses the wire as data beside the drawn table. */
export type RatingRow = {
  name: string
  slug: string
  kind: string
  place: number
  total: string
  level: string
  before: string | null
}

export const orders = ['place', 'name', 'change'] as const
export type Order = (typeof orders)[number]
export const orderLabels: Record<Order, string> = { place: 'по месту', name: 'по названию', change: 'по изменению' }

/** `back`: the same order from its end. */
export type View = { q: string; kind: string; level: string; order: Order; back: boolean }
export const everything: View = { q: '', kind: '', level: '', order: 'place', back: false }

export const orderOf = (text: string | null): Order => orders.find((order) => order === text) ?? 'place'

/** Whether the figures or names grow downwards; the greatest gains stand first. */
export const ascends = ({ order, back }: View): boolean => (order === 'change' ? back : !back)

export function viewOf(search: string): View {
  const query = new URLSearchParams(search)
  const text = (name: string): string => query.get(name) ?? ''
  return {
    q: text('q'),
    kind: text('kind'),
    level: text('level'),
    order: orderOf(query.get('order')),
    back: text('back') === '1',
  }
}

/** The query string of a view, with its question mark; empty for everything. */
export function searchOf(view: View): string {
  const query = new URLSearchParams()
  for (const name of ['q', 'kind', 'level'] as const) if (view[name]) query.set(name, view[name])
  if (view.order !== 'place') query.set('order', view.order)
  if (view.back) query.set('back', '1')
  const text = query.toString()
  return text && `?${text}`
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')
const change = (row: RatingRow): string | null => (row.before === null ? null : subtractDecimals(row.total, row.before))

function compare(a: RatingRow, b: RatingRow, order: Order): number {
  if (order === 'name') return a.name.localeCompare(b.name, 'ru')
  if (order === 'place') return a.place - b.place || a.name.localeCompare(b.name, 'ru')
  const [before, after] = [change(a), change(b)]
  if (before === null || after === null) return 0
  return compareDecimals(after, before) || a.place - b.place
}

/**
 * The rows that a view shows, in its order; those who are new stand last when sorted by change, whichever the
 * direction.
 */
export function rowsOf(rows: readonly RatingRow[], view: View): RatingRow[] {
  const words = plain(view.q).split(/\s+/).filter(Boolean)
  const found = rows.filter(
    (row) =>
      (!view.kind || row.kind === view.kind) &&
      (!view.level || row.level === view.level) &&
      words.every((word) => plain(row.name).includes(word)),
  )
  const late = (row: RatingRow): number => (view.order === 'change' && row.before === null ? 1 : 0)
  return found.toSorted((a, b) => late(a) - late(b) || compare(a, b, view.order) * (view.back ? -1 : 1))
}
