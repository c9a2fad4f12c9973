/** The processes' cell of the cockpit. Pure. */
import { cell, noCell, type Cell, type CellAgency, type CellSpecs, type CockpitFrame } from '@/lib/core/cockpit'
import { daysBetween, todayIn, type DateString } from '@/lib/core/dates'
import { formatNumber, NBSP } from '@/lib/core/format'
import { REGISTRY_DAYS } from './waits'

/** The registry that the agency keeps. */
export type ProcessFacts = {
  /** In force. */
  processes: number
  /** Differing from what was approved last, and the day since when. */
  changed: number
  changedSince: DateString | null
  approved: boolean
  /** The order of keeping is approved, too (Kirov 3.4 asks for both). */
  ordered: boolean
  /** Whose registry holds these processes, where it is not the agency's own: counted there (registry/keeper-sql). */
  keeper: string | null
}

function processesCell(facts: ProcessFacts | undefined, { id }: CellAgency, { timeZone, now }: CockpitFrame): Cell {
  if (!facts) return noCell('нет')
  const { processes, changed, changedSince, approved, ordered } = facts
  // Told and not added up: the keeper's number has them.
  if (facts.keeper !== null)
    return processes === 0
      ? noCell('нет')
      : cell('none', `${formatNumber(processes)}, в${NBSP}реестре органа`, {
          href: `office/processes/registry/${id}`,
          why: `процессы стоят в реестре: ${facts.keeper}`,
        })
  const base = { href: `office/processes/registry/${id}`, n: processes }
  const n = formatNumber(processes)
  if (!approved) return cell('warn', `${n}, не${NBSP}утверждён`, { ...base, why: 'реестр процессов не утверждён' })
  const text = changed > 0 ? `${n}, изм.${NBSP}${formatNumber(changed)}` : n
  if (changedSince !== null && daysBetween(changedSince, todayIn(timeZone, now)) >= REGISTRY_DAYS)
    return cell('warn', text, { ...base, why: 'реестр процессов изменён и давно не утверждался' })
  return ordered
    ? cell('ok', text, base)
    : cell('warn', text, { ...base, why: 'порядок ведения реестра процессов не утверждён' })
}

export const processCells = {
  processes: { place: 10, title: () => 'Процессы', total: 'SUM', cell: processesCell },
} satisfies CellSpecs
