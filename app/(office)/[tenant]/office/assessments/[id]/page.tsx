import type { Metadata } from 'next'
import { AssessmentForm } from '@/components/rating/assessment/AssessmentForm'
import { History } from '@/components/rating/assessment/History'
import { requireActor } from '@/lib/platform/actor'
import { getAssessment } from '@/lib/rating/assessment/queries'
import { answerMaterialAction, handOverAction } from './action'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Самооценка' }

export default async function AssessmentPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/assessments/${id}`)
  const view = await getAssessment(actor, { id })
  return (
    <AssessmentForm
      key={`${view.id}-${view.can.edit}`}
      tenant={tenant}
      view={view}
      answerAction={answerMaterialAction}
      handOverAction={handOverAction}
      history={<History items={view.history} />}
    />
  )
}
