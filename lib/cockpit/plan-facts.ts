/** How agencies stand by the plan's own targets, for the matrix: a reading of lib/plan, no rule of its own. Pure. */
import { figure } from '@/lib/plan/figures'
import type { LightKind } from '@/lib/plan/lights'
import type { PlanIndicator, PlanYear } from '@/lib/plan/progress'
import { ofProgrammeOnly } from '@/lib/plan/sources'
import type { PlanFacts } from './facts'

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
