import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Notice } from '@/components/ui/Notice'
import { formatDecimal } from '@/lib/core/decimal'
import { yearOf } from '@/lib/core/dates'
import { figure, isPercent } from '@/lib/plan/figures'
import { getIndicator } from '@/lib/plan/indicator-queries'
import { isRecordSource } from '@/lib/plan/sources'
import { requireActor } from '@/lib/platform/actor'
import { quarterName, quarterOf } from '@/lib/core/quarters'
import { FactForm } from './FactForm'

export const metadata: Metadata = { title: 'Факт показателя' }

type Props = {
  params: Promise<{ tenant: string; indicatorId: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

export default async function FactPage({ params, searchParams }: Props) {
  const { tenant, indicatorId: id } = await params
  const { year: asked, quarter: chosen, agency: agencyId } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/plan/${id}/fact`)
  const view = await getIndicator(actor, { id, year: Number(asked) || undefined, agencyId })
  const { indicator, year, agency, today } = view
  if (!view.can.enter || (indicator.perAgency && !agency)) notFound()
  const at = `/${tenant}/office/plan/${id}?year=${year}${agency ? `&agency=${agency.id}` : ''}`
  const last = year < yearOf(today) ? 4 : quarterOf(today).quarter
  const current = new Map(
    view.facts.filter(({ replacedAt }) => replacedAt === null).map((fact) => [fact.quarter, fact]),
  )
  // What is asked for, else the first quarter without a fact.
  const quarter =
    [1, 2, 3, 4].find((one) => one === Number(chosen)) ??
    [1, 2, 3, 4].find((one) => one <= last && !current.has(one)) ??
    last
  const former = current.get(quarter) ?? null
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'План программы', href: `/${tenant}/office/plan?year=${year}` },
          { label: `Показатель ${indicator.number}`, href: at },
          { label: 'Факт' },
        ]}
      />
      <PageTitle
        title={former ? `Исправить факт за ${quarterName(quarter)} ${year} г.` : `Внести факт за ${year} год`}
        lead={
          <>
            {indicator.number}. {indicator.title}
            {agency && <span className="block">{agency.name}</span>}
          </>
        }
      />
      {former && (
        <Notice
          className="mb-5 max-w-[44rem]"
          title={`Сейчас внесено: ${figure(former.value, indicator.unit)}${former.part !== null && former.whole !== null ? ` (${formatDecimal(former.part)} из ${formatDecimal(former.whole)})` : ''}`}
        >
          Прежнее значение останется в истории, рядом будет видна причина исправления.
        </Notice>
      )}
      <FactForm
        key={quarter}
        tenant={tenant}
        indicatorId={id}
        year={year}
        agencyId={agency?.id ?? null}
        unit={indicator.unit}
        percent={isPercent(indicator.unit)}
        counted={isRecordSource(indicator.source)}
        greatest={view.greatest}
        target={
          view.targets
            .filter((one) => one.year === year && (one.agencyId === null || one.agencyId === agency?.id))
            .sort((a, b) => (a.agencyId === null ? 1 : 0) - (b.agencyId === null ? 1 : 0))[0]?.value ?? null
        }
        backHref={`${at}#facts`}
        quarter={quarter}
        quarters={[1, 2, 3, 4].map((one) => ({
          value: String(one),
          label: `${quarterName(one)}${current.has(one) && one !== quarter ? ' – уже внесён' : ''}${one > last ? ' – ещё не наступил' : ''}`,
        }))}
        former={
          former && {
            version: former.version,
            value: former.value,
            part: former.part,
            whole: former.whole,
            note: former.note,
            file: former.file,
          }
        }
      />
    </>
  )
}
