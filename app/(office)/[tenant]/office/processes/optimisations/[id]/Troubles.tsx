import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTimeShort } from '@/lib/core/dates'
import type { OptimisationView, TroubleView } from '@/lib/processes/optimisation/view'
import { answerTroubleAction, tellTroubleAction } from '../action'

type Props = { tenant: string; view: OptimisationView; timeZone: string }

/** Problems met in carrying out the plan: heads of the agencies concerned are told and answer. */
export function Troubles({ tenant, view, timeZone }: Props) {
  const { troubles, can, id, agencies, measures } = view
  return (
    <Section
      id="troubles"
      title="Что мешает выполнять план"
      rule
      lead="О каждой проблеме узнают руководители органов: письмом и в очереди дел. Здесь же их ответ."
    >
      {troubles.length === 0 && <p className="text-muted">Пока ничего.</p>}
      {troubles.length > 0 && (
        <ul className="border-t border-line">
          {troubles.map((trouble) => (
            <li key={trouble.id} className="border-b border-line py-3">
              <Trouble tenant={tenant} trouble={trouble} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
      {can.work && (
        <details className="mt-4">
          <summary className="cursor-pointer text-accent">Сообщить руководителям</summary>
          <div className="mt-3 max-w-[44rem]">
            <ActionForm
              action={tellTroubleAction}
              tenant={tenant}
              hidden={{ optimisationId: id }}
              submitLabel="Сообщить"
              resetOnDone
            >
              <TextArea name="text" label="Что мешает и что нужно от руководителя" rows={3} maxLength={2000} />
              <CheckboxGroup
                name="agencyIds"
                label="Кому"
                choices={agencies.map(({ id: value, name }) => ({ value, label: name }))}
                defaultValues={agencies.length === 1 ? agencies.map((one) => one.id) : []}
              />
              {measures.length > 0 && (
                <SelectField
                  name="taskId"
                  label="Какому мероприятию мешает"
                  optional
                  empty="Всему плану"
                  options={measures.map(({ taskId, title }) => ({ value: taskId, label: title }))}
                />
              )}
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}

type TroubleProps = { tenant: string; trouble: TroubleView; timeZone: string }

function Trouble({ tenant, trouble, timeZone }: TroubleProps) {
  const { id, version, agency, task, text, raisedBy, raisedAt, answer, answeredBy, answeredAt, can } = trouble
  return (
    <>
      <p className="text-sm text-muted">
        {raisedBy}, {formatDateTimeShort(timeZone, raisedAt)} → {agency}
        {task && ` · ${task}`}
      </p>
      <p className="max-w-[68ch] whitespace-pre-line">{text}</p>
      {answer === null ? (
        <StatusMark kind="warn">руководитель ещё не ответил</StatusMark>
      ) : (
        <div className="mt-2 border-l-2 border-accent pl-3">
          <p className="text-sm text-muted">
            Ответ: {answeredBy}
            {answeredAt && `, ${formatDateTimeShort(timeZone, answeredAt)}`}
          </p>
          <p className="max-w-[68ch] whitespace-pre-line">{answer}</p>
        </div>
      )}
      {can.answer && (
        <details className="mt-1">
          <summary className="cursor-pointer text-sm text-accent">
            {answer === null ? 'Ответить' : 'Исправить ответ'}
          </summary>
          <div className="mt-2 max-w-[44rem]">
            <ActionForm
              action={answerTroubleAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Сохранить ответ"
              size="s"
              quiet
            >
              <TextArea
                name="answer"
                label="Что решил руководитель"
                rows={3}
                defaultValue={answer ?? ''}
                maxLength={2000}
              />
            </ActionForm>
          </div>
        </details>
      )}
    </>
  )
}
