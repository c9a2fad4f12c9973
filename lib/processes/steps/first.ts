/** Figures that come with the page of a table of steps. Pure. */
import type { ResourcePrices } from '../model/types'
import { byPlace } from './order'
import { reckon, type Reckoned, type ReckonInput, type TableFigures } from './reckon'
import { sumsOf, type StepsView } from './view'

type First = {
  doubts: Reckoned['doubts']
  sound: { figures: TableFigures; at: string; rows: ReckonInput['rows'] } | null
}

/** Of the table as it stands; while it has a doubt, of the last state that could be reckoned. */
export function firstFigures(view: StepsView, prices: ResourcePrices | null): First {
  const { name, agency, unitId, roles, runsPerYear, today, dayMinutes } = view
  const subs = sumsOf(view.subs)
  const common = {
    subs,
    owner: { name, agencyId: agency.id, unitId },
    roles,
    prices,
    runsPerYear,
    day: today,
    dayMinutes,
  }
  const rows = view.steps
    .filter(({ removed }) => !removed)
    .toSorted(byPlace)
    .map(({ id, data }) => ({ id, data }))
  const { doubts, figures } = reckon({ ...common, rows, start: view.start })
  if (figures) return { doubts, sound: { figures, at: view.updatedAt, rows } }
  const { sound } = view
  const before = sound && reckon({ ...common, rows: sound.rows, start: sound.start }).figures
  return { doubts, sound: sound && before ? { figures: before, at: sound.at, rows: sound.rows } : null }
}
