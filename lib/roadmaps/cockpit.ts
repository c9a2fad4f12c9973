/** The road maps' cell of the cockpit. Pure. */
import { cell, noCell, type Cell, type CellAgency, type CellSpecs } from '@/lib/core/cockpit'
import { agree, count, NBSP } from '@/lib/core/format'
import type { RoadmapProgress } from './rules'

/** What the agency owes in the year. */
export type RoadmapFacts = Pick<RoadmapProgress, 'items' | 'done' | 'overdue' | 'soon'> & {
  /** The map in which most of the year's parts of the agency stand. */
  roadmapId: string | null
}

function roadmapCell(found: RoadmapFacts | undefined, { id }: CellAgency): Cell {
  if (!found || found.items === 0) return noCell('пунктов нет')
  const { items, done, overdue, soon, roadmapId } = found
  const text = `${done}${NBSP}из${NBSP}${items}`
  const points = (n: number) => `${count(n, 'пункт', 'пункта', 'пунктов')} дорожной карты`
  const base = {
    n: done,
    of: items,
    href: roadmapId === null ? 'office/roadmaps' : `office/roadmaps/${roadmapId}?body=${id}`,
  }
  if (overdue > 0)
    return cell('bad', text, {
      ...base,
      why: `${agree(overdue, 'просрочен', 'просрочено')} ${points(overdue)}`,
    })
  return soon > 0 ? cell('warn', text, { ...base, why: `скоро срок: ${points(soon)}` }) : cell('ok', text, base)
}

export const roadmapCells = {
  roadmap: { place: 4, title: () => 'Дорожная карта', total: 'SHARE', cell: roadmapCell },
} satisfies CellSpecs
