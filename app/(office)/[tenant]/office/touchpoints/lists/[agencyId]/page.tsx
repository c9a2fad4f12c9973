import type { Metadata } from 'next'
import { ClientList, listTitle } from '@/components/feedback/clients/ClientList'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { getTouchpointList } from '@/lib/feedback/clients/approval-queries'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { approveTouchpointsAction } from '../../action'

export const metadata: Metadata = { title: 'Перечень точек взаимодействия' }

type Props = { params: Promise<{ tenant: string; agencyId: string }> }

export default async function TouchpointListPage({ params }: Props) {
  const { tenant, agencyId } = await params
  const base = `/${tenant}/office/touchpoints`
  const actor = await requireActor(tenant, `${base}/lists/${agencyId}`)
  const view = await getTouchpointList(actor, { agencyId })
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('touchpoints'), href: base }, { label: view.agency.name }]} />
      <PageTitle
        title={listTitle(view)}
        kicker={view.agency.name}
        actions={view.can.edit && <ButtonLink href={`${base}/new?agency=${view.agency.id}`}>Новая точка</ButtonLink>}
      />
      <ClientList tenant={tenant} view={view} today={todayOf(actor)} approve={approveTouchpointsAction} />
    </>
  )
}
