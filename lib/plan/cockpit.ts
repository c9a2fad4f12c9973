/** The plan's cells of the cockpit: how agencies stand by the plan's own targets. Pure. */
import {
  cell,
  noCell,
  type Cell,
  type CellAgency,
  type CellSpecs,
  type CockpitFrame,
  type Mark,
} from '@/lib/core/cockpit'
import { formatDecimal } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import { figure } from './figures'
import type { LightKind } from './lights'
import type { PlanIndicator, PlanYear } from './progress'
import { ofProgrammeOnly } from './sources'

/** How the agency stands by the plan's indicators that are each participant's own. */
export type PlanFacts = {
  met: number
  of: number
  worst: LightKind
  /** Of the indicators that do not go well, in words. */
  words: string[]
  trained: { value: string; target: string | null; kind: LightKind; words: string } | null
}

function planCell(facts: PlanFacts | undefined, { id }: CellAgency, { year }: CockpitFrame): Cell {
  if (!facts || facts.of === 0) return noCell()
  const mark: Mark = facts.worst
  return cell(mark, `${facts.met}${NBSP}из${NBSP}${facts.of}`, {
    n: facts.met,
    of: facts.of,
    href: `office/plan?agency=${id}&year=${year}`,
    why: mark === 'bad' || mark === 'warn' ? `план: ${facts.words.join('; ')}` : '',
  })
}

function trainedCell(facts: PlanFacts | undefined, { id }: CellAgency, { year }: CockpitFrame): Cell {
  const found = facts?.trained
  if (!found) return noCell()
  const text =
    found.target === null
      ? formatDecimal(found.value)
      : `${formatDecimal(found.value)}${NBSP}из${NBSP}${formatDecimal(found.target)}`
  return cell(found.kind, text, { n: Number(found.value), href: `office/plan?agency=${id}&year=${year}` })
}

export const planCells = {
  plan: { place: 3, title: ({ year }) => `План ${year}`, total: 'SHARE', cell: planCell },
  trained: { place: 9, title: () => 'Обучено', total: 'SUM', cell: trainedCell },
} satisfies CellSpecs

/** The indicator that counts trained people, where the plan has one of each participant: K 2.1, W 2.1. */
export const trainingIndicator = (plan: PlanYear): PlanIndicator | null =>
  plan.indicators.find(
    ({ perAgency, title, unit }) => perAgency && /обучен/i.test(title) && /сотрудник|человек|чел\./i.test(unit),
  ) ?? null

const order: readonly LightKind[] = ['bad', 'warn', 'ok', 'none']

/** For every agency that remains in the year: how many of its own targets it has met, and what does not go well. */
export function planFacts(plan: PlanYear, training: PlanIndicator | null): Map<string, PlanFacts> {
  const found = new Map<string, PlanFacts>()
  for (const indicator of plan.indicators.filter((one) => one.perAgency && !ofProgrammeOnly(one.source))) {
    for (const agency of plan.askedOf(indicator)) {
      const { target, fact, light } = plan.agency(indicator, agency)
      const facts: PlanFacts = found.get(agency.id) ?? { met: 0, of: 0, worst: 'none', words: [], trained: null }
      found.set(agency.id, facts)
      if (indicator.id === training?.id && fact.value !== null)
        facts.trained = { value: fact.value, target, kind: light.kind, words: light.words }
      if (target === null) continue
      facts.of += 1
      if (light.code === 'MET' || light.code === 'OVER') facts.met += 1
      if (order.indexOf(light.kind) < order.indexOf(facts.worst)) facts.worst = light.kind
      if (light.kind === 'bad' || light.kind === 'warn')
        facts.words.push(
          `${indicator.number} – ${figure(fact.value ?? '0', indicator.unit)} из ${figure(target, indicator.unit)}`,
        )
    }
  }
  return found
}
