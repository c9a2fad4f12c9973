import type { Metadata } from 'next'
import { SharedTaskTable } from '@/components/portfolios/SharedTaskTable'
import { TaskBoard } from '@/components/projects/TaskBoard'
import { TaskState } from '@/components/projects/TaskState'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort } from '@/lib/core/dates'
import { listProjectSharedTasks, type ProjectSharedTasks } from '@/lib/portfolios/task-queries'
import { taskBoards, type TaskBoard as Board } from '@/lib/projects/tasks/rules'
import { getTaskBoard, listTasks, type TaskView } from '@/lib/projects/tasks/queries'
import { pageNumber } from '@/lib/core/pages'
import { setPortfolioTaskStateAction } from '../../../portfolios/[id]/tasks/action'
import { loadProject } from '../load'
import { moveTaskAction } from './action'
import { QuickTask } from './QuickTask'
import { taskBoardLabels } from '@/lib/projects/tasks/labels'

export const metadata: Metadata = { title: 'Задачи проекта' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TasksPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const query = await searchParams
  const { actor } = await loadProject(tenant, id)
  const board: Board = query.board === 'DAILY' ? 'DAILY' : 'ROADMAP'
  const table = query.view === 'table'
  const at = `/${tenant}/office/projects/${id}/tasks`
  const view = await getTaskBoard(actor, { id, board })
  const shared = await listProjectSharedTasks(actor, { id })
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <LinkPills
          label="Доска"
          items={taskBoards.map((one) => ({
            href: `${at}?board=${one}`,
            label: taskBoardLabels[one],
            current: one === board,
          }))}
        />
        <div className="mb-6 flex flex-wrap gap-2">
          {view.canAdd && (
            <ButtonLink size="s" variant="quiet" href={`${at}/new?board=${board}`}>
              Задача с ответственным и сроком
            </ButtonLink>
          )}
          <ButtonLink
            size="s"
            variant="quiet"
            href={table ? `${at}?board=${board}` : `${at}?board=${board}&view=table`}
          >
            {table ? 'Доской' : 'Таблицей'}
          </ButtonLink>
          {board === 'DAILY' && (
            <ButtonLink size="s" variant="quiet" href={`${at}/wall`}>
              На стену
            </ButtonLink>
          )}
        </div>
      </div>
      <p className="mb-4 max-w-[68ch] text-muted">
        {board === 'DAILY'
          ? 'Для 15-минутной встречи команды: что в работе, что мешает, что готово. «На стену» открывает доску крупно, на весь экран.'
          : 'План мероприятий проекта: кто и к какому дню что делает.'}
      </p>
      {view.canAdd && <QuickTask tenant={tenant} projectId={id} board={board} />}
      {table ? (
        <Table
          at={at}
          query={query}
          list={await listTasks(actor, { id, board, ...filterOf(query) })}
          board={board}
          shared={view.shared}
        />
      ) : view.counts.WAITING + view.counts.DOING + view.counts.DONE === 0 ? (
        <EmptyState title="Задач пока нет">
          {view.canAdd ? 'Напишите первую в поле выше и нажмите Enter.' : 'Их добавит команда проекта.'}
        </EmptyState>
      ) : (
        <>
          <TaskBoard
            tenant={tenant}
            columns={view.columns}
            counts={view.counts}
            base={at}
            move={moveTaskAction}
            shared={view.shared}
          />
          <p className="needs-script mt-6 text-sm text-muted max-md:hidden">
            С клавиатуры: Tab – к карточке, ← и → – в соседний столбец, ↑ и ↓ – к соседней карточке, Alt+↑ и Alt+↓ –
            выше и ниже в столбце, Enter на названии – открыть.
          </p>
        </>
      )}
      {shared.portfolio && shared.tasks.length > 0 && (
        <PortfolioTasks tenant={tenant} portfolio={shared.portfolio} tasks={shared.tasks} />
      )}
    </>
  )
}

type PortfolioTasksProps = {
  tenant: string
  portfolio: NonNullable<ProjectSharedTasks['portfolio']>
  tasks: ProjectSharedTasks['tasks']
}

/** «Общие задачи портфеля»: those that concern this project. */
function PortfolioTasks({ tenant, portfolio, tasks }: PortfolioTasksProps) {
  return (
    <Section
      title="Общие задачи портфеля"
      rule
      lead={
        <>
          Касаются этого проекта, ведутся в портфеле{' '}
          {portfolio.open ? (
            <a href={`/${tenant}/office/portfolios/${portfolio.id}`}>«{portfolio.title}»</a>
          ) : (
            `«${portfolio.title}»`
          )}
          .
        </>
      }
    >
      <SharedTaskTable
        caption="Открытые общие задачи портфеля"
        tenant={tenant}
        portfolioId={portfolio.id}
        tasks={tasks}
        act={setPortfolioTaskStateAction}
      />
    </Section>
  )
}

type Query = Record<string, string | string[] | undefined>
const filterOf = ({ only, page }: Query): { only: 'OPEN' | 'OVERDUE' | 'ALL'; page: number } => ({
  only: only === 'OVERDUE' || only === 'ALL' ? only : 'OPEN',
  page: pageNumber(page),
})

type TableProps = {
  at: string
  query: Query
  list: Awaited<ReturnType<typeof listTasks>>
  board: Board
  shared: boolean
}

function Table({ at, query, list, board, shared }: TableProps) {
  const { only, page } = filterOf(query)
  const href = (filter: string, n = 1): string =>
    `${at}?board=${board}&view=table&only=${filter}${n > 1 ? `&page=${n}` : ''}`
  const columns: Column<TaskView>[] = [
    {
      key: 'title',
      header: 'Задача',
      phone: 'title',
      cell: (task) => <a href={`${at}/${task.id}`}>{task.title}</a>,
    },
    { key: 'who', header: 'Ответственный', cell: (task) => task.responsible || '–' },
    ...(shared ? [{ key: 'agency', header: 'Орган', cell: (task: TaskView) => task.agency.name }] : []),
    { key: 'stage', header: 'Этап', numeric: true, cell: (task) => task.stage ?? '–' },
    { key: 'due', header: 'Срок', cell: (task) => (task.dueOn ? formatShort(task.dueOn) : '–') },
    { key: 'state', header: 'Состояние', cell: (task) => <TaskState status={task.status} overdue={task.overdue} /> },
  ]
  return (
    <>
      <LinkPills
        label="Какие задачи"
        items={[
          ['OPEN', 'Открытые'],
          ['OVERDUE', 'Просроченные'],
          ['ALL', 'Все'],
        ].map(([key = '', label = '']) => ({ href: href(key), label, current: key === only }))}
      />
      <DataTable
        caption="Задачи проекта"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={<EmptyState title="Здесь пусто">Задач с таким отбором нет.</EmptyState>}
      />
      <Pagination page={page} pages={list.pages} href={(n) => href(only, n)} total={list.total} />
    </>
  )
}
