import { notFound, redirect } from 'next/navigation'
import { getSurveyBatch } from '@/lib/feedback/results/queries'
import { requireActor } from '@/lib/platform/actor'

/** A closed batch opens where its figures are read: a record behind a fact of the plan leads here. */
export default async function BatchPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const batch = await getSurveyBatch(await requireActor(tenant, `${at}/block/${id}`), { id })
  if (!batch) notFound()
  redirect(`${at}/${batch.surveyId}/results?agency=${batch.agencyId}`)
}
