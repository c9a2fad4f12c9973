import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TouchpointFields } from '@/components/feedback/clients/TouchpointFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { getTouchpointForm } from '@/lib/feedback/clients/touchpoint-queries'
import { requireActor } from '@/lib/platform/actor'
import { editTouchpointAction } from '../../action'

export const metadata: Metadata = { title: 'Изменение точки взаимодействия' }

export default async function EditTouchpointPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const base = `/${tenant}/office/touchpoints`
  const at = `${base}/${id}`
  const actor = await requireActor(tenant, `${at}/edit`)
  const form = await getTouchpointForm(actor, { id })
  const { values } = form
  if (!values || values.status === 'CLOSED') notFound()
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs
        items={[
          { label: pageName('touchpoints'), href: base },
          { label: values.name, href: at },
          { label: 'Изменение' },
        ]}
      />
      <PageTitle title="Изменение точки" kicker={form.agency.name} />
      <ActionForm
        action={editTouchpointAction}
        tenant={tenant}
        hidden={{ id, version: form.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <TouchpointFields
          {...form}
          channels={actor.tenant.settings.feedback.channels}
          values={{
            ...values,
            processId: values.process?.id ?? '',
            unitId: values.unit?.id ?? '',
            surveyId: values.survey?.id ?? '',
          }}
        />
      </ActionForm>
    </div>
  )
}
