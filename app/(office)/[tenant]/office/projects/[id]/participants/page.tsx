import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ParticipantFields } from '@/components/projects/ParticipantFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { agencyDirectory } from '@/lib/projects/opening/queries'
import { loadProject } from '../load'
import { changeParticipantsAction } from './action'

export const metadata: Metadata = { title: 'Участники проекта' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function ParticipantsPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor, project } = await loadProject(tenant, id)
  if (!project.can.manage) notFound()
  const agencies = await agencyDirectory(actor, {})
  const [own, ...others] = project.participants
  const known = new Map([...agencies, ...others].map((agency) => [agency.id, { id: agency.id, name: agency.name }]))
  known.delete(project.agency.id)
  return (
    <Section title="Состав участников">
      <ActionForm
        action={changeParticipantsAction}
        tenant={tenant}
        hidden={{ id, version: project.version, 'participants.900.agencyId': project.agency.id }}
        submitLabel="Сохранить состав"
        actions={
          <ButtonLink href={`/${tenant}/office/projects/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[52rem]"
      >
        <TextField
          name="participants.900.part"
          label={`Что делает ${project.agency.name}`}
          hint="Этот орган ведёт проект"
          optional
          defaultValue={own?.part}
          autoComplete="off"
        />
        <ParticipantFields
          agencies={[...known.values()]}
          lines={others.map(({ id: agencyId, part }) => ({ agencyId, part }))}
        />
      </ActionForm>
    </Section>
  )
}
