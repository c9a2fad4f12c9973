import { PlanFactChart } from '@/components/charts/PlanFactChart'
import { addDecimals } from '@/lib/core/decimal'
import type { IndicatorPage, QuarterFigure } from '@/lib/plan/indicator-queries'
import { quarterNumber, quarterNumeral, quarterTime } from '@/lib/core/quarters'

const sumOfQuarter = ({ counted, typed }: QuarterFigure): string | null =>
  counted === null && typed === null ? null : addDecimals(counted ?? '0', typed ?? '0')

/** The indicator over years, and the year's quarters; a chart only where there are several figures to compare. */
export function IndicatorCharts({ view }: { view: IndicatorPage }) {
  const { indicator, history, quarters, year, today } = view
  const perOne = indicator.perAgency && !view.agency
  const years = history.map(({ year: of, target, fact }) => ({
    label: String(of),
    target: perOne ? null : target,
    fact,
  }))
  const shown = quarters
    .filter(
      (one) =>
        one.year >= year - 1 &&
        quarterTime({ year: one.year, quarter: quarterNumber(one.quarter) }, today) !== 'FUTURE',
    )
    .map((one) => ({ label: `${quarterNumeral(one.quarter)} ${one.year}`, target: null, fact: sumOfQuarter(one) }))
  const known = (points: { fact: string | null }[]): boolean => points.filter(({ fact }) => fact !== null).length > 1
  if (!known(years) && !known(shown)) return null
  return (
    <div className="mt-8 grid gap-8 lg:grid-cols-2">
      {known(years) && (
        <PlanFactChart
          title="По годам"
          fileName={`pokazatel-${indicator.number}-gody`}
          unit={indicator.unit}
          axis="Год"
          points={years}
          summary={perOne ? 'Факты всех участников вместе.' : 'Столбик – факт, черта – цель.'}
        />
      )}
      {known(shown) && (
        <PlanFactChart
          title="По кварталам"
          fileName={`pokazatel-${indicator.number}-kvartaly`}
          unit={indicator.unit}
          axis="Квартал"
          points={shown}
        />
      )}
    </div>
  )
}
