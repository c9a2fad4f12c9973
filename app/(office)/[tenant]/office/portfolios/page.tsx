import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { listPortfolios, type PortfolioLine } from '@/lib/portfolios/queries'

export const metadata: Metadata = { title: pageName('portfolios') }

export default async function PortfoliosPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/portfolios`)
  const rows = await listPortfolios(actor, {})
  const at = `/${tenant}/office/portfolios`
  const columns: Column<PortfolioLine>[] = [
    {
      key: 'title',
      header: 'Портфель',
      phone: 'title',
      width: '48%',
      cell: (row) => (
        <>
          <a href={`${at}/${row.id}`} className="font-medium">
            {row.title}
          </a>
          {row.closed && <span className="text-muted"> · закрыт</span>}
          {row.owner && <span className="block text-sm font-normal text-muted">{row.owner}</span>}
        </>
      ),
    },
    { key: 'lead', header: 'Ведёт', phone: 'value', cell: ({ agencyName }) => agencyName || 'Уполномоченный орган' },
    { key: 'projects', header: 'Проектов', numeric: true, cell: ({ projects }) => projects || '–' },
    { key: 'running', header: 'В\u00a0работе', numeric: true, cell: ({ running }) => running || '–' },
    { key: 'done', header: 'Завершено', numeric: true, cell: ({ done }) => done || '–' },
  ]
  const add = may(actor, 'portfolio.edit') && <ButtonLink href={`${at}/new`}>Новый портфель</ButtonLink>
  return (
    <>
      <OfficeTitle
        path="portfolios"

        lead="Проекты разных органов, у которых одна цель."
        actions={add}
      />
      <DataTable
        caption="Портфели проектов"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        dense
        empty={
          <EmptyState title="Портфелей пока нет" action={add}>
            Портфель собирает проекты разных органов вокруг одной цели: видно общий ход, эффект, общие и ближайшие
            задачи.
          </EmptyState>
        }
      />
    </>
  )
}
