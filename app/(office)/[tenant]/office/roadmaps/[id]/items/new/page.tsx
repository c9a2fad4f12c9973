import type { Metadata } from 'next'
import { ItemPage } from '../ItemPage'

export const metadata: Metadata = { title: 'Новое мероприятие' }

export default async function NewItemPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  return <ItemPage tenant={tenant} roadmapId={id} itemId={null} />
}
