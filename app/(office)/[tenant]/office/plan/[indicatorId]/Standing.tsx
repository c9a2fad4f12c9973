import { factOrigin } from '@/components/plan/FactFigure'
import { FormulaParts } from '@/components/plan/FormulaParts'
import { LightMark } from '@/components/plan/LightMark'
import { NumberStrip } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { figure } from '@/lib/plan/figures'
import type { IndicatorPage } from '@/lib/plan/indicator-queries'
import { comparisonLabels } from '@/lib/plan/labels'
import { recordSourceLabels } from '@/lib/plan/sources'

/** Target, fact and forecast in numbers, the light in words, and the way to what the fact is made of. */
export function Standing({ tenant, view }: { tenant: string; view: IndicatorPage }) {
  const { indicator, year, agency, sources } = view
  const standing = view.standing ?? view.programme
  if (!standing) return null
  const { target, fact, forecast, light } = standing
  const all = view.standing ? null : (view.programme?.tally ?? null)
  // Nobody has a target: «0 из 0» would say nothing.
  const tally = all && all.of > 0 ? all : null
  const text = (value: string | null): string => (value === null ? '–' : figure(value, indicator.unit))
  const records = `/${tenant}/office/plan/${indicator.id}/records?year=${year}${agency ? `&agency=${agency.id}` : ''}`
  return (
    <>
      <NumberStrip
        label="Цель, факт и прогноз"
        items={[
          {
            key: 'target',
            value: target === null ? '–' : text(target),
            label: target === null ? `цель на ${year} год` : `цель: ${comparisonLabels[indicator.comparison]}`,
            note:
              target === null
                ? (indicator.terms[String(year)] ?? 'не задана')
                : standing.ownTarget
                  ? 'своя цель органа'
                  : tally
                    ? 'у каждого участника'
                    : undefined,
          },
          ...(tally
            ? [
                {
                  key: 'tally',
                  value: `${tally.met} из ${tally.of}`,
                  label: 'участников выполнили',
                  note: tally.noData > 0 ? `не внесли факт: ${tally.noData}` : undefined,
                  noteTone: 'warn' as const,
                },
              ]
            : []),
          {
            key: 'fact',
            value: text(fact.value),
            label: tally
              ? indicator.total === 'LAST'
                ? `по всем участникам вместе, ${year} год`
                : `всего за ${year} год`
              : `факт за ${year} год`,
            note: factOrigin({ indicator, fact }),
            ...(sources.length > 0 && { href: records }),
          },
          ...(tally
            ? []
            : [{ key: 'forecast', value: text(forecast.value), label: 'к концу года', note: forecast.way }]),
        ]}
      />
      <div className="mt-4 max-w-[68ch]">
        <LightMark light={light} />
      </div>
      {view.standing?.including.map((one) => (
        <p key={one.agency.id} className="mt-2 text-sm">
          В том числе{' '}
          <a href={`/${tenant}/office/plan/${indicator.id}?year=${year}&agency=${one.agency.id}`}>{one.agency.name}</a>,
          присоединён{one.agency.until ? ` ${formatLong(one.agency.until)}` : ''}:{' '}
          {one.fact.value === null ? 'нет данных' : figure(one.fact.value, indicator.unit)}
        </p>
      ))}
      {fact.workings && <FormulaParts indicator={indicator} part={fact.workings} />}
      {sources.length > 0 && (
        <p className="mt-4 text-sm text-muted">
          {sources.map((source) => (
            <span key={source} className="block">
              {recordSourceLabels[source].rule}{' '}
              <a href={`${records}&source=${source}`}>Открыть записи: {recordSourceLabels[source].name}</a>
            </span>
          ))}
        </p>
      )}
    </>
  )
}
