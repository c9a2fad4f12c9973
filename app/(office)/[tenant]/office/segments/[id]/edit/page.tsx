import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SegmentFields } from '@/components/feedback/clients/SegmentFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { getSegment } from '@/lib/feedback/clients/segment-queries'
import { requireActor } from '@/lib/platform/actor'
import { editSegmentAction } from '../../action'

export const metadata: Metadata = { title: 'Изменение сегмента' }

export default async function EditSegmentPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const base = `/${tenant}/office/segments`
  const at = `${base}/${id}`
  const actor = await requireActor(tenant, `${at}/edit`)
  const segment = await getSegment(actor, { id })
  if (!segment.can.edit || segment.retired) notFound()
  const { externalClients, internalClients } = actor.tenant.settings.feedback
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs
        items={[{ label: pageName('segments'), href: base }, { label: segment.name, href: at }, { label: 'Изменение' }]}
      />
      <PageTitle title="Изменение сегмента" kicker={segment.agency ?? 'Общий перечень'} />
      <ActionForm
        action={editSegmentAction}
        tenant={tenant}
        hidden={{ id, version: segment.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <SegmentFields values={segment} kinds={{ EXTERNAL: externalClients, INTERNAL: internalClients }} />
      </ActionForm>
    </div>
  )
}
