import type { Metadata } from 'next'
import { ReportState } from '@/components/projects/ReportState'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import { getProjectReports } from '@/lib/projects/reports/queries'
import { loadProject } from '../load'
import { Significance } from './Significance'
import { reportKindLabels } from '@/lib/projects/reports/labels'
import type { ReportLine } from '@/lib/projects/reports/view'

export const metadata: Metadata = { title: 'Отчёты о проекте' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function ProjectReportsPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const { rows, canAsk, evaluations, evaluating } = await getProjectReports(actor, { id })
  const { timeZone } = actor.tenant
  const columns: Column<ReportLine>[] = [
    {
      key: 'kind',
      header: 'Отчёт',
      phone: 'title',
      cell: (row) => (
        <a href={`/${tenant}/office/projects/${id}/reports/${row.id}`}>
          {reportKindLabels[row.kind]}
          {row.direction && `: ${row.direction}`}
        </a>
      ),
    },
    { key: 'due', header: 'Срок', cell: ({ dueOn }) => (dueOn ? formatShort(dueOn) : '–') },
    {
      key: 'sent',
      header: 'Сдан',
      cell: ({ submittedAt, submittedBy }) =>
        submittedAt ? (
          <>
            {formatDateTimeShort(timeZone, submittedAt)}
            <span className="block text-sm text-muted">{submittedBy}</span>
          </>
        ) : (
          '–'
        ),
    },
    { key: 'state', header: 'Состояние', cell: (row) => <ReportState {...row} /> },
  ]
  return (
    <>
      <Section
        title="Отчёты"
        className="mt-0"
        actions={
          canAsk && (
            <ButtonLink size="s" variant="quiet" href={`/${tenant}/office/reports/ask?projectId=${id}`}>
              Запросить отчёт
            </ButtonLink>
          )
        }
      >
        <DataTable
          caption="Отчёты о проекте"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          dense
          empty={
            <EmptyState title="Отчётов пока нет">
              Отчёт об открытии портал попросит при утверждении паспорта, о закрытии – при закрытии проекта, остальные
              запрашивает уполномоченный орган.
            </EmptyState>
          }
        />
      </Section>
      {(evaluations.length > 0 || evaluating) && (
        <Significance
          tenant={tenant}
          projectId={id}
          evaluations={evaluations}
          evaluating={evaluating}
          timeZone={timeZone}
        />
      )}
    </>
  )
}
