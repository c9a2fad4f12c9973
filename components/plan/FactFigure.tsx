import { formatDecimal } from '@/lib/core/decimal'
import { figure } from '@/lib/plan/figures'
import { workings } from '@/lib/plan/formula'
import type { Fact, PlanIndicator } from '@/lib/plan/progress'
import { sourceName } from '@/lib/plan/sources'
import { quarterName } from '@/lib/core/quarters'

type Props = { indicator: Pick<PlanIndicator, 'unit' | 'source' | 'sample'>; fact: Fact }

/** «12» or «нет данных». */
export const FactFigure = ({ indicator, fact }: Props) =>
  fact.value === null ? (
    <span className="text-muted">нет данных</span>
  ) : (
    <b className="whitespace-nowrap">{figure(fact.value, indicator.unit)}</b>
  )

/** Where the figure comes from, in a line: records of the portal, typed, or a formula with its parts. */
export function factOrigin({ indicator, fact }: Props): string {
  if (fact.workings) return `${indicator.sample ? 'Пример формулы' : 'Формула'}: ${workings(fact.workings)}`
  if (fact.counted !== null)
    return `Записи портала: ${sourceName(indicator.source)}${fact.typed !== null ? `; ${formatDecimal(fact.counted)} из записей и ${formatDecimal(fact.typed)} внесено вручную` : ''}`
  if (fact.share) return `Внесено вручную: ${formatDecimal(fact.share.part)} из ${formatDecimal(fact.share.whole)}`
  if (fact.lastQuarter) return `Внесено вручную по ${quarterName(fact.lastQuarter)}`
  return 'Вносится вручную'
}
