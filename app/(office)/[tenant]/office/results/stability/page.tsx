import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { stabilityLabels } from '@/lib/results/labels'
import { listStability, type StabilityLine } from '@/lib/results/summary-queries'
import { ResultTabs } from '../ResultTabs'

export const metadata: Metadata = { title: 'Держится ли результат' }

export default async function StabilityPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/results/stability`)
  const { waiting, slipped } = await listStability(actor, {})
  const project: Column<StabilityLine> = {
    key: 'project',
    header: 'Проект',
    phone: 'title',
    cell: (row) => (
      <>
        <a href={`/${tenant}/office/projects/${row.id}/results`}>
          № {row.number}. {row.title}
        </a>
        <span className="block text-sm font-normal text-muted">{row.agencyName}</span>
      </>
    ),
  }
  const closed: Column<StabilityLine> = {
    key: 'closed',
    header: 'Закрыт',
    cell: (row) => (row.closed ? formatShort(row.closed) : '–'),
  }
  const due: Column<StabilityLine> = {
    key: 'due',
    header: 'Измерить заново',
    phone: 'wide',
    cell: (row) => (
      <StatusMark kind={row.overdue ? 'warn' : 'none'}>
        {row.due ? `${row.overdue ? 'пора, с' : 'с'} ${formatShort(row.due)}` : 'день не назначен'}
      </StatusMark>
    ),
  }
  const found: Column<StabilityLine> = {
    key: 'found',
    header: 'Что показало измерение',
    phone: 'wide',
    cell: (row) =>
      row.found && <StatusMark kind={stabilityLabels[row.found].mark}>{stabilityLabels[row.found].text}</StatusMark>,
  }
  return (
    <>
      <PageTitle title="Результаты проектов" />
      <ResultTabs tenant={tenant} current="stability" />
      <p className="mb-6 max-w-[68ch] text-muted">
        Закрытый проект ждёт нового измерения: удержался ли результат. Когда значения подтверждены по каждой цели,
        проект завершается.
      </p>
      {slipped.length > 0 && (
        <Section title="Стало хуже, чем при закрытии" rule>
          <DataTable
            caption="Проекты, результат которых не удержался"
            columns={[project, closed, found]}
            rows={slipped}
            rowKey={({ id }) => id}
            dense
          />
        </Section>
      )}
      <Section title="Ждут нового измерения" rule>
        <DataTable
          caption="Проекты на мониторинге стабильности"
          columns={[project, closed, due]}
          rows={waiting}
          rowKey={({ id }) => id}
          dense
          empty={
            <EmptyState title="Закрытых проектов на мониторинге нет">
              Проект попадает сюда после закрытия и ждёт дня, назначенного на последний этап паспорта.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}
