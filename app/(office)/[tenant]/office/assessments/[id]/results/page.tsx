import type { Metadata } from 'next'
import { EvidenceList } from '@/components/rating/review/EvidenceList'
import { ReviewHistory } from '@/components/rating/review/ReviewHistory'
import { ScoresTable } from '@/components/rating/review/ScoresTable'
import { SettledItems } from '@/components/rating/review/SettledItems'
import { TotalsBand } from '@/components/rating/review/TotalsBand'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { PrintButton } from '@/components/ui/PageButtons'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { may, requireActor } from '@/lib/platform/actor'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { getResults } from '@/lib/rating/settlement/results-queries'
import { receiveAction, waiveAction } from './action'
import { calendarCaveat, objectionStateText } from '@/lib/rating/settlement/labels'
import { objectionWindow } from '@/lib/rating/methodology/window'

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
        { label: 'Самооценки', href: `/${tenant}/office/assessments` },
        { label: review.agency.name, href: `/${tenant}/office/assessments/${id}` },
        { label: 'Результаты' },
      ]}
    />
  )
  const kicker = `${review.agency.name} · ${review.campaign.year} год`
  const days = review.methodology.cycle.objectionWindow.workingDays
  if (results.state === 'HIDDEN') {
    return (
      <>
        {crumbs}
        <PageTitle title="Результатов пока нет" kicker={kicker} />
        <EmptyState
          title={assessmentStatusLabels[review.status].agency}
          action={
            <ButtonLink href={`/${tenant}/office/assessments/${id}`} variant="quiet">
              К самооценке
            </ButtonLink>
          }
        >
          {review.status === 'WITHDRAWN'
            ? 'Результатов за этот год не будет. Почему, сказано на странице самооценки.'
            : 'Результаты появятся здесь, когда уполномоченный орган направит их. Куратор получит письмо.'}
        </EmptyState>
      </>
    )
  }
  if (results.state === 'UNOPENED') {
    const { lastDay, calendarKnown } = objectionWindow(review.today, days)
    return (
      <>
        {crumbs}
        <PageTitle
          title="Результаты ждут вас"
          kicker={kicker}
          lead={review.resultsSentAt ? `Направлены ${formatDateTime(timeZone, review.resultsSentAt)}.` : undefined}
        />
        <p className="mb-6 max-w-[68ch]">
          Открывая результаты, вы подтверждаете, что получили их. День и час будут записаны, и со следующего дня пойдёт
          срок для несогласия: {count(days, 'рабочий день', 'рабочих дня', 'рабочих дней')}. Если открыть сегодня,
          последний день – <b>{formatLong(lastDay)}</b>
          {calendarCaveat({ calendarKnown })}
        </p>
        {may(actor, 'assessment.receiveResults', review.agency.id) && (
          <ActionForm
            action={receiveAction}
            tenant={tenant}
            hidden={{ assessmentId: id }}
            submitLabel="Ознакомиться с результатами"
          />
        )}
      </>
    )
  }
  const full = results.review
  const { window } = full
  const canObject = full.status === 'RECEIVED' && window.code === 'OPEN'
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
      {full.receivedAt && (
        <Notice
          tone={canObject ? 'warn' : 'info'}
          title={
            canObject && window.code === 'OPEN'
              ? `Несогласие – до ${formatLong(window.lastDay)} включительно`
              : undefined
          }
          className="mb-6"
        >
          Получены {formatDateTime(timeZone, full.receivedAt)}
          {full.receivedBy && `, ${full.receivedBy}`}.{' '}
          {full.status === 'FINAL' || canObject ? '' : objectionStateText(window)}
          {canObject &&
            window.code === 'OPEN' &&
            `В запасе ${count(window.workingDaysLeft, 'рабочий день', 'рабочих дня', 'рабочих дней')}.${calendarCaveat(window)}`}
        </Notice>
      )}
      {canObject && mayObject && (
        <div className="mb-6 flex flex-wrap gap-3 print:hidden">
          <ButtonLink href={`/${tenant}/office/assessments/${id}/object`} variant="quiet">
            Не согласны с оценкой
          </ButtonLink>
          <ActionForm
            action={waiveAction}
            tenant={tenant}
            hidden={{ assessmentId: id }}
            submitLabel="Согласны с результатом"
            variant="quiet"
            confirm={{
              title: 'Согласиться с результатом?',
              text: 'Итог будет подведён сразу, направить несогласие после этого нельзя.',
              confirmLabel: 'Согласны',
            }}
          />
        </div>
      )}
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
      {full.checks.length > 0 && (
        <Section title="Документарные проверки" rule>
          <ul>
            {full.checks.map((check) => (
              <li key={check.id} className="border-b border-line py-2">
                <p className="text-sm text-muted">
                  {formatLong(check.date)} · критерии {check.criteria.join(', ')}
                </p>
                <p>{check.finding}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Что спрашивали и что найдено" rule>
        {full.criteria.map((criterion) => (
          <div
            key={criterion.number}
            id={`criterion-${criterion.number}`}
            className="scroll-mt-4 border-b border-line py-3"
          >
            <h3>
              {criterion.number}. {criterion.shortTitle}
            </h3>
            <p className="max-w-[80ch]">
              {criterion.options.find(({ score }) => score === (criterion.finalScore ?? criterion.verifiedScore))?.text}
            </p>
            <details className="mt-1 text-dense">
              <summary className="cursor-pointer text-accent">Подтверждения: {criterion.evidence.length}</summary>
              <div className="mt-2">
                <EvidenceList tenant={tenant} items={criterion.evidence} empty="Документов и ссылок нет." />
              </div>
            </details>
          </div>
        ))}
      </Section>
      <Section title="История" rule>
        <ReviewHistory review={full} timeZone={timeZone} />
      </Section>
    </>
  )
}
