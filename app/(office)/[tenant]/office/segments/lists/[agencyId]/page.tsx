import type { Metadata } from 'next'
import { ClientList, listTitle } from '@/components/feedback/clients/ClientList'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { getSegmentList } from '@/lib/feedback/clients/approval-queries'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { approveSegmentsAction } from '../../action'

export const metadata: Metadata = { title: 'Перечень сегментов клиентов' }

type Props = { params: Promise<{ tenant: string; agencyId: string }> }

export default async function SegmentListPage({ params }: Props) {
  const { tenant, agencyId } = await params
  const base = `/${tenant}/office/segments`
  const actor = await requireActor(tenant, `${base}/lists/${agencyId}`)
  const view = await getSegmentList(actor, { agencyId })
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('segments'), href: base }, { label: view.agency.name }]} />
      <PageTitle
        title={listTitle(view)}
        kicker={view.agency.name}
        actions={view.can.edit && <ButtonLink href={`${base}/new?agency=${view.agency.id}`}>Новый сегмент</ButtonLink>}
      />
      <ClientList tenant={tenant} view={view} today={todayOf(actor)} approve={approveSegmentsAction} />
    </>
  )
}
