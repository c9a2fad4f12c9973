import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { SharedTaskFields } from '@/components/portfolios/SharedTaskFields'
import { Concerned, TaskStep } from '@/components/portfolios/SharedTaskTable'
import { TaskState } from '@/components/projects/TaskState'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getPortfolioTask, type PortfolioTaskPage } from '@/lib/portfolios/task-queries'
import { taskStatuses } from '@/lib/projects/tasks/rules'
import { removePortfolioTaskAction, setPortfolioTaskStateAction, updatePortfolioTaskAction } from '../action'
import { taskStatusLabels } from '@/lib/projects/tasks/labels'

export const metadata: Metadata = { title: 'Общая задача портфеля' }

type Props = { params: Promise<{ tenant: string; id: string; taskId: string }> }

export default async function SharedTaskPage({ params }: Props) {
  const { tenant, id, taskId } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/portfolios/${id}/tasks/${taskId}`)
  const { portfolio, task, choices } = await getPortfolioTask(actor, { id: taskId })
  if (portfolio.id !== id) notFound()
  const at = `/${tenant}/office/portfolios`
  const back = portfolio.open && (
    <ButtonLink variant="quiet" href={`${at}/${id}`}>
      К портфелю
    </ButtonLink>
  )
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('portfolios'), href: portfolio.open ? at : undefined },
          { label: portfolio.title, href: portfolio.open ? `${at}/${id}` : undefined },
          { label: 'Общая задача' },
        ]}
      />
      <PageTitle title={task.title} meta={<TaskState status={task.status} overdue={task.overdue} />} />
      {choices === null ? (
        <ReadOnly tenant={tenant} portfolio={portfolio} task={task}>
          {back}
        </ReadOnly>
      ) : (
        <div className="max-w-[48rem]">
          <ActionForm
            action={updatePortfolioTaskAction}
            tenant={tenant}
            hidden={{ taskId, version: task.version }}
            submitLabel="Сохранить"
            actions={back}
            quiet
          >
            <RadioGroup
              name="status"
              label="Состояние"
              inline
              defaultValue={task.status}
              choices={taskStatuses.map((status) => ({ value: status, label: taskStatusLabels[status] }))}
            />
            <SharedTaskFields choices={choices} values={task} />
            {task.hidden > 0 && (
              <p className="text-sm text-muted">
                Касается ещё и{' '}
                {count(task.hidden, 'проекта другого органа', 'проектов других органов', 'проектов других органов')}:
                так и останется.
              </p>
            )}
          </ActionForm>
          <div className="mt-8 border-t border-line pt-4">
            <ActionForm
              action={removePortfolioTaskAction}
              tenant={tenant}
              hidden={{ taskId, version: task.version }}
              submitLabel="Убрать задачу"
              variant="danger"
              size="s"
              confirm={{
                title: 'Убрать общую задачу?',
                text: `«${task.title}» исчезнет из портфеля, его проектов и календаря ответственного.`,
                confirmLabel: 'Убрать',
                tone: 'danger',
              }}
            />
          </div>
        </div>
      )}
    </>
  )
}

function ReadOnly({
  tenant,
  portfolio,
  task,
  children,
}: {
  tenant: string
  portfolio: PortfolioTaskPage['portfolio']
  task: PortfolioTaskPage['task']
  children: React.ReactNode
}) {
  return (
    <>
      {portfolio.closed && <Notice tone="info">Портфель закрыт: его общие задачи больше не меняются.</Notice>}
      <DefinitionList
        items={[
          { term: 'Портфель', value: portfolio.title },
          { term: 'Касается', value: <Concerned tenant={tenant} task={task} /> },
          { term: 'Ответственный', value: task.responsible || '–' },
          { term: 'Срок', value: task.dueOn ? formatLong(task.dueOn) : '–' },
          ...(task.details
            ? [{ term: 'Подробности', value: <span className="whitespace-pre-line">{task.details}</span> }]
            : []),
        ]}
      />
      <div className="mt-6 flex flex-wrap gap-2">
        <TaskStep tenant={tenant} task={task} act={setPortfolioTaskStateAction} whole />
        {children}
      </div>
    </>
  )
}
