'use client'
import { createContext, useContext, useId } from 'react'

/** What ActionForm tells its fields after a submission: the errors and what had been typed, by input name. */
export type FormFields = {
  prefix: string
  /** A submission came back: an unchecked box is then absent from `values`, not unknown. */
  submitted: boolean
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

export const FormFieldsContext = createContext<FormFields | null>(null)

/** Set inside a dialog: a form that succeeded closes it. */
export const CloseDialogContext = createContext<(() => void) | null>(null)

export const fieldId = (prefix: string, name: string): string => `${prefix}${name}`

/** Id, error and typed value of a field; works outside an ActionForm too (filters), then without errors. */
export function useField(name: string, ownError?: string) {
  const form = useContext(FormFieldsContext)
  const ownPrefix = useId()
  const id = fieldId(form?.prefix ?? ownPrefix, name)
  const typed = form?.values[name]
  return {
    id,
    error: ownError ?? form?.errors[name],
    typed: Array.isArray(typed) ? typed[0] : typed,
    typedAll: !form?.submitted ? undefined : typed === undefined ? [] : Array.isArray(typed) ? typed : [typed],
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
  }
}

/** `aria-describedby` of a field from what it has. */
export const describedBy = (
  field: { hintId: string; errorId: string; error?: string },
  hint: unknown,
): string | undefined =>
  [hint ? field.hintId : null, field.error ? field.errorId : null].filter(Boolean).join(' ') || undefined
