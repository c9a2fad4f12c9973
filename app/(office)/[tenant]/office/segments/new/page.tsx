import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SegmentFields } from '@/components/feedback/clients/SegmentFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { getSegmentOwners } from '@/lib/feedback/clients/segment-queries'
import { requireActor } from '@/lib/platform/actor'
import { createSegmentAction } from '../action'

export const metadata: Metadata = { title: 'Новый сегмент' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ agency?: string }> }

export default async function NewSegmentPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { agency } = await searchParams
  const base = `/${tenant}/office/segments`
  const actor = await requireActor(tenant, `${base}/new`)
  const { owners, common } = await getSegmentOwners(actor, {})
  const [first] = owners
  if (!first && !common) notFound()
  const only = !common && owners.length === 1 ? first : undefined
  const { externalClients, internalClients } = actor.tenant.settings.feedback
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs items={[{ label: pageName('segments'), href: base }, { label: 'Новый сегмент' }]} />
      <PageTitle title="Новый сегмент клиентов" kicker={only?.name} />
      <ActionForm
        action={createSegmentAction}
        tenant={tenant}
        hidden={only ? { agencyId: only.id } : undefined}
        submitLabel="Внести сегмент"
        actions={
          <ButtonLink href={base} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        {!only && (
          <ComboField
            name="agencyId"
            label="Чей сегмент"
            optional={common}
            defaultValue={agency ?? (common ? undefined : first?.id)}
            hint={common ? 'Не выбран орган – сегмент общего перечня.' : undefined}
            options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SegmentFields values={null} kinds={{ EXTERNAL: externalClients, INTERNAL: internalClients }} />
      </ActionForm>
    </div>
  )
}
