import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { OwnerChoice } from '@/components/processes/OwnerChoice'
import { ProcessFields } from '@/components/processes/ProcessFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import { agencyChoices } from '@/lib/agencies/queries'
import { requireActor } from '@/lib/platform/actor'
import { getProcessForm } from '@/lib/processes/registry/form-queries'
import { createProcessAction } from './action'

export const metadata: Metadata = { title: 'Новый процесс' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ agency?: string }> }

export default async function NewProcessPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { agency } = await searchParams
  const at = `/${tenant}/office/processes`
  const actor = await requireActor(tenant, `${at}/new`)
  const kept = (await agencyChoices(actor, {})).filter(({ id }) => may(actor, 'process.create', id))
  const agencyId = agency ?? kept[0]?.id
  if (agencyId === undefined) notFound()
  const form = await getProcessForm(actor, { agencyId })
  return (
    <div className="max-w-[56rem]">
      <Breadcrumbs items={[{ label: pageName('processes'), href: at }, { label: 'Новый процесс' }]} />
      <PageTitle title="Новый процесс" kicker={form.agency.name} />
      <OwnerChoice label="Владелец" owners={form.owners} current={form.agency.id} submitLabel="Выбрать" />
      <ActionForm
        key={form.agency.id}
        action={createProcessAction}
        tenant={tenant}
        hidden={{ agencyId: form.agency.id }}
        submitLabel="Внести в реестр"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <ProcessFields tenant={tenant} form={form} settings={actor.tenant.settings.processes} />
      </ActionForm>
    </div>
  )
}
