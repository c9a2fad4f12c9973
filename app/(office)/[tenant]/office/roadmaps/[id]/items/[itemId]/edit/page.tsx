import type { Metadata } from 'next'
import { ItemPage } from '../../ItemPage'

export const metadata: Metadata = { title: 'Изменить мероприятие' }

export default async function EditItemPage({
  params,
}: {
  params: Promise<{ tenant: string; id: string; itemId: string }>
}) {
  const { tenant, id, itemId } = await params
  return <ItemPage tenant={tenant} roadmapId={id} itemId={itemId} />
}
