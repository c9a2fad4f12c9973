import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { may } from '@/lib/access'
import type { Actor } from '@/lib/platform/actor'
import { calendarCaveat } from '@/lib/rating/settlement/labels'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { objectionWindow } from '@/lib/rating/methodology/window'
import { receiveAction } from './action'
import type { ResultsHeader } from '@/lib/rating/settlement/results-queries'

type Props = { tenant: string; review: ResultsHeader; kicker: string }

/** The results have not been sent to the agency. */
export function HiddenResults({ tenant, review, kicker }: Props) {
  return (
    <>
      <PageTitle title="Результатов пока нет" kicker={kicker} />
      <EmptyState
        title={assessmentStatusLabels[review.status].agency}
        action={
          <ButtonLink href={`/${tenant}/office/assessments/${review.id}`} variant="quiet">
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

/** Sent; opening them acknowledges the receipt and starts the days for an objection. */
export function UnopenedResults({ tenant, review, kicker, actor }: Props & { actor: Actor }) {
  const days = review.methodology.cycle.objectionWindow.workingDays
  const { lastDay, calendarKnown } = objectionWindow(review.today, days)
  const { timeZone } = actor.tenant
  return (
    <>
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
          hidden={{ assessmentId: review.id }}
          submitLabel="Ознакомиться с результатами"
        />
      )}
    </>
  )
}
