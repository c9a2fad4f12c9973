import type { Metadata } from 'next'
import { ReviewHistory } from '@/components/rating/review/ReviewHistory'
import { ScoresTable } from '@/components/rating/review/ScoresTable'
import { TotalsBand } from '@/components/rating/review/TotalsBand'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { addWorkingDays } from '@/lib/core/work-calendar'
import { requireActor } from '@/lib/platform/actor'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { may } from '@/lib/access'
import { getVerification } from '@/lib/rating/verification/queries'
import { isOver, isScored } from '@/lib/rating/status/rules'
import { Checks } from './Checks'
import { CompleteForm } from './CompleteForm'
import { CriterionRow } from './CriterionRow'
import { NextStep, StateNotice } from './Steps'
import { objectionStateText } from '@/lib/rating/settlement/labels'

type Props = { params: Promise<{ tenant: string; assessmentId: string }> }

export const metadata: Metadata = { title: 'Проверка самооценки' }

const ANSWER_WORKING_DAYS = 5

export default async function VerificationDetailPage({ params }: Props) {
  const { tenant, assessmentId } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/verification/${assessmentId}`)
  const review = await getVerification(actor, { id: assessmentId })
  const { timeZone } = actor.tenant
  const rights = {
    verify: may(actor, 'assessment.verify'),
    decide: may(actor, 'objection.settle'),
    withdraw: may(actor, 'campaign.withdraw'),
    personId: actor.personId,
    timeZone,
  }
  const editable = rights.verify && review.status === 'VERIFICATION'
  const requestDue = addWorkingDays(review.today, ANSWER_WORKING_DAYS).date
  const facts = [
    review.submittedAt ? `сдана ${formatDateTime(timeZone, review.submittedAt)}` : null,
    review.verifierName ? `проверяет ${review.verifierName}` : null,
    review.resultsSentAt ? `результаты направлены ${formatDateTime(timeZone, review.resultsSentAt)}` : null,
    review.receivedAt ? `получены ${formatDateTime(timeZone, review.receivedAt)}` : null,
  ].filter(Boolean)
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('verification'), href: `/${tenant}/office/verification` },
          { label: review.agency.name },
        ]}
      />
      <PageTitle
        title={review.agency.name}
        kicker={`Самооценка за ${review.campaign.year} год · ${assessmentStatusLabels[review.status].short}`}
        lead={rights.verify ? assessmentStatusLabels[review.status].authority : undefined}
        meta={facts.join(' · ')}
      />
      <StateNotice review={review} timeZone={timeZone} />
      <NextStep tenant={tenant} review={review} rights={rights} />
      <TotalsBand review={review} />
      {review.receivedAt && !isOver(review.status) && <p className="mb-6">{objectionStateText(review.window)}</p>}
      {!editable && (
        <Section title="Оценки по критериям">
          <ScoresTable review={review} />
        </Section>
      )}
      <div className="mt-8">
        {review.criteria.map((criterion) => (
          <CriterionRow
            key={criterion.number}
            tenant={tenant}
            assessmentId={review.id}
            criterion={criterion}
            editable={editable}
            timeZone={timeZone}
            requestDue={requestDue}
          />
        ))}
      </div>
      <Checks tenant={tenant} review={review} editable={rights.verify && isScored(review.status)} />
      {editable && <CompleteForm tenant={tenant} review={review} />}
      <Section title="История" rule>
        <ReviewHistory review={review} timeZone={timeZone} />
      </Section>
    </>
  )
}
