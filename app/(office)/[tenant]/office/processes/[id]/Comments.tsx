import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTimeShort } from '@/lib/core/dates'
import type { CommentView, ProcessView } from '@/lib/processes/registry/process-queries'
import { answerAction, commentAction } from './action'

type Props = { tenant: string; process: ProcessView; timeZone: string }

/** Questions and remarks, with the owner's answers. */
export function Comments({ tenant, process, timeZone }: Props) {
  const { comments, can, id } = process
  return (
    <Section id="comments" title="Вопросы и замечания">
      {comments.length === 0 && <p className="text-muted">Пока нет.</p>}
      {comments.length > 0 && (
        <ul className="border-t border-line">
          {comments.map((comment) => (
            <li key={comment.id} className="border-b border-line py-3">
              <Comment tenant={tenant} comment={comment} timeZone={timeZone} answers={can.answer} />
            </li>
          ))}
        </ul>
      )}
      {can.ask && (
        <div className="mt-5 max-w-[44rem]">
          <ActionForm
            action={commentAction}
            tenant={tenant}
            hidden={{ processId: id }}
            submitLabel="Отправить"
            resetOnDone
            quiet
          >
            <TextArea name="text" label="Вопрос или замечание" rows={3} maxLength={4000} />
            <CheckboxField name="asks" label="Нужен ответ владельца" defaultChecked />
          </ActionForm>
        </div>
      )}
    </Section>
  )
}

type CommentProps = { tenant: string; comment: CommentView; timeZone: string; answers: boolean }

function Comment({ tenant, comment, timeZone, answers }: CommentProps) {
  const { id, version, text, byName, at, asks, stepName, answer, answeredBy, answeredAt } = comment
  return (
    <>
      <p className="text-sm text-muted">
        {byName}, {formatDateTimeShort(timeZone, at)}
        {stepName && ` · шаг «${stepName}»`}
      </p>
      <p className="max-w-[68ch] whitespace-pre-line">{text}</p>
      {answer === null && asks && <StatusMark kind="warn">ждёт ответа владельца</StatusMark>}
      {answer !== null && (
        <div className="mt-2 border-l-2 border-accent pl-3">
          <p className="text-sm text-muted">
            Ответ: {answeredBy}
            {answeredAt && `, ${formatDateTimeShort(timeZone, answeredAt)}`}
          </p>
          <p className="max-w-[68ch] whitespace-pre-line">{answer}</p>
        </div>
      )}
      {answers && (
        <details className="mt-1">
          <summary className="cursor-pointer text-sm text-accent">
            {answer === null ? 'Ответить' : 'Исправить ответ'}
          </summary>
          <div className="mt-2 max-w-[44rem]">
            <ActionForm
              action={answerAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Сохранить ответ"
              size="s"
              quiet
            >
              <TextArea name="answer" label="Ответ" rows={3} defaultValue={answer ?? ''} maxLength={4000} />
            </ActionForm>
          </div>
        </details>
      )}
    </>
  )
}
