import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { requireActor } from '@/lib/platform/actor'
import { getReportAsking } from '@/lib/projects/reports/queries'
import { AskForm } from './AskForm'

export const metadata: Metadata = { title: 'Запрос отчётов' }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AskReportPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { projectId } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/reports/ask`)
  const asking = await getReportAsking(actor, {})
  const known =
    typeof projectId === 'string' && asking.projects.some(({ id }) => id === projectId) ? projectId : undefined
  return (
    <div className="max-w-[48rem]">
      <Breadcrumbs items={[{ label: pageName('reports'), href: `/${tenant}/office/reports` }, { label: 'Запрос' }]} />
      <PageTitle
        title="Запросить отчёты о проектах"
        lead="Кураторы получат письма со ссылками. Несданный в срок отчёт портал напомнит один раз."
      />
      <AskForm tenant={tenant} asking={asking} projectId={known} />
    </div>
  )
}
