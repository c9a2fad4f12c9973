'use client'
import { unstable_rethrow, useRouter } from 'next/navigation'
import {
  useActionState,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { FormState } from '@/lib/core/result'
import { AttemptKey } from './AttemptKey'
import { Button, type ButtonSize, type ButtonVariant } from './Button'
import { cx } from './cx'
import { ConfirmDialog, type Confirmation } from './Dialog'
import { ErrorSummary } from './ErrorSummary'
import { CloseDialogContext, FormFieldsContext } from './form-context'
import { Notice } from './Notice'
import { toast } from './toast'
import { typedIn } from './typed'

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

type Props = {
  /** A server action made by formAction(). */
  action: FormAction
  submitLabel: string
  /** Tenant's slug, sent as the hidden field `tenant`. */
  tenant?: string
  hidden?: Record<string, string | number>
  children?: ReactNode
  /** Asked before sending (needs script; without it the form is sent at once). */
  confirm?: Confirmation
  variant?: ButtonVariant
  size?: ButtonSize
  /** Beside the submit button: a cancel link, more submit buttons with name and value. */
  actions?: ReactNode
  /** Empties the form after success (adding one thing after another). */
  resetOnDone?: boolean
  /** Says the success in a toast instead of a notice above the form. */
  quiet?: boolean
  onDone?: (state: Extract<FormState, { status: 'done' }>) => void
  className?: string
}

const idle: FormState = { status: 'idle' }
const noConnection = 'Нет связи. Введённое сохранено на этой странице – повторите отправку.'
const serverSilent = 'Портал не ответил. Введённое сохранено на этой странице – повторите отправку через минуту.'

/** Sends the form from the page: keeps what was typed, survives a lost connection, asks before what is asked. */
function useSending({ action, confirm, resetOnDone, quiet, onDone }: Props) {
  const [posted, postAction] = useActionState(action, idle)
  const [sent, setSent] = useState<FormState | null>(null)
  const [pending, startTransition] = useTransition()
  /** Times that the form did its work: the next thing made with it is another attempt. */
  const [made, setMade] = useState(0)
  const [asking, setAsking] = useState<FormData | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const closeDialog = useContext(CloseDialogContext)
  const router = useRouter()

  const finish = useEffectEvent((done: Extract<FormState, { status: 'done' }>) => {
    if (resetOnDone) form.current?.reset()
    if ((closeDialog || quiet) && done.message) toast(done.message, 'ok')
    closeDialog?.()
    onDone?.(done)
  })
  const [refreshing, startRefresh] = useTransition()
  const refresh = useEffectEvent(() => startRefresh(() => router.refresh()))
  useEffect(() => {
    if (sent?.status === 'done') finish(sent)
    // The page shows what the others made of the record; the next decision is on that.
    if (sent?.status === 'error' && sent.changes) refresh()
  }, [sent])
  // What the others decided may take this form off the page: its answer is told all the same, and what stood in it.
  const touched = useRef(new Set<EventTarget>())
  const untold = useRef<(() => void) | null>(null)
  useEffect(() => {
    const typed = form.current ? typedIn(form.current, touched.current) : []
    untold.current =
      refreshing && sent?.status === 'error'
        ? () => toast(sent.message, 'danger', { changes: sent.changes, link: sent.link, typed })
        : null
  }, [refreshing, sent])
  useEffect(() => () => untold.current?.(), [])

  const send = (data: FormData) =>
    startTransition(async () => {
      try {
        const answer = await action(idle, data)
        startTransition(() => {
          setSent(answer)
          if (answer.status === 'done') setMade((times) => times + 1)
        })
      } catch (error) {
        unstable_rethrow(error)
        const message = error instanceof TypeError || !navigator.onLine ? noConnection : serverSilent
        startTransition(() => setSent({ status: 'error', message, fields: {}, values: {} }))
      }
    })

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    const data = new FormData(event.currentTarget, submitter)
    if (confirm) setAsking(data)
    else send(data)
  }

  const answer = (yes: boolean) => {
    if (yes && asking) send(asking)
    setAsking(null)
  }
  const onInput = (event: FormEvent<HTMLFormElement>) => touched.current.add(event.target)
  const state = sent ?? posted
  return { form, state, posted, postAction, pending, made, asking: asking !== null, answer, onSubmit, onInput }
}

/**
 * The form around every command. Without script the browser posts it and the server draws the answer; with script it is
 * sent from here, which keeps what was typed (React would empty the fields of a form action) and survives a lost
 * connection.
 */
export function ActionForm(props: Props) {
  const { submitLabel, tenant, hidden = {}, children, confirm, variant, size, actions, quiet, className } = props
  const { form, state, posted, postAction, pending, made, asking, answer, onSubmit, onInput } = useSending(props)
  const inDialog = useContext(CloseDialogContext) !== null
  const prefix = `${useId()}-`
  const fields = useMemo(
    () => ({
      prefix,
      // Values come back only to a page that was posted without script; otherwise the inputs still hold them.
      submitted: posted.status === 'error',
      errors: state.status === 'error' ? state.fields : {},
      values: posted.status === 'error' ? posted.values : {},
    }),
    [prefix, posted, state],
  )

  return (
    <FormFieldsContext value={fields}>
      <form
        ref={form}
        action={postAction}
        onSubmit={onSubmit}
        onInput={onInput}
        noValidate
        aria-busy={pending}
        className={cx('action-form', className)}
      >
        {state.status === 'error' && (
          <ErrorSummary
            message={state.message}
            fields={state.fields}
            prefix={prefix}
            requestId={state.requestId}
            changes={state.changes}
            link={state.link}
            attempt={state}
          />
        )}
        {state.status === 'done' && !quiet && !inDialog && (
          <Notice tone="ok" live className="mb-6">
            {state.message}
          </Notice>
        )}
        <AttemptKey key={made} />
        {tenant !== undefined && <input type="hidden" name="tenant" value={tenant} />}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children && <div className="grid gap-5">{children}</div>}
        <div className={cx('flex flex-wrap items-center gap-3', children ? 'mt-6' : '')}>
          <Button type="submit" variant={variant} size={size} aria-disabled={pending || undefined}>
            {pending ? 'Отправляем…' : submitLabel}
          </Button>
          {actions}
        </div>
      </form>
      {confirm && <ConfirmDialog {...confirm} isOpen={asking} onAnswer={answer} />}
    </FormFieldsContext>
  )
}
