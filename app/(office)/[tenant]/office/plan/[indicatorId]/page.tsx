import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { LinkPills } from '@/components/ui/Tabs'
import { pageNumber } from '@/lib/core/pages'
import { getIndicator } from '@/lib/plan/indicator-queries'
import { comparisonLabels, responsibleText } from '@/lib/plan/labels'
import { requireActor } from '@/lib/platform/actor'
import { AgencySection } from './AgencySection'
import { FactSection } from './FactSection'
import { HistorySection } from './HistorySection'
import { IndicatorCharts } from './IndicatorCharts'
import { IndicatorNotices } from './IndicatorNotices'
import { Standing } from './Standing'
import { TargetSection } from './TargetSection'

export const metadata: Metadata = { title: 'Показатель плана' }

type Props = {
  params: Promise<{ tenant: string; indicatorId: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

export default async function IndicatorPage({ params, searchParams }: Props) {
  const { tenant, indicatorId: id } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/plan/${id}`)
  const { year: asked, agency: agencyId, sort, page, light, q } = query
  const view = await getIndicator(actor, {
    id,
    year: Number(asked) || undefined,
    agencyId,
    sort,
    down: query.down === '1',
    page: pageNumber(page),
    light,
    q,
  })
  const { indicator, year, agency, can } = view
  const plan = `/${tenant}/office/plan`
  const at = `${plan}/${id}`
  const own = agency ? `&agency=${agency.id}` : ''
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'План программы', href: `${plan}?year=${year}${own}` },
          ...(agency
            ? [{ label: `Показатель ${indicator.number}`, href: `${at}?year=${year}` }, { label: agency.name }]
            : [{ label: `Показатель ${indicator.number}` }]),
        ]}
      />
      <PageTitle
        kicker={`${indicator.sectionNumber}. ${indicator.section}`}
        title={`${indicator.number}. ${indicator.title}`}
        lead={agency ? agency.name : undefined}
        actions={
          can.edit &&
          !agency && (
            <ButtonLink href={`${at}/edit`} variant="quiet">
              Изменить показатель
            </ButtonLink>
          )
        }
      />
      <p className="-mt-3 mb-5 text-sm text-muted">
        {[
          indicator.unit && `Единица: ${indicator.unit}`,
          `сравнение: ${comparisonLabels[indicator.comparison]}`,
          indicator.perAgency ? 'цель у каждого участника' : 'одна цель на программу',
          indicator.responsible.length > 0 && `отвечают: ${responsibleText(indicator.responsible)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <IndicatorNotices view={view} />
      <LinkPills
        label="Год"
        items={view.years.map((one) => ({
          href: `${at}?year=${one}${own}`,
          label: String(one),
          current: one === year,
        }))}
      />
      {(view.standing ?? view.programme) ? (
        <Standing tenant={tenant} view={view} />
      ) : (
        <p className="mb-5 text-muted">Ниже – ваши органы. Общий итог программы видит уполномоченный орган.</p>
      )}
      {view.table && <AgencySection tenant={tenant} view={view} table={view.table} query={query} />}
      <IndicatorCharts view={view} />
      <FactSection tenant={tenant} view={view} timeZone={actor.tenant.timeZone} />
      <TargetSection tenant={tenant} view={view} />
      <HistorySection revisions={view.revisions} unit={indicator.unit} />
      <p className="mt-8 print:hidden">
        <a href={`${plan}?year=${year}${own}`}>К плану</a>
      </p>
    </>
  )
}
