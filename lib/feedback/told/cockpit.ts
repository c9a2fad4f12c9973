/** The problems' cell of the cockpit: settled of all, and what of it is late or not told. Pure. */
import { cell, noCell, type Cell, type CellAgency, type CellSpecs, type CockpitFrame } from '@/lib/core/cockpit'
import { count, formatNumber, NBSP } from '@/lib/core/format'

export type ProblemFacts = {
  /** Of the year (`isOfYear`): all but the joined ones, and those that were settled. */
  all: number
  settled: number
  /** Of the settled, those that were declined: they are not solved. */
  declined: number
  /** Now: past the day of sorting, doing or telling. */
  late: number
  /** Settled, and nobody was told. */
  toTell: number
}

function problemsCell(facts: ProblemFacts | undefined, { id }: CellAgency, { year, current }: CockpitFrame): Cell {
  if (!facts || facts.all === 0) return noCell('нет')
  const { all, settled, declined, late, toTell } = facts
  const base = { href: `office/problems?agency=${id}&year=${year}`, n: settled, of: all }
  const text = `${formatNumber(settled)} из${NBSP}${formatNumber(all)}`
  if (current && late > 0)
    return cell('warn', `${text}, опозд.${NBSP}${formatNumber(late)}`, {
      ...base,
      why: `${count(late, 'проблема клиентов просрочена', 'проблемы клиентов просрочены', 'проблем клиентов просрочено')}`,
    })
  if (current && toTell > 0)
    return cell('warn', text, {
      ...base,
      why: `${count(toTell, 'проблема', 'проблемы', 'проблем')} – решено или отказано, а людям не сказано`,
    })
  const why =
    declined > 0
      ? { why: `решено ${formatNumber(settled - declined)}, отказано с${NBSP}объяснением – ${formatNumber(declined)}` }
      : {}
  return cell(settled === all ? 'ok' : 'none', text, { ...base, ...why })
}

export const toldCells = {
  PROBLEMS_OPEN: { place: 11, title: () => 'Проблемы клиентов', total: 'SHARE', cell: problemsCell },
} satisfies CellSpecs
