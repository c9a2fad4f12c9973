import { notFound } from 'next/navigation'
import { OwnerChoice } from '@/components/processes/OwnerChoice'
import { ProcessFields } from '@/components/processes/ProcessFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { getProcessForm } from '@/lib/processes/registry/form-queries'
import { editProcessAction } from '../action'
import { loadProcess, processMetadata } from '../load'

export const generateMetadata = processMetadata('Изменение')

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<{ agency?: string }>
}

export default async function EditProcessPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { agency } = await searchParams
  const { actor, process } = await loadProcess(tenant, id)
  if (!process.can.edit || process.status === 'DROPPED') notFound()
  const form = await getProcessForm(actor, { id, agencyId: agency })
  return (
    <Section title="Изменение процесса">
      <OwnerChoice label="Владелец" owners={form.owners} current={form.agency.id} submitLabel="Передать" />
      <ActionForm
        key={form.agency.id}
        action={editProcessAction}
        tenant={tenant}
        hidden={{ id, version: form.version, agencyId: form.agency.id }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={`/${tenant}/office/processes/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[56rem]"
      >
        <ProcessFields tenant={tenant} form={form} settings={actor.tenant.settings.processes} />
      </ActionForm>
    </Section>
  )
}
