'use client'
import { useEffect, useRef, type ComponentProps } from 'react'
import { controlClass, Labelled, type FieldProps } from './Field'
import { describedBy, useField } from './form-context'
import { useStart } from './use-start'

type Props = FieldProps & Omit<ComponentProps<'textarea'>, 'name' | 'id'>

/** Grows with its text: by CSS where the browser can, else by script. */
export function TextArea({
  name,
  label,
  hint,
  optional,
  hideLabel,
  error,
  className,
  rows = 3,
  defaultValue,
  ...input
}: Props) {
  const field = useField(name, error)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const area = box.current
    if (!area || CSS.supports('field-sizing', 'content')) return
    const grow = () => {
      area.style.height = 'auto'
      area.style.height = `${area.scrollHeight + 2}px`
    }
    grow()
    area.addEventListener('input', grow)
    return () => area.removeEventListener('input', grow)
  }, [])
  const start = input.value === undefined ? { defaultValue: field.typed ?? defaultValue } : {}
  useStart(field.id, start.defaultValue)
  return (
    <Labelled {...{ label, hint, optional, hideLabel, className }} {...field}>
      <textarea
        {...input}
        {...start}
        ref={box}
        id={field.id}
        name={name}
        rows={rows}
        className={controlClass(field.error, 'field-sizing-content resize-y read-only:bg-sunken')}
        style={{ minHeight: `calc(${rows} * 1.5em + 1.125rem)` }}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field, hint)}
      />
    </Labelled>
  )
}
