'use client'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { FieldError, LabelledGroup, type FieldProps } from './Field'
import { useField } from './form-context'
import { useStartChecked } from './use-start'

type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

const markClass = 'mt-px size-5 shrink-0 accent-accent'

type CheckboxProps = Omit<FieldProps, 'optional' | 'hideLabel'> & Omit<ComponentProps<'input'>, 'name' | 'id' | 'type'>

/**
 * One yes-or-no. Sends `value` (default «on») when checked and nothing otherwise. Under a name with `[]` there may be
 * several, told apart by value.
 */
export function CheckboxField({
  name,
  label,
  hint,
  error,
  className,
  defaultChecked,
  value = 'on',
  ...input
}: CheckboxProps) {
  const field = useField(name, error)
  const id = name.endsWith('[]') ? `${field.id}-${String(value)}` : field.id
  const hintId = `${id}-hint`
  const start =
    input.checked === undefined
      ? { defaultChecked: field.typedAll ? field.typedAll.includes(String(value)) : defaultChecked }
      : {}
  useStartChecked(id, input.checked === undefined ? (start.defaultChecked ? [String(value)] : []) : undefined)
  return (
    <div className={cx('field', className)}>
      <label htmlFor={id} className="flex items-start gap-2.5">
        <input
          {...input}
          {...start}
          id={id}
          name={name}
          type="checkbox"
          value={value}
          className={markClass}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={
            [hint ? hintId : null, field.error ? field.errorId : null].filter(Boolean).join(' ') || undefined
          }
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={hintId} className="ml-7.5 text-sm text-muted">
          {hint}
        </p>
      )}
      <FieldError id={field.errorId}>{field.error}</FieldError>
    </div>
  )
}

type GroupProps = FieldProps & {
  choices: Choice[]
  /** Choices side by side where there is room. */
  inline?: boolean
  onChange?: (value: string, checked: boolean) => void
}

function ChoiceList({
  type,
  name,
  choices,
  inline,
  checked,
  onChange,
  ...group
}: Omit<GroupProps, 'error'> & {
  type: 'radio' | 'checkbox'
  checked: { controlled: boolean; values: string[] }
  error?: string
}) {
  const field = useField(name, group.error)
  const values = checked.controlled ? checked.values : (field.typedAll ?? checked.values)
  useStartChecked(`${field.id}-group`, checked.controlled ? undefined : values)
  return (
    <LabelledGroup
      label={group.label}
      hint={group.hint}
      optional={group.optional}
      hideLabel={group.hideLabel}
      className={group.className}
      {...field}
    >
      <div className={inline ? 'flex flex-wrap gap-x-6 gap-y-2' : 'grid gap-2'}>
        {choices.map((choice, at) => {
          const id = at === 0 ? field.id : `${field.id}-${choice.value}`
          const on = values.includes(choice.value)
          return (
            <div key={choice.value}>
              <label htmlFor={id} className="flex items-start gap-2.5">
                <input
                  id={id}
                  name={name}
                  type={type}
                  value={choice.value}
                  disabled={choice.disabled}
                  className={markClass}
                  aria-describedby={choice.hint ? `${id}-hint` : undefined}
                  {...(checked.controlled ? { checked: on } : { defaultChecked: on })}
                  onChange={(event) => onChange?.(choice.value, event.currentTarget.checked)}
                />
                <span>{choice.label}</span>
              </label>
              {choice.hint && (
                <p id={`${id}-hint`} className="ml-7.5 text-sm text-muted">
                  {choice.hint}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </LabelledGroup>
  )
}

/** One of several. `value` makes it controlled. */
export function RadioGroup({ value, defaultValue, ...rest }: GroupProps & { value?: string; defaultValue?: string }) {
  const values = [value ?? defaultValue].filter((one) => one !== undefined)
  return <ChoiceList type="radio" checked={{ controlled: value !== undefined, values }} {...rest} />
}

/** Any of several; all checked values are sent under one name. */
export function CheckboxGroup({
  values,
  defaultValues = [],
  ...rest
}: GroupProps & { values?: string[]; defaultValues?: string[] }) {
  return (
    <ChoiceList
      type="checkbox"
      checked={{ controlled: values !== undefined, values: values ?? defaultValues }}
      {...rest}
    />
  )
}
