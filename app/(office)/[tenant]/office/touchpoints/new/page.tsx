import type { Metadata } from 'next'
import { TouchpointFields } from '@/components/feedback/clients/TouchpointFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { OwnerChoice } from '@/components/processes/OwnerChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { isUuid } from '@/lib/core/ids'
import { getTouchpointForm } from '@/lib/feedback/clients/touchpoint-queries'
import { requireActor } from '@/lib/platform/actor'
import { createTouchpointAction } from '../action'

export const metadata: Metadata = { title: 'Новая точка взаимодействия' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ agency?: string }> }

export default async function NewTouchpointPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { agency } = await searchParams
  const at = `/${tenant}/office/touchpoints`
  const actor = await requireActor(tenant, `${at}/new`)
  const form = await getTouchpointForm(actor, { agencyId: agency && isUuid(agency) ? agency : null })
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs items={[{ label: pageName('touchpoints'), href: at }, { label: 'Новая точка' }]} />
      <PageTitle title="Новая точка взаимодействия" kicker={form.agency.name} />
      <OwnerChoice label="Чья точка" owners={form.owners} current={form.agency.id} submitLabel="Выбрать" />
      <ActionForm
        key={form.agency.id}
        action={createTouchpointAction}
        tenant={tenant}
        hidden={{ agencyId: form.agency.id }}
        submitLabel="Внести точку"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <TouchpointFields {...form} values={null} channels={actor.tenant.settings.feedback.channels} />
      </ActionForm>
    </div>
  )
}
