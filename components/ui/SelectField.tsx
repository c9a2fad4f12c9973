'use client'
import type { ComponentProps } from 'react'
import { controlClass, Labelled, type FieldProps } from './Field'
import { describedBy, useField } from './form-context'
import { useStart } from './use-start'

export type Option = { value: string; label: string; disabled?: boolean }
type OptionGroup = { label: string; options: Option[] }

type Props = FieldProps &
  Omit<ComponentProps<'select'>, 'name' | 'id' | 'children'> & {
    options: (Option | OptionGroup)[]
    /** First, empty choice: «Все отрасли», «Выберите». */
    empty?: string
  }

const renderOption = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
)

/** The browser's own select: works without script and with every assistive tool. */
export function SelectField({
  name,
  label,
  hint,
  optional,
  hideLabel,
  error,
  className,
  options,
  empty,
  defaultValue,
  ...select
}: Props) {
  const field = useField(name, error)
  const start = select.value === undefined ? { defaultValue: field.typed ?? defaultValue } : {}
  useStart(field.id, start.defaultValue)
  return (
    <Labelled {...{ label, hint, optional, hideLabel, className }} {...field}>
      <select
        {...select}
        {...start}
        id={field.id}
        name={name}
        className={controlClass(field.error, 'select pr-9')}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field, hint)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(renderOption)}
            </optgroup>
          ) : (
            renderOption(option)
          ),
        )}
      </select>
    </Labelled>
  )
}
