import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { DialogButton } from '@/components/ui/Dialog'
import { Notice } from '@/components/ui/Notice'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatDateTime, instantToDate } from '@/lib/core/dates'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import type { ReviewView } from '@/lib/rating/verification/view'
import { assessmentMachine, decideTakeUp, isNotSubmitted } from '@/lib/rating/status/rules'
import { confirmReceiptAction, reopenAction, returnAction, sendResultsAction, takeUpAction } from './action'

type ReviewRights = {
  verify: boolean
  decide: boolean
  withdraw: boolean
  personId: string | null
  timeZone: string
}

type Props = { tenant: string; review: ReviewView; rights: ReviewRights }

const byInformation =
  'Самооценка не представлена в срок. Её можно оценить по имеющейся информации: участник больше не сможет её изменить.'

/** What can be done with the assessment now, for a person with these rights. */
export function NextStep({ tenant, review, rights }: Props) {
  const hidden = { assessmentId: review.id, version: review.version }
  const objection =
    review.status === 'OBJECTED' ? review.objections.find(({ status }) => status === 'FILED') : undefined
  const takeUp = decideTakeUp({ status: review.status, due: review.campaign.selfAssessmentDue, today: review.today })
  const unsubmitted = review.submittedAt === null
  const takeOver = review.status === 'VERIFICATION' && review.verifierId !== rights.personId
  return (
    <div className="mb-6 flex flex-wrap items-start gap-3 print:hidden">
      {rights.verify && takeUp.ok && (
        <ActionForm
          action={takeUpAction}
          tenant={tenant}
          hidden={hidden}
          quiet
          submitLabel={unsubmitted ? 'Оценить без самооценки' : 'Взять в работу'}
          confirm={
            unsubmitted
              ? { title: 'Оценить участника без самооценки?', text: byInformation, confirmLabel: 'Оценить' }
              : undefined
          }
        />
      )}
      {rights.verify && takeOver && (
        <ActionForm
          action={takeUpAction}
          tenant={tenant}
          hidden={hidden}
          quiet
          variant="quiet"
          submitLabel="Взять проверку себе"
        />
      )}
      {rights.verify && review.status === 'VERIFICATION' && (
        <ButtonLink href="#complete" variant="quiet">
          К завершению проверки
        </ButtonLink>
      )}
      {rights.decide && !unsubmitted && assessmentMachine.allows(review.status, 'RETURN') && (
        <DialogButton label="Вернуть участнику" title="Вернуть самооценку участнику">
          <ActionForm action={returnAction} tenant={tenant} hidden={hidden} submitLabel="Вернуть" variant="danger">
            <TextArea
              name="reason"
              label="Что нужно исправить"
              rows={4}
              hint="Участник получит письмо с этим текстом и сможет изменить ответы."
            />
          </ActionForm>
        </DialogButton>
      )}
      {rights.decide && review.status === 'VERIFIED' && <SendResults tenant={tenant} review={review} />}
      {rights.decide && review.status === 'RESULTS_SENT' && (
        <Receipt tenant={tenant} review={review} timeZone={rights.timeZone} />
      )}
      {objection && rights.decide && (
        <ButtonLink href={`/${tenant}/office/objections/${objection.id}`}>Рассмотреть несогласие</ButtonLink>
      )}
      {rights.withdraw &&
        review.campaign.status === 'OPEN' &&
        (review.withdrawn ? (
          <ButtonLink href={`/${tenant}/office/campaigns/${review.campaign.id}#withdrawn`} variant="quiet">
            К выбывшим
          </ButtonLink>
        ) : (
          <ButtonLink
            href={`/${tenant}/office/campaigns/${review.campaign.id}/withdraw?assessment=${review.id}`}
            variant="text"
          >
            Вывести из рейтинга
          </ButtonLink>
        ))}
    </div>
  )
}

/** A verified assessment: its results go to the agency, or it is checked again. */
function SendResults({ tenant, review }: Omit<Props, 'rights'>) {
  const hidden = { assessmentId: review.id, version: review.version }
  return (
    <>
      <ActionForm
        action={sendResultsAction}
        tenant={tenant}
        hidden={{ campaignId: review.campaign.id, assessments: `${review.id}:${review.version}` }}
        quiet
        submitLabel="Направить результаты"
        confirm={{
          title: 'Направить результаты участнику?',
          text: 'День и час будут записаны, участник получит письмо. Изменить оценки после этого можно только по несогласию.',
          confirmLabel: 'Направить',
        }}
      />
      <DialogButton label="Вернуть в проверку" title="Открыть проверку заново">
        <ActionForm action={reopenAction} tenant={tenant} hidden={hidden} submitLabel="Открыть заново">
          <TextArea name="reason" label="Почему" rows={3} />
        </ActionForm>
      </DialogButton>
    </>
  )
}

/** The receipt of the results, where it was not recorded by itself. */
function Receipt({ tenant, review, timeZone }: Omit<Props, 'rights'> & { timeZone: string }) {
  const hidden = { assessmentId: review.id, version: review.version }
  return (
    <DialogButton label="Отметить получение" title="Отметить получение результатов">
      <ActionForm action={confirmReceiptAction} tenant={tenant} hidden={hidden} submitLabel="Отметить">
        <p className="text-muted">
          Обычно получение записывается, когда участник сам открывает результаты. Отметьте его здесь, если оно
          подтверждено иначе.
        </p>
        <DateField
          name="receivedOn"
          label="День получения"
          defaultValue={review.resultsSentAt ? instantToDate(timeZone, review.resultsSentAt) : review.today}
        />
        <TextField name="basis" label="Чем подтверждено" hint="Например: письмо № 41-12/7 с отметкой о вручении" />
      </ActionForm>
    </DialogButton>
  )
}

export function StateNotice({ review, timeZone }: { review: ReviewView; timeZone: string }) {
  if (review.withdrawn) {
    return (
      <Notice tone="warn" title="Участник выбыл из рейтинга" className="mb-6">
        <p className="whitespace-pre-wrap">{review.withdrawn.reason}</p>
        <p className="text-sm text-muted">
          {review.withdrawn.by}, {formatDateTime(timeZone, review.withdrawn.at)}
        </p>
      </Notice>
    )
  }
  if (review.submittedAt === null)
    return (
      <Notice tone="warn" title="Самооценка не представлена" className="mb-6">
        {isNotSubmitted(review.status)
          ? assessmentStatusLabels[review.status].authority
          : 'Участник оценивается по имеющейся информации, основание нужно по каждому критерию.'}
      </Notice>
    )
  return null
}
