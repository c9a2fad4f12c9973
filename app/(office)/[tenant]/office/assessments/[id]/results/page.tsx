import type { Metadata } from 'next'
import { ReviewHistory } from '@/components/rating/review/ReviewHistory'
import { ScoresTable } from '@/components/rating/review/ScoresTable'
import { SettledItems } from '@/components/rating/review/SettledItems'
import { TotalsBand } from '@/components/rating/review/TotalsBand'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { PrintButton } from '@/components/ui/PageButtons'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { may } from '@/lib/access'
import { getResults } from '@/lib/rating/settlement/results-queries'
import { CriterionFindings, DocumentChecks } from './Findings'
import { AgreeOrObject, ReceiptNotice } from './ObjectionDays'
import { HiddenResults, UnopenedResults } from './ResultsAhead'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Результаты проверки' }

export default async function ResultsPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/assessments/${id}/results`)
  const results = await getResults(actor, { id })
  const { review } = results
  const { timeZone } = actor.tenant
  const crumbs = (
    <Breadcrumbs
      items={[
        { label: pageName('assessments'), href: `/${tenant}/office/assessments` },
        { label: review.agency.name, href: `/${tenant}/office/assessments/${id}` },
        { label: 'Результаты' },
      ]}
    />
  )
  const kicker = `${review.agency.name} · ${review.campaign.year} год`
  if (results.state === 'HIDDEN') {
    return (
      <>
        {crumbs}
        <HiddenResults tenant={tenant} review={review} kicker={kicker} />
      </>
    )
  }
  if (results.state === 'UNOPENED') {
    return (
      <>
        {crumbs}
        <UnopenedResults tenant={tenant} review={review} kicker={kicker} actor={actor} />
      </>
    )
  }
  const full = results.review
  const canObject = full.status === 'RECEIVED' && full.window.code === 'OPEN'
  const mayObject = may(actor, 'objection.file', full.agency.id)
  return (
    <>
      {crumbs}
      <PageTitle
        title={full.status === 'FINAL' ? 'Итог подведён' : 'Результаты проверки'}
        kicker={kicker}
        meta={<PrintButton />}
        lead={assessmentStatusLabels[full.status].agency}
      />
      <ReceiptNotice review={full} timeZone={timeZone} />
      {canObject && mayObject && <AgreeOrObject tenant={tenant} assessmentId={id} version={full.version} />}
      {canObject && !mayObject && (
        <p className="mb-6 text-muted">Согласиться или направить несогласие может куратор.</p>
      )}
      <TotalsBand review={full} />
      <Section title="Оценки по критериям">
        <ScoresTable review={full} />
      </Section>
      {full.objections.map((objection) => (
        <Section
          key={objection.id}
          title={objection.status === 'SETTLED' ? 'Несогласие рассмотрено' : 'Несогласие рассматривается'}
          rule
          lead={`Направлено ${formatDateTime(timeZone, objection.filedAt)}, ${objection.filedBy}${objection.settledAt ? `. Рассмотрено ${formatDateTime(timeZone, objection.settledAt)}` : ''}`}
        >
          <SettledItems tenant={tenant} review={full} objection={objection} />
        </Section>
      ))}
      {full.checks.length > 0 && <DocumentChecks checks={full.checks} />}
      <CriterionFindings tenant={tenant} criteria={full.criteria} />
      <Section title="История" rule>
        <ReviewHistory review={full} timeZone={timeZone} />
      </Section>
    </>
  )
}
