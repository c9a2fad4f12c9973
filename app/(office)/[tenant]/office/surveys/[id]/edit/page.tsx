import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { SurveyBuilder } from '@/components/surveys/SurveyBuilder'
import { getSurveyBuilder } from '@/lib/feedback/survey/builder-queries'
import { requireActor } from '@/lib/platform/actor'
import { startSurveyAction } from '../../action'

export const metadata: Metadata = { title: 'Анкета опроса' }

/** The builder of a survey's questions. */
export default async function SurveyEditPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/edit`)
  const view = await getSurveyBuilder(actor, { id })
  if (!view) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { href: at, label: pageName('surveys') },
          { href: `${at}/${id}`, label: view.title },
          { label: 'Анкета' },
        ]}
      />
      <PageTitle title={view.title} />
      <SurveyBuilder
        key={view.refusal === null ? 'open' : 'shut'}
        tenant={tenant}
        tenantName={actor.tenant.name}
        view={view}
        returnTo={`${at}/${id}/edit`}
        startAction={startSurveyAction}
      />
    </>
  )
}
