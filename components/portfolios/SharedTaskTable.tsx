import type { ReactNode } from 'react'
import { TaskState } from '@/components/projects/TaskState'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatShort } from '@/lib/core/dates'
import { count, NBSP } from '@/lib/core/format'
import type { SharedTask } from '@/lib/portfolios/rules'
import { nextStatus, type TaskStatus } from '@/lib/projects/tasks/rules'

type Line = SharedTask & { /** The person may open it. */ open?: boolean }
type Props = {
  caption: string
  tenant: string
  portfolioId: string
  tasks: Line[]
  act: FormAction
  /** Names the projects that each task concerns. */
  concerns?: boolean
  empty?: ReactNode
}

/** Projects that a task concerns: with links to those that the person sees. */
export function Concerned({
  tenant,
  task: { projects, hidden },
}: {
  tenant: string
  task: Pick<SharedTask, 'projects' | 'hidden'>
}) {
  if (projects.length === 0 && hidden === 0) return <>весь портфель</>
  const others =
    hidden === 0 ? '' : count(hidden, 'проект другого органа', 'проекта других органов', 'проектов других органов')
  return (
    <>
      {projects.map(({ id, number }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <a href={`/${tenant}/office/projects/${id}`} className="whitespace-nowrap">
            №{NBSP}
            {number}
          </a>
        </span>
      ))}
      {projects.length > 0 && others && ' и ещё '}
      {others}
    </>
  )
}

/** Says how far a task is: its next state; on its own page also done at once, and back to work. */
export function TaskStep({
  tenant,
  task,
  act,
  whole,
}: {
  tenant: string
  task: SharedTask
  act: FormAction
  whole?: boolean
}) {
  const next = nextStatus(task.status, 1)
  if (!task.can.act || (next === null && !whole)) return null
  const form = (status: TaskStatus, label: string) => (
    <ActionForm
      action={act}
      tenant={tenant}
      hidden={{ taskId: task.id, version: task.version, status }}
      submitLabel={label}
      variant="quiet"
      size={whole ? 'm' : 's'}
      quiet
    />
  )
  return (
    <>
      {next === 'DOING' && form('DOING', 'В\u00a0работу')}
      {(next === 'DONE' || (next !== null && whole)) && form('DONE', 'Готово')}
      {next === null && form('DOING', 'Вернуть в работу')}
    </>
  )
}

/** Shared tasks of a portfolio, the late ones marked. */
export function SharedTaskTable({ caption, tenant, portfolioId, tasks, act, concerns, empty }: Props) {
  const columns: Column<Line>[] = [
    {
      key: 'title',
      header: 'Задача',
      phone: 'title',
      width: concerns ? '34%' : '40%',
      cell: (task) =>
        task.open === false ? (
          task.title
        ) : (
          <a href={`/${tenant}/office/portfolios/${portfolioId}/tasks/${task.id}`}>{task.title}</a>
        ),
    },
    {
      key: 'state',
      header: 'Состояние',
      phone: 'bare',
      cell: (task) => (
        <span className="whitespace-nowrap">
          <TaskState status={task.status} overdue={task.overdue} />
        </span>
      ),
    },
    { key: 'due', header: 'Срок', phone: 'value', cell: ({ dueOn }) => (dueOn ? formatShort(dueOn) : '–') },
    {
      key: 'who',
      header: 'Кто',
      phone: 'wide',
      cell: ({ responsible }) => responsible || <span className="text-muted">не назначен</span>,
    },
    ...(concerns
      ? [
          {
            key: 'projects',
            header: 'Касается',
            phone: 'value' as const,
            cell: (task: Line) => <Concerned tenant={tenant} task={task} />,
          },
        ]
      : []),
    ...(tasks.some(({ can, status }) => can.act && status !== 'DONE')
      ? [
          {
            key: 'act',
            header: <span className="sr-only">Действия</span>,
            phone: 'wide' as const,
            cell: (task: Line) => <TaskStep tenant={tenant} task={task} act={act} />,
          },
        ]
      : []),
  ]
  return <DataTable caption={caption} columns={columns} rows={tasks} rowKey={({ id }) => id} dense empty={empty} />
}
