'use client'
import type { ComponentProps } from 'react'
import { formatLong, isDateString } from '@/lib/core/dates'
import { controlClass, Labelled, LabelledGroup, type FieldProps } from './Field'
import { describedBy, useField } from './form-context'
import { useStart, useStarted } from './use-start'

type Props = FieldProps &
  Omit<ComponentProps<'input'>, 'name' | 'id' | 'type'> & {
    /** Leaves out the date in words (dense rows). */
    terse?: boolean
  }

/**
 * The browser's own date input; its value is 'YYYY-MM-DD'. How it shows a date depends on the browser's language
 * (ДД.ММ.ГГГГ in a Russian one), so the chosen date is said in words beside it.
 */
export function DateField({
  name,
  label,
  hint,
  optional,
  hideLabel,
  error,
  className,
  defaultValue,
  terse,
  onChange,
  ...input
}: Props) {
  const field = useField(name, error)
  const first = field.typed ?? defaultValue
  const [typed, setTyped] = useStarted(String(first ?? ''))
  const shown = input.value === undefined ? typed : String(input.value)
  const start = input.value === undefined ? { defaultValue: first } : {}
  useStart(field.id, start.defaultValue)
  return (
    <Labelled {...{ label, hint, optional, hideLabel, className }} {...field}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <input
          {...input}
          {...start}
          id={field.id}
          name={name}
          type="date"
          className={controlClass(field.error, 'max-w-44')}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={describedBy(field, hint)}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            onChange?.(event)
          }}
        />
        {!terse && <span className="text-sm text-muted">{isDateString(shown) ? formatLong(shown) : 'ДД.ММ.ГГГГ'}</span>}
      </div>
    </Labelled>
  )
}

type RangeProps = {
  legend: string
  from: Pick<Props, 'name' | 'defaultValue' | 'error' | 'min' | 'max'>
  to: Pick<Props, 'name' | 'defaultValue' | 'error' | 'min' | 'max'>
  hint?: string
  optional?: boolean
}

/** «С» and «по» under one legend; each is sent and checked on its own. */
export function DateRangeFields({ legend, from, to, hint, optional }: RangeProps) {
  const group = useField(`${from.name}-range`)
  return (
    <LabelledGroup label={legend} hint={hint} optional={optional} {...group}>
      <div className="flex flex-wrap gap-3">
        <DateField label="с" terse {...from} />
        <DateField label="по" terse {...to} />
      </div>
    </LabelledGroup>
  )
}
