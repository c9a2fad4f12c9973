import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { projectMachine } from '@/lib/projects/state/rules'
import { may } from '@/lib/access'
import { loadProject } from '../load'
import { cancelProjectAction } from './action'

export const metadata: Metadata = { title: 'Прекратить проект' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function CancelProjectPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor, project } = await loadProject(tenant, id)
  if (!may(actor, 'project.cancel', project.agency.id) || !projectMachine.allows(project.status, 'cancel')) notFound()
  return (
    <Section
      className="mt-0"
      title="Прекратить проект"
      lead="Паспорт, версии и лента останутся. Проект можно возобновить: тогда паспорт утверждают заново."
    >
      <ActionForm
        action={cancelProjectAction}
        tenant={tenant}
        hidden={{ id, version: project.version }}
        submitLabel="Прекратить проект"
        variant="danger"
        actions={
          <ButtonLink href={`/${tenant}/office/projects/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <TextArea name="reason" label="Почему проект прекращается" rows={2} maxLength={1000} />
      </ActionForm>
    </Section>
  )
}
