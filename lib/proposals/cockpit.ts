/** The proposals' cell of the cockpit. Pure. */
import { cell, type Cell, type CellAgency, type CellSpecs, type CockpitFrame } from '@/lib/core/cockpit'
import { count } from '@/lib/core/format'

export type ProposalFacts = {
  /** Filed in the shown year. */
  proposals: number
  /** Those that nobody answered in time, now. */
  unanswered: number
}

function proposalsCell(
  facts: ProposalFacts = { proposals: 0, unanswered: 0 },
  { id }: CellAgency,
  { year, current }: CockpitFrame,
): Cell {
  const list = `office/proposals?agency=${id}`
  const n = facts.proposals
  if (current && facts.unanswered > 0) {
    return cell('warn', `${n}, без ответа ${facts.unanswered}`, {
      n,
      href: `${list}&state=LATE`,
      why: `на ${count(facts.unanswered, 'предложение', 'предложения', 'предложений')} не ответили в срок`,
    })
  }
  return n === 0 ? cell('none', '0', { n }) : cell('ok', String(n), { n, href: `${list}&year=${year}` })
}

export const proposalCells = {
  proposals: { place: 7, title: () => 'Предложения', total: 'SUM', cell: proposalsCell },
} satisfies CellSpecs
