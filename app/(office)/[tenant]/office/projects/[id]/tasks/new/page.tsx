import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TaskFields } from '@/components/projects/TaskFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { getTaskChoices } from '@/lib/projects/tasks/queries'
import { loadProject } from '../../load'
import { newTaskAction } from '../action'

export const metadata: Metadata = { title: 'Новая задача' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function NewTaskPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const board = (await searchParams).board === 'DAILY' ? 'DAILY' : 'ROADMAP'
  const { actor } = await loadProject(tenant, id)
  const choices = await getTaskChoices(actor, { id })
  if (!choices) notFound()
  return (
    <Section title="Новая задача" className="mt-0 max-w-[48rem]">
      <ActionForm
        action={newTaskAction}
        tenant={tenant}
        hidden={{ projectId: id, board }}
        submitLabel="Добавить задачу"
        actions={
          <ButtonLink variant="quiet" href={`/${tenant}/office/projects/${id}/tasks?board=${board}`}>
            К задачам
          </ButtonLink>
        }
      >
        <TaskFields choices={choices} />
      </ActionForm>
    </Section>
  )
}
