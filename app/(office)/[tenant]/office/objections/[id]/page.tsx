import type { Metadata } from 'next'
import { SelfColumn } from '@/components/rating/review/SelfColumn'
import { SettledItems } from '@/components/rating/review/SettledItems'
import { TotalsBand } from '@/components/rating/review/TotalsBand'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { getObjection } from '@/lib/rating/settlement/objection-queries'
import { SettleForm } from './SettleForm'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Несогласие с оценкой' }

export default async function ObjectionPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/objections/${id}`)
  const { review, objection, timing } = await getObjection(actor, { id })
  const { timeZone } = actor.tenant
  const settle = may(actor, 'objection.settle') && objection.status === 'FILED'
  const objected = new Set(objection.items.map(({ criterion }) => criterion))
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('objections'), href: `/${tenant}/office/objections` }, { label: review.agency.name }]}
      />
      <PageTitle
        title={objection.status === 'SETTLED' ? 'Несогласие рассмотрено' : `Несогласие: ${review.agency.name}`}
        kicker={`Рейтинг за ${review.campaign.year} год`}
        lead={
          <>
            Направлено {formatDateTime(timeZone, objection.filedAt)}, {objection.filedBy}.
            {objection.status === 'FILED' &&
              ` Рассмотрите до ${formatLong(review.campaign.publicationDue)}: ${timingText(timing)}.`}
          </>
        }
        meta={
          may(actor, 'assessment.verify') && <a href={`/${tenant}/office/verification/${review.id}`}>Вся проверка</a>
        }
      />
      <TotalsBand review={review} />
      {settle ? (
        <SettleForm tenant={tenant} review={review} objection={objection} />
      ) : (
        <Section title={objection.status === 'SETTLED' ? 'Решения по критериям' : 'С чем участник не согласен'}>
          <SettledItems tenant={tenant} review={review} objection={objection} />
        </Section>
      )}
      <Section title="Что участник представил вначале" rule>
        {review.criteria
          .filter(({ number }) => objected.has(number))
          .map((criterion) => (
            <details key={criterion.number} className="border-b border-line py-2">
              <summary className="cursor-pointer">
                {criterion.number}. {criterion.shortTitle}
              </summary>
              <div className="mt-3">
                <SelfColumn tenant={tenant} criterion={criterion} />
              </div>
              {criterion.verifiedReason && (
                <p className="mt-3">
                  <span className="text-muted">Основание при проверке: </span>
                  {criterion.verifiedReason}
                </p>
              )}
            </details>
          ))}
      </Section>
    </>
  )
}
