/** The tools' cell of the cockpit. Pure. */
import { cell, noCell, type Cell, type CellAgency, type CellSpecs } from '@/lib/core/cockpit'
import { NBSP } from '@/lib/core/format'
import type { ToolsSummary } from './view'

/** How far the agency applies the programme's tools. */
export type ToolFacts = Pick<ToolsSummary, 'levels' | 'tools' | 'differences'>

function toolsCell(found: ToolFacts | undefined, { id }: CellAgency): Cell {
  if (!found || found.tools === 0) return noCell()
  const { levels, differences } = found
  if (levels.NOT_BEGUN === found.tools)
    return cell('none', 'не начато', { href: `office/tools/${id}`, n: 0, of: found.tools })
  const applied = levels.APPLIED + levels.STANDARD
  const base = { href: `office/tools/${id}`, n: applied, of: found.tools }
  const text = `${applied}${NBSP}из${NBSP}${found.tools}`
  return differences > 0
    ? cell('warn', text, { ...base, why: 'инструменты: посещение показало не то, что заявлено' })
    : cell('ok', text, base)
}

export const toolCells = {
  tools: { place: 8, title: () => 'Инструменты', total: 'MEAN', cell: toolsCell },
} satisfies CellSpecs
