'use client'
import { controlClass, Labelled, type FieldProps } from '@/components/ui/Field'
import { describedBy, useField } from '@/components/ui/form-context'

/** A file sent with its form, for what is read at once and not kept (FileDrop stores). */
export function FileField({
  name,
  label,
  hint,
  optional,
  error,
  accept,
  onChange,
}: FieldProps & { accept: string; onChange?: () => void }) {
  const field = useField(name, error)
  return (
    <Labelled {...{ label, hint, optional }} {...field}>
      <input
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        className={controlClass(field.error)}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field, hint)}
        onChange={onChange}
      />
    </Labelled>
  )
}
