import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TaskFields } from '@/components/projects/TaskFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong } from '@/lib/core/dates'
import { getTask, type TaskView } from '@/lib/projects/tasks/queries'
import { taskStatuses } from '@/lib/projects/tasks/rules'
import { loadProject } from '../../load'
import { removeTaskAction, updateTaskAction } from '../action'
import { taskStatusLabels } from '@/lib/projects/tasks/labels'

export const metadata: Metadata = { title: 'Задача' }

type Props = { params: Promise<{ tenant: string; id: string; taskId: string }> }

export default async function TaskPage({ params }: Props) {
  const { tenant, id, taskId } = await params
  const { actor } = await loadProject(tenant, id)
  const { task, projectId, choices } = await getTask(actor, { id: taskId })
  if (projectId !== id) notFound()
  const back = (
    <ButtonLink variant="quiet" href={`/${tenant}/office/projects/${id}/tasks?board=${task.board}`}>
      К задачам
    </ButtonLink>
  )
  return (
    <Section
      title={task.title}
      className="mt-0 max-w-[48rem]"
      lead={
        task.overdue && task.dueOn ? (
          <StatusMark kind="bad">просрочена, срок был {formatLong(task.dueOn)}</StatusMark>
        ) : undefined
      }
    >
      {choices === null ? (
        <ReadOnly task={task}>{back}</ReadOnly>
      ) : (
        <>
          <ActionForm
            action={updateTaskAction}
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
            <TaskFields choices={choices} values={{ ...task, agencyId: task.agency.id }} />
          </ActionForm>
          <div className="mt-8 border-t border-line pt-4">
            <ActionForm
              action={removeTaskAction}
              tenant={tenant}
              hidden={{ taskId, version: task.version }}
              submitLabel="Убрать задачу"
              variant="danger"
              size="s"
              confirm={{
                title: 'Убрать задачу?',
                text: `«${task.title}» исчезнет с доски.`,
                confirmLabel: 'Убрать',
                tone: 'danger',
              }}
            />
          </div>
        </>
      )}
    </Section>
  )
}

function ReadOnly({ task, children }: { task: TaskView; children: React.ReactNode }) {
  return (
    <>
      <DefinitionList
        items={[
          { term: 'Состояние', value: taskStatusLabels[task.status].toLowerCase() },
          { term: 'Ответственный', value: task.responsible || '–' },
          { term: 'Орган', value: task.agency.name },
          { term: 'Срок', value: task.dueOn ? formatLong(task.dueOn) : '–' },
          ...(task.details
            ? [{ term: 'Подробности', value: <span className="whitespace-pre-line">{task.details}</span> }]
            : []),
        ]}
      />
      <p className="mt-6">{children}</p>
    </>
  )
}
