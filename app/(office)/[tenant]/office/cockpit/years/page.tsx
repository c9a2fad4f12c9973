import type { Metadata } from 'next'
import { CockpitFilterForm } from '@/components/cockpit/CockpitFilterForm'
import { YearsTable } from '@/components/cockpit/YearsTable'
import { LevelStackedBar } from '@/components/charts/LevelStackedBar'
import { QuarterBars } from '@/components/charts/QuarterBars'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import type { LevelTone } from '@/components/rating/types'
import { EmptyState } from '@/components/ui/EmptyState'
import { PrintButton } from '@/components/ui/PageButtons'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { cockpitQuery, readCockpitFilter } from '@/lib/cockpit/filter'
import { yearFigures } from '@/lib/cockpit/year-specs'
import { getCockpitYears } from '@/lib/cockpit/years-queries'
import { requireActor } from '@/lib/platform/actor'
import { CockpitTabs } from '../CockpitTabs'

export const metadata: Metadata = { title: 'Ход работы по годам' }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** How agencies and the whole programme have changed. */
export default async function CockpitYearsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readCockpitFilter(await searchParams)
  const cockpit = `/${tenant}/office/cockpit`
  const base = `${cockpit}/years`
  const actor = await requireActor(tenant, `${base}?${cockpitQuery(filter)}`)
  const view = await getCockpitYears(actor, filter)
  const { metric, years, levels, trend, quarters } = view
  const year = years.at(-1) ?? 0
  const bars = yearFigures[metric].quarters
  const busy = bars?.series.some(({ source }) => quarters.some(({ values }) => (values[source] ?? 0) > 0))
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName(''), href: `/${tenant}/office` },
          { label: pageName('cockpit'), href: cockpit },
          { label: 'По годам' },
        ]}
      />
      <PageTitle title="Как менялись участники" actions={<PrintButton />} />
      <CockpitTabs base={cockpit} filter={filter} years />
      <LinkPills
        label="Что сравнить"
        items={view.metrics.map((one) => ({
          href: `${base}?${cockpitQuery(filter, { metric: one })}`,
          label: yearFigures[one].title,
          current: one === metric,
        }))}
      />
      {levels.length > 0 && trend.length > 1 && (
        <div className="mb-8">
          <LevelStackedBar
            title="Участники по уровням и годам"
            fileName={`${tenant}-levels`}
            years={trend}
            levels={levels.map(({ key, title, tone, glyph }) => ({ key, name: title, tone: tone as LevelTone, glyph }))}
          />
        </div>
      )}
      {bars && busy && (
        <div className="mb-8">
          <QuarterBars
            title={`${bars.what} по кварталам`}
            fileName={`${tenant}-${metric}`}
            points={quarters}
            series={bars.series.map(({ source, name }) => ({ key: source, name }))}
          />
        </div>
      )}
      <Section title={`${yearFigures[metric].title}: участники`} className="mt-4">
        <div className="mb-3">
          <CockpitFilterForm
            base={base}
            filter={filter}
            year={year}
            quarter={{ year, quarter: 4 }}
            years={[]}
            kinds={view.kinds}
            parents={view.parents}
            columns={[]}
            metric={metric}
          />
        </div>
        {view.rows.length === 0 ? (
          <EmptyState title="Под эти условия никто не подходит">
            Измените слова или <a href={base}>сбросьте условия</a>.
          </EmptyState>
        ) : (
          <YearsTable slug={tenant} view={view} />
        )}
        <Pagination
          page={view.page}
          pages={view.pages}
          href={(page) => `${base}?${cockpitQuery(filter, { page })}`}
          total={view.total}
        />
      </Section>
    </>
  )
}
