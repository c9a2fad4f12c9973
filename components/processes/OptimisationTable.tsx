import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort, type DateString } from '@/lib/core/dates'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { paperStatusLabels } from '@/lib/processes/optimisation/labels'
import type { OptimisationLine } from '@/lib/processes/optimisation/list-queries'

type Props = { tenant: string; rows: OptimisationLine[]; today: DateString }

/** Optimisations of processes, each with the state of its plan. */
export function OptimisationTable({ tenant, rows, today }: Props) {
  const columns: Column<OptimisationLine>[] = [
    {
      key: 'title',
      header: 'Оптимизация',
      phone: 'title',
      width: '38%',
      cell: ({ id, number, title, process, agency }) => (
        <>
          <a href={`/${tenant}/office/processes/optimisations/${id}`} className="font-medium">
            № {number}. {title}
          </a>
          <span className="block text-sm font-normal text-muted">
            {process.code} · {agency}
          </span>
        </>
      ),
    },
    {
      key: 'status',
      header: 'Проект',
      phone: 'bare',
      cell: ({ status }) => (
        <StatusMark kind={projectStatusLabels[status].mark}>{projectStatusLabels[status].short}</StatusMark>
      ),
    },
    {
      key: 'plan',
      header: 'План',
      cell: ({ plan, planDueOn }) => {
        if (plan) return <StatusMark kind={paperStatusLabels[plan].mark}>{paperStatusLabels[plan].short}</StatusMark>
        if (planDueOn === null) return <span className="text-muted">не отправлен</span>
        return (
          <StatusMark kind={planDueOn < today ? 'bad' : 'none'}>
            {planDueOn < today ? 'надо было к' : 'к'} {formatShort(planDueOn)}
          </StatusMark>
        )
      },
    },
    { key: 'problems', header: 'Проблем', numeric: true, cell: ({ problems }) => problems || '–' },
    {
      key: 'measures',
      header: 'Сделано',
      numeric: true,
      cell: ({ measures, done }) => (measures === 0 ? '–' : `${done} из ${measures}`),
    },
    {
      key: 'troubles',
      header: 'Ждут ответа',
      numeric: true,
      cell: ({ troubles }) => (troubles === 0 ? '–' : <span className="text-warn">! {troubles}</span>),
    },
  ]
  return <DataTable caption="Оптимизации процессов" dense columns={columns} rows={rows} rowKey={({ id }) => id} />
}
