import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { requireActor } from '@/lib/platform/actor'
import { getRoadmapChoices } from '@/lib/roadmaps/item-queries'
import { NewRoadmapForm } from './NewRoadmapForm'

export const metadata: Metadata = { title: 'Новая дорожная карта' }

export default async function NewRoadmapPage({
  params,
  searchParams,
}: {
  params: Promise<{ tenant: string }>
  searchParams: Promise<{ agency?: string }>
}) {
  const { tenant } = await params
  const { agency } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/roadmaps/new`)
  const choices = await getRoadmapChoices(actor, {})
  return (
    <div className="max-w-[48rem]">
      <Breadcrumbs
        items={[{ label: pageName('roadmaps'), href: `/${tenant}/office/roadmaps` }, { label: 'Новая карта' }]}
      />
      <PageTitle
        title="Составить дорожную карту"
        lead="Сначала черновик: мероприятия можно менять, пока карту не утвердит руководитель."
      />
      <NewRoadmapForm tenant={tenant} choices={choices} agency={agency} />
    </div>
  )
}
