/** The programme's indicators of a year as bars: fact against target, or how many met a target of their own. Pure. */
import { agree, count, NBSP } from '@/lib/core/format'
import { figure } from '@/lib/plan/figures'
import { goalWords, type Light } from '@/lib/plan/lights'
import type { PlanIndicator, PlanYear, ProgrammeStanding } from '@/lib/plan/progress'

export type PlanBar = {
  id: string
  number: string
  title: string
  /** «не менее 10 %»; empty where no target is set. */
  goal: string
  value: number
  target: number
  /** The fact: «8,9 %», «5 из 44». */
  text: string
  /** The same as a sentence. */
  said: string
  light: Light
}

type Figures = Pick<PlanBar, 'value' | 'target' | 'text' | 'said'>

function figuresOf({ unit, comparison }: PlanIndicator, { tally, target, fact }: ProgrammeStanding): Figures | null {
  if (tally && tally.of > 0)
    return {
      value: tally.met,
      target: tally.of,
      text: `${tally.met}${NBSP}из${NBSP}${tally.of}`,
      said: `цель ${agree(tally.met, 'выполнил', 'выполнили')} ${tally.met} из ${count(tally.of, 'участника', 'участников', 'участников')}`,
    }
  if (target === null || fact.value === null) return null
  return {
    value: Number(fact.value),
    target: Number(target),
    text: figure(fact.value, unit),
    said: `${figure(fact.value, unit)} при цели ${goalWords(comparison, figure(target, unit))}`,
  }
}

const order = { bad: 0, warn: 1, ok: 2, none: 3 } as const

/** Indicators with a target and a fact; what does not go well first. */
export function planBars(plan: PlanYear): PlanBar[] {
  return plan.indicators
    .flatMap((indicator): PlanBar[] => {
      const standing = plan.programme(indicator)
      const figures = figuresOf(indicator, standing)
      const { id, number, title, comparison, unit } = indicator
      return figures
        ? [
            {
              id,
              number,
              title,
              goal: standing.target === null ? '' : goalWords(comparison, figure(standing.target, unit)),
              ...figures,
              light: standing.light,
            },
          ]
        : []
    })
    .sort((a, b) => order[a.light.kind] - order[b.light.kind])
}
