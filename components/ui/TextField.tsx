'use client'
import type { ComponentProps, ReactNode } from 'react'
import { controlClass, Labelled, type FieldProps } from './Field'
import { describedBy, useField } from './form-context'
import { useStart } from './use-start'

type Props = FieldProps &
  Omit<ComponentProps<'input'>, 'name' | 'id'> & {
    /** Unit after the input: «%», «чел.». */
    suffix?: ReactNode
    /** Width in characters of what is expected; without it the field takes the whole column. */
    chars?: number
  }

export function TextField({
  name,
  label,
  hint,
  optional,
  hideLabel,
  error,
  className,
  suffix,
  chars,
  defaultValue,
  type = 'text',
  ...input
}: Props) {
  const field = useField(name, error)
  const start = input.value === undefined ? { defaultValue: field.typed ?? defaultValue } : {}
  useStart(field.id, start.defaultValue)
  return (
    <Labelled {...{ label, hint, optional, hideLabel, className }} {...field}>
      <span className="flex items-center gap-2">
        <input
          {...input}
          {...start}
          id={field.id}
          name={name}
          type={type}
          className={controlClass(field.error, chars ? 'max-w-full read-only:bg-sunken' : 'read-only:bg-sunken')}
          style={chars ? { width: `calc(${chars}ch + 1.75rem)` } : undefined}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={describedBy(field, hint)}
        />
        {suffix && <span className="text-muted">{suffix}</span>}
      </span>
    </Labelled>
  )
}
