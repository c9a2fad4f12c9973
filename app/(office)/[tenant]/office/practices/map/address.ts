import { isUuid } from '@/lib/core/ids'
import { pageNumber } from '@/lib/core/pages'
import type { MapFilter } from '@/lib/practices/map-queries'

export type MapSearch = Record<string, string | string[] | undefined>
export type MapView = 'practices' | 'agencies'

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** What the address of the map asks for; what cannot be is left out. */
export function readAddress(search: MapSearch): { view: MapView; filter: MapFilter } {
  const [year, kind, practice, agency] = [
    text(search.year),
    text(search.kind),
    text(search.practice),
    text(search.agency),
  ]
  return {
    view: search.view === 'agencies' ? 'agencies' : 'practices',
    filter: {
      ...(/^20\d\d$/.test(year) && { year: Number(year) }),
      ...(/^[A-Z_]{1,40}$/.test(kind) && { kind }),
      ...(isUuid(practice) && { practice }),
      ...(isUuid(agency) && { agency }),
      page: pageNumber(search.page),
    },
  }
}

/** The address of the map with what is asked for; the first page needs no number. */
export function mapHref(at: string, view: MapView, { year, kind, practice, agency, page }: MapFilter): string {
  const query = new URLSearchParams()
  if (view === 'agencies') query.set('view', view)
  for (const [name, value] of Object.entries({
    practice,
    agency,
    kind,
    year: year && String(year),
    page: page && page > 1 ? String(page) : '',
  }))
    if (value) query.set(name, value)
  return query.size > 0 ? `${at}/map?${query.toString()}` : `${at}/map`
}
