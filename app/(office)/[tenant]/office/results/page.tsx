import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { agree, count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { listWaitingResults, RESULT_PAGE } from '@/lib/results/queries'
import { pageCount, pageNumber } from '@/lib/core/pages'
import { ResultTabs } from './ResultTabs'
import { WaitingEffects, WaitingMeasurements } from './WaitingTables'

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: pageName('results') }

export default async function WaitingResultsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/results`)
  const kind = query.kind === 'effects' ? 'effects' : 'measurements'
  const page = pageNumber(query.page)
  const list = await listWaitingResults(actor, { kind, page })
  const at = `/${tenant}/office/results`
  const reader = { tenant, timeZone: actor.tenant.timeZone, decides: list.can.decide }
  const total = kind === 'effects' ? list.effects : list.measurements
  const empty = (
    <EmptyState title="Здесь пусто">
      {kind === 'effects'
        ? 'Заявленные деньги и часы появятся здесь и войдут в суммы после подтверждения.'
        : 'Измеренные значения целей появятся здесь, как только команды их внесут.'}
    </EmptyState>
  )
  return (
    <>
      <OfficeTitle
        path="results"
        lead={
          list.projects > 0 &&
          `Ждут подтверждения: ${count(list.projects, 'проект', 'проекта', 'проектов')}. В ${agree(list.projects, 'нём', 'них')} ${count(list.measurements, 'измерение цели', 'измерения целей', 'измерений целей')} и ${count(list.effects, 'заявленная сумма', 'заявленные суммы', 'заявленных сумм')} денег и времени.`
        }
      />
      <ResultTabs tenant={tenant} current="" />
      <LinkPills
        label="Что подтвердить"
        items={[
          { href: at, label: 'Измерения целей', count: list.measurements, current: kind === 'measurements' },
          { href: `${at}?kind=effects`, label: 'Деньги и время', count: list.effects, current: kind === 'effects' },
        ]}
      />
      {list.rows.kind === 'measurements' ? (
        <WaitingMeasurements reader={reader} rows={list.rows.rows} empty={empty} />
      ) : (
        <WaitingEffects reader={reader} rows={list.rows.rows} empty={empty} />
      )}
      <Pagination
        page={page}
        pages={pageCount(total, RESULT_PAGE)}
        href={(n) => `${at}?kind=${kind}&page=${n}`}
        total={total}
      />
    </>
  )
}
