import { StateMark } from '@/components/roadmaps/StateMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { DialogButton } from '@/components/ui/Dialog'
import { Notice } from '@/components/ui/Notice'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime, formatLong, formatShort } from '@/lib/core/dates'
import { partStatusLabels } from '@/lib/roadmaps/labels'
import type { PartView } from '@/lib/roadmaps/view'
import {
  closePartAction,
  decidePartAction,
  reopenPartAction,
  restorePartAction,
  submitPartAction,
  takeBackPartAction,
} from '../action'
import { AddProof } from './AddProof'
import { Proofs } from './Proofs'

type Props = {
  tenant: string
  part: PartView
  timeZone: string
  /** The only part: it stands open. */
  alone: boolean
  today: string
}

/** What one body owes: its proofs, what was decided, and what may be done now. */
export function Part({ tenant, part, timeZone, alone, today }: Props) {
  const {
    bodyName,
    groupName,
    lead,
    formerBody,
    state,
    status,
    submittedOn,
    proofs,
    remark,
    closedReason,
    decidedBy,
    decidedAt,
    agencyId,
    can,
  } = part
  const open = alone || can.decide || (can.deliver && agencyId !== null && status === 'RETURNED')
  return (
    <li className="border-b border-line">
      <details open={open} className="group py-3">
        <summary className="flex cursor-pointer list-none flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <span className="min-w-0 flex-1 basis-72">
            <b className="font-medium">{bodyName}</b>
            {lead && !alone && <span className="text-muted">, отвечает</span>}
            {formerBody && <span className="block text-sm text-muted">перешло от органа «{formerBody}»</span>}
            {agencyId === null && (
              <span className="block text-sm text-muted">
                на портале этого органа нет, за него отчитывается уполномоченный орган
              </span>
            )}
          </span>
          <span className="flex items-baseline gap-3">
            <StateMark state={state} />
            <span aria-hidden="true" className="text-muted group-open:rotate-180">
              ▾
            </span>
          </span>
        </summary>
        <div className="mt-3 grid max-w-[52rem] gap-4">
          {groupName && <p className="text-sm text-muted">В карте: «{groupName}»</p>}
          {status === 'RETURNED' && (
            <Notice
              tone="warn"
              title={`Возвращено${decidedAt ? ` ${formatDateTime(timeZone, decidedAt)}` : ''}${decidedBy ? `, ${decidedBy}` : ''}`}
            >
              <p className="whitespace-pre-line">{remark}</p>
            </Notice>
          )}
          {status === 'CLOSED' && (
            <p>
              {partStatusLabels.CLOSED}: {closedReason}
            </p>
          )}
          {submittedOn && status !== 'RETURNED' && (
            <p className="text-muted">
              Сдано {formatLong(submittedOn)}
              {part.submittedBy && `, ${part.submittedBy}`}.
              {status === 'ACCEPTED' && decidedBy && decidedAt && (
                <>
                  {' '}
                  Принято {formatDateTime(timeZone, decidedAt)}, {decidedBy}.{remark && ` ${remark}`}
                </>
              )}
            </p>
          )}
          <Proofs tenant={tenant} proofs={proofs} timeZone={timeZone} removable={can.prove} />
          {can.prove && <AddProof tenant={tenant} partId={part.id} agencyId={agencyId} />}
          <PartSteps tenant={tenant} part={part} today={today} />
        </div>
      </details>
    </li>
  )
}

function PartSteps({ tenant, part, today }: StepProps & { today: string }) {
  const steps = [
    ...deliverySteps({ tenant, part }),
    ...decisionSteps({ tenant, part, today }),
    ...obligationSteps({ tenant, part }),
  ].filter(Boolean)
  return steps.length > 0 ? <div className="flex flex-wrap items-start gap-3 print:hidden">{steps}</div> : null
}

type StepProps = { tenant: string; part: PartView }

