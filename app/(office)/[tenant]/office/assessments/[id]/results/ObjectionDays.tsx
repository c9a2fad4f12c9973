import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { calendarCaveat, objectionStateText } from '@/lib/rating/settlement/labels'
import { waiveAction } from './action'
import type { ReviewView } from '@/lib/rating/verification/view'

/** When the agency received the results and how long it may object. */
export function ReceiptNotice({ review, timeZone }: { review: ReviewView; timeZone: string }) {
  const { window, receivedAt } = review
  if (!receivedAt) return null
  const canObject = review.status === 'RECEIVED' && window.code === 'OPEN'
  return (
    <Notice
      tone={canObject ? 'warn' : 'info'}
      title={
        canObject && window.code === 'OPEN' ? `Несогласие – до ${formatLong(window.lastDay)} включительно` : undefined
      }
      className="mb-6"
    >
      Получены {formatDateTime(timeZone, receivedAt)}
      {review.receivedBy && `, ${review.receivedBy}`}.{' '}
      {review.status === 'FINAL' || canObject ? '' : objectionStateText(window)}
      {canObject &&
        window.code === 'OPEN' &&
        `В запасе ${count(window.workingDaysLeft, 'рабочий день', 'рабочих дня', 'рабочих дней')}.${calendarCaveat(window)}`}
    </Notice>
  )
}

type Answers = { tenant: string; assessmentId: string; version: number }

/** The curator's two answers. */
export function AgreeOrObject({ tenant, assessmentId, version }: Answers) {
  return (
    <div className="mb-6 flex flex-wrap gap-3 print:hidden">
      <ButtonLink href={`/${tenant}/office/assessments/${assessmentId}/object`} variant="quiet">
        Не согласны с оценкой
      </ButtonLink>
      <ActionForm
        action={waiveAction}
        tenant={tenant}
        hidden={{ assessmentId, version }}
        submitLabel="Согласны с результатом"
        variant="quiet"
        confirm={{
          title: 'Согласиться с результатом?',
          text: 'Итог будет подведён сразу, направить несогласие после этого нельзя.',
          confirmLabel: 'Согласны',
        }}
      />
    </div>
  )
}
