import { SharedTaskTable } from '@/components/portfolios/SharedTaskTable'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { PortfolioTask, PortfolioView } from '@/lib/portfolios/queries'
import { setPortfolioTaskStateAction } from './tasks/action'
import { isEditable } from './editable'

/** On paper a short table stays on one sheet with its heading. */
const together = (rows: number): string => (rows <= 12 ? 'print:break-inside-avoid' : '')

/** «Общие задачи»: what concerns several projects at once or the portfolio itself. */
export function SharedTasks({ tenant, portfolio }: { tenant: string; portfolio: PortfolioView }) {
  const { id, shared } = portfolio
  const edit = isEditable(portfolio)
  return (
    <Section
      title="Общие задачи"
      id="shared"
      rule
      className={together(shared.tasks.length)}
      lead={
        portfolio.closed
          ? 'Портфель закрыт: общие задачи больше не меняются.'
          : shared.more > 0
            ? `Показаны первые; ещё ${count(shared.more, 'задача', 'задачи', 'задач')}, в основном выполненные.`
            : undefined
      }
      actions={
        edit && (
          <ButtonLink size="s" variant="quiet" href={`/${tenant}/office/portfolios/${id}/tasks/new`}>
            Добавить общую задачу
          </ButtonLink>
        )
      }
    >
      <SharedTaskTable
        caption={`Общие задачи портфеля «${portfolio.title}»`}
        tenant={tenant}
        portfolioId={id}
        tasks={shared.tasks}
        act={setPortfolioTaskStateAction}
        concerns
        empty={
          <EmptyState title="Общих задач пока нет">
            Здесь – то, что касается нескольких проектов сразу или всего портфеля.
          </EmptyState>
        }
      />
    </Section>
  )
}

const taskColumnsOf = (tenant: string): Column<PortfolioTask>[] => [
  { key: 'title', header: 'Задача', phone: 'title', width: '44%', cell: (row) => row.title },
  {
    key: 'due',
    header: 'Срок',
    phone: 'bare',
    cell: ({ dueOn, late: overdue }) =>
      dueOn ? (
        <StatusMark kind={overdue ? 'bad' : 'none'}>{formatShort(dueOn)}</StatusMark>
      ) : (
        <span className="text-muted">без срока</span>
      ),
  },
  {
    key: 'who',
    header: 'Кто',
    phone: 'wide',
    cell: ({ responsible, agencyName }) => (
      <>
        {responsible || <span className="text-muted">не назначен</span>}
        <span className="block text-sm text-muted">{agencyName}</span>
      </>
    ),
  },
  {
    key: 'project',
    header: 'Проект',
    phone: 'value',
    cell: ({ project }) => <a href={`/${tenant}/office/projects/${project.id}`}>№ {project.number}</a>,
  },
]

/** «Ближайшие задачи проектов»: what is open in the projects themselves. */
export function NearestTasks({
  tenant,
  portfolio: { tasks, moreTasks },
}: {
  tenant: string
  portfolio: PortfolioView
}) {
  return (
    <Section
      title="Ближайшие задачи проектов"
      rule
      className={together(tasks.length)}
      lead={
        moreTasks > 0
          ? `Показаны первые; ещё ${count(moreTasks, 'задача', 'задачи', 'задач')} – в проектах.`
          : undefined
      }
    >
      <DataTable
        caption="Открытые задачи проектов портфеля"
        columns={taskColumnsOf(tenant)}
        rows={tasks}
        rowKey={(row) => row.id}
        dense
      />
    </Section>
  )
}
