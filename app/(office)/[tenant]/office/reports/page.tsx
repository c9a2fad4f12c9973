import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ReportState } from '@/components/projects/ReportState'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { listReports, type ReportFilter } from '@/lib/projects/reports/queries'
import { reportKindLabels } from '@/lib/projects/reports/labels'
import type { ReportLine } from '@/lib/projects/reports/view'
import { pageNumber } from '@/lib/core/pages'

export const metadata: Metadata = { title: pageName('reports') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const filters: Record<ReportFilter, string> = {
  WAITING: 'Ждут сдачи',
  LATE: 'Просрочены',
  SUBMITTED: 'На рассмотрении',
  ACCEPTED: 'Приняты',
  ALL: 'Все',
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/reports`)
  const filter: ReportFilter =
    typeof query.show === 'string' && query.show in filters ? (query.show as ReportFilter) : 'WAITING'
  const page = pageNumber(query.page)
  const list = await listReports(actor, { filter, page })
  const at = `/${tenant}/office/reports`
  const asked = /^\d{1,4}$/.test(String(query.asked ?? '')) ? Number(query.asked) : null
  const columns: Column<ReportLine>[] = [
    {
      key: 'project',
      header: 'Проект',
      phone: 'title',
      cell: ({ id, project }) => (
        <a href={`/${tenant}/office/projects/${project.id}/reports/${id}`}>
          № {project.number}. {project.title}
        </a>
      ),
    },
    { key: 'agency', header: 'Орган', cell: ({ project }) => project.agencyName },
    {
      key: 'kind',
      header: 'Отчёт',
      cell: ({ kind, direction }) => (
        <>
          {reportKindLabels[kind]}
          {direction && <span className="block text-sm text-muted">{direction}</span>}
        </>
      ),
    },
    { key: 'due', header: 'Срок', cell: ({ dueOn }) => (dueOn ? formatShort(dueOn) : '–') },
    {
      key: 'sent',
      header: 'Сдан',
      cell: ({ submittedAt }) => (submittedAt ? formatShort(instantToDate(actor.tenant.timeZone, submittedAt)) : '–'),
    },
    { key: 'state', header: 'Состояние', cell: (row) => <ReportState {...row} dueOn={row.late ? row.dueOn : null} /> },
  ]
  return (
    <>
      <OfficeTitle
        path="reports"
        says={
          list.counts.LATE > 0 ? `Просрочено ${count(list.counts.LATE, 'отчёт', 'отчёта', 'отчётов')} о проектах` : null
        }
        lead={list.canAsk ? undefined : 'Отчёты по запросу уполномоченного органа. Заполняет команда, сдаёт куратор.'}
        actions={list.canAsk && <ButtonLink href={`${at}/ask`}>Запросить отчёты</ButtonLink>}
      />
      {asked !== null && (
        <Notice tone="ok" live className="mb-4">
          Запрошено отчётов: {asked}. Кураторы получили письма.
        </Notice>
      )}
      <LinkPills
        label="Состояние"
        items={(Object.keys(filters) as ReportFilter[]).map((key) => ({
          href: `${at}?show=${key}`,
          label: filters[key],
          count: list.counts[key],
          current: key === filter,
        }))}
      />
      <DataTable
        caption="Отчёты о проектах"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          <EmptyState title="Здесь пусто">
            {list.canAsk
              ? 'Запросите отчёт по направлению: срок и вопросы задаёте вы, кураторы получат письма.'
              : 'Отчётов в этом состоянии нет.'}
          </EmptyState>
        }
      />
      <Pagination page={page} pages={list.pages} href={(n) => `${at}?show=${filter}&page=${n}`} total={list.total} />
    </>
  )
}
