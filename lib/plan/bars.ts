/** The programme's indicators of a year as bars: fact against target, or how many met a target of their own. Pure. */
import type { CockpitBar } from '@/lib/core/cockpit'
import { agree, count, NBSP } from '@/lib/core/format'
import { figure } from './figures'
import { goalWords } from './lights'
import type { PlanIndicator, PlanYear, ProgrammeStanding } from './progress'

type Figures = Pick<CockpitBar, 'value' | 'target' | 'text' | 'said'>

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
export function planBars(plan: PlanYear): CockpitBar[] {
  return plan.indicators
    .flatMap((indicator): CockpitBar[] => {
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
              href: `plan/${id}?year=${plan.data.year}`,
            },
          ]
        : []
    })
    .sort((a, b) => order[a.light.kind] - order[b.light.kind])
}
