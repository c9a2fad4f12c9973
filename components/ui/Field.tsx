import type { ReactNode } from 'react'
import { cx } from './cx'

/** Props that every field shares. `name` is the input path of the command's schema (`goals.0.title`). */
export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Adds «необязательно» to the label. */
  optional?: boolean
  /** Keeps the label for screen readers only (search box, table cell). */
  hideLabel?: boolean
  /** Overrides the error which ActionForm hands down. */
  error?: string
  className?: string
}

export const controlClass = (error?: string, className?: string): string =>
  cx(
    'block w-full min-h-10 rounded-ctl border bg-surface px-3 py-2 text-base text-ink placeholder:text-muted',
    'disabled:bg-sunken disabled:text-muted',
    error ? 'border-danger' : 'border-control',
    className,
  )

type LabelledProps = {
  id: string
  hintId: string
  errorId: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  hideLabel?: boolean
  error?: string
  className?: string
  children: ReactNode
}

export function FieldText({ children, optional }: { children: ReactNode; optional?: boolean }) {
  return (
    <>
      {children}
      {optional && <span className="font-normal text-muted"> (необязательно)</span>}
    </>
  )
}

export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p id={id} className="mt-1.5 text-sm text-danger">
      <span className="sr-only">Ошибка: </span>
      {children}
    </p>
  )
}

function FieldHint({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p id={id} className="text-sm text-muted">
      {children}
    </p>
  )
}

/** Label, hint, control, error: one column in this order. */
export function Labelled({
  id,
  hintId,
  errorId,
  label,
  hint,
  optional,
  hideLabel,
  error,
  className,
  children,
}: LabelledProps) {
  return (
    <div className={cx('field', className)}>
      <div className={hideLabel ? 'sr-only' : 'mb-1.5'}>
        <label htmlFor={id} className="font-medium">
          <FieldText optional={optional}>{label}</FieldText>
        </label>
        <FieldHint id={hintId}>{hint}</FieldHint>
      </div>
      {children}
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  )
}

/** The same for a group of inputs: a fieldset whose legend is the label. */
export function LabelledGroup({
  id,
  hintId,
  errorId,
  label,
  hint,
  optional,
  hideLabel,
  error,
  className,
  children,
}: LabelledProps) {
  const described = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(' ') || undefined
  return (
    <fieldset id={`${id}-group`} aria-describedby={described} className={cx('field min-w-0', className)}>
      <legend className={hideLabel ? 'sr-only' : 'mb-1.5 font-medium'}>
        <FieldText optional={optional}>{label}</FieldText>
      </legend>
      {hint && (
        <div className="-mt-1 mb-1.5">
          <FieldHint id={hintId}>{hint}</FieldHint>
        </div>
      )}
      {children}
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  )
}
