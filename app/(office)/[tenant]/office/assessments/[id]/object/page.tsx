import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { requireActor } from '@/lib/platform/actor'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { may } from '@/lib/access'
import { getResults } from '@/lib/rating/settlement/results-queries'
import { topScore } from '@/lib/rating/methodology/score'
import { ObjectionForm } from './ObjectionForm'
import { objectionStateText } from '@/lib/rating/settlement/labels'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Несогласие с оценкой' }

export default async function ObjectPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/assessments/${id}/object`)
  const results = await getResults(actor, { id })
  if (!may(actor, 'objection.file', results.review.agency.id)) notFound()
  const { review } = results
  const crumbs = (
    <Breadcrumbs
      items={[
        { label: review.agency.name, href: `/${tenant}/office/assessments/${id}` },
        { label: 'Результаты', href: `/${tenant}/office/assessments/${id}/results` },
        { label: 'Несогласие' },
      ]}
    />
  )
  const open =
    results.state === 'OPEN' && results.review.status === 'RECEIVED' && results.review.window.code === 'OPEN'
      ? results.review
      : null
  if (!open) {
    const text =
      results.state === 'OPEN' && results.review.status === 'RECEIVED'
        ? objectionStateText(results.review.window)
        : assessmentStatusLabels[review.status].agency
    return (
      <>
        {crumbs}
        <PageTitle title="Направить несогласие сейчас нельзя" />
        <EmptyState
          title={text}
          action={
            <ButtonLink href={`/${tenant}/office/assessments/${id}/results`} variant="quiet">
              К результатам
            </ButtonLink>
          }
        />
      </>
    )
  }
  const tops = new Map(open.methodology.criteria.map((criterion) => [criterion.number, topScore(criterion)]))
  return (
    <>
      {crumbs}
      <PageTitle
        title="С чем вы не согласны?"
        kicker={`${open.agency.name} · ${open.campaign.year} год`}
        lead={objectionStateText(open.window)}
      />
      <ObjectionForm
        tenant={tenant}
        assessmentId={id}
        version={open.version}
        agencyId={open.agency.id}
        criteria={open.criteria.map(({ number, shortTitle, selfScore, verifiedScore, verifiedReason, options }) => ({
          number,
          title: shortTitle,
          selfScore,
          verifiedScore: verifiedScore ?? 0,
          reason: verifiedReason,
          atTop: (verifiedScore ?? 0) >= (tops.get(number) ?? 0),
          higher: options
            .filter(({ score }) => score > (verifiedScore ?? 0))
            .map(({ score, text }) => ({ score, text })),
        }))}
      />
    </>
  )
}