/** For the body: hands in, takes back. */
function deliverySteps({ tenant, part }: StepProps) {
  const { id, version, can } = part
  const hidden = { id, version }
  return [
    can.deliver && part.proofs.some(({ handed }) => !handed) && (
      <ActionForm
        key="submit"
        action={submitPartAction}
        tenant={tenant}
        hidden={hidden}
        submitLabel="Сдать"
        confirm={{
          title: 'Сдать мероприятие?',
          text: 'День сдачи запоминается: если подтверждение примут, считаться будет он.',
          confirmLabel: 'Сдать',
        }}
      />
    ),
    can.takeBack && (
      <ActionForm
        key="takeBack"
        action={takeBackPartAction}
        tenant={tenant}
        hidden={hidden}
        submitLabel="Отозвать"
        variant="quiet"
      />
    ),
  ]
}

/** For who checks: accepts, also by an earlier day, or returns. */
function decisionSteps({ tenant, part, today }: StepProps & { today: string }) {
  const { id, version, can, bodyName, submittedOn } = part
  const hidden = { id, version }
  return [
    can.decide && (
      <ActionForm
        key="accept"
        action={decidePartAction}
        tenant={tenant}
        hidden={{ ...hidden, outcome: 'ACCEPTED' }}
        submitLabel="Принять"
      />
    ),
    can.decide && (
      <DialogButton key="return" label="Вернуть" title={`Вернуть: ${bodyName}`} variant="quiet">
        <ActionForm
          action={decidePartAction}
          tenant={tenant}
          hidden={{ ...hidden, outcome: 'RETURNED' }}
          submitLabel="Вернуть"
        >
          <TextArea name="remark" label="Что исправить" rows={4} />
        </ActionForm>
      </DialogButton>
    ),
    can.decide && submittedOn && (
      <DialogButton key="early" label="Принять другим днём" title="Документ пришёл раньше" variant="text">
        <ActionForm
          action={decidePartAction}
          tenant={tenant}
          hidden={{ ...hidden, outcome: 'ACCEPTED' }}
          submitLabel="Принять"
        >
          <p className="text-muted">
            На портал сдано {formatShort(submittedOn)}. Если бумага пришла раньше, укажите её день: опоздание считается
            по нему.
          </p>
          <DateField name="receivedOn" label="День получения" max={submittedOn < today ? submittedOn : today} />
          <TextArea name="remark" label="Чем подтверждается" hint="Например: входящий номер и дата письма." rows={2} />
        </ActionForm>
      </DialogButton>
    ),
  ]
}

/** Opens what is accepted again; takes the obligation off the body and puts it back. */
function obligationSteps({ tenant, part }: StepProps) {
  const { id, version, can, bodyName } = part
  const hidden = { id, version }
  return [
    can.reopen && (
      <ReasonDialog
        key="reopen"
        tenant={tenant}
        hidden={hidden}
        action={reopenPartAction}
        label="Открыть заново"
        title={`Открыть заново: ${bodyName}`}
        ask="Что оказалось не так"
      />
    ),
    can.close && (
      <ReasonDialog
        key="close"
        tenant={tenant}
        hidden={hidden}
        action={closePartAction}
        label="Снять обязательство"
        title={`Снять обязательство: ${bodyName}`}
        ask="Почему"
        hint="Например: орган не оказывает услуг."
      />
    ),
    can.restore && (
      <ReasonDialog
        key="restore"
        tenant={tenant}
        hidden={hidden}
        action={restorePartAction}
        label="Вернуть обязательство"
        title={`Вернуть обязательство: ${bodyName}`}
        ask="Почему"
      />
    ),
  ]
}

function ReasonDialog({
  tenant,
  hidden,
  action,
  label,
  title,
  ask,
  hint,
}: {
  tenant: string
  hidden: { id: string; version: number }
  action: typeof closePartAction
  label: string
  title: string
  ask: string
  hint?: string
}) {
  return (
    <DialogButton label={label} title={title} variant="text">
      <ActionForm action={action} tenant={tenant} hidden={hidden} submitLabel={label}>
        <TextArea name="reason" label={ask} hint={hint} rows={3} />
      </ActionForm>
    </DialogButton>
  )
}
