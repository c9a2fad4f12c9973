/** The cockpit's cells of an agency: a fold over what the modules declare. Pure. */
import type { Cell, CockpitFrame } from '@/lib/core/cockpit'
import { cellKeys, cellSpecs, type CellKey } from './columns'
import type { AgencyFacts } from './facts'

export type { Cell, Mark } from '@/lib/core/cockpit'
export type Cells = Record<CellKey, Cell>

/**
 * Every cell of an agency; which of them are shown says the programme (readCockpit). `facts` – what each cell's module
 * has read of it.
 */
export function cellsOf(
  agency: Pick<AgencyFacts, 'id' | 'slug' | 'until'>,
  facts: Partial<Record<CellKey, unknown>>,
  frame: CockpitFrame,
): Cells {
  const cells = Object.fromEntries(
    cellKeys.map((key) => [key, cellSpecs[key].cell(facts[key], agency, frame)]),
  ) as Cells
  if (agency.until === null) return cells
  // Of one that is gone nothing more is asked; its figures stay.
  return Object.fromEntries(
    Object.entries(cells).map(([key, one]) => [key, { ...one, mark: one.mark === 'ok' ? 'ok' : 'none', why: '' }]),
  ) as Cells
}
