'use client'
import { createContext, useContext } from 'react'
import type { Finding } from '@/lib/projects/passport/check'
import type { TextEntry } from '@/lib/core/text-autosave'
import type { PassportFields } from '@/lib/projects/form/passport'
import type { PersonPick, RemarkView } from '@/lib/projects/passport/view'
import type { FormAction } from '@/components/ui/ActionForm'

/** What every field of the editor asks: its text, what stands in its way, what is said of it. */
export type Editor = {
  tenant: string
  timeZone: string
  fields: PassportFields
  entryOf: (path: string) => TextEntry | undefined
  edit: (path: string, text: string) => void
  resolve: (path: string, text: string) => void
  findings: readonly Finding[]
  remarks: readonly RemarkView[]
  people: readonly PersonPick[]
  remarkAction: FormAction
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('a passport field outside its editor')
  return editor
}

/** One path of the passport: text, setter, errors. */
export function usePath(path: string) {
  const { fields, entryOf, edit, findings } = useEditor()
  const wrong = findings.find((finding) => finding.path === path && finding.severity === 'wrong')
  const notes = findings.filter((finding) => finding.path === path && finding.severity === 'note')
  return {
    text: fields[path] ?? '',
    set: (text: string) => edit(path, text),
    conflict: entryOf(path)?.phase === 'conflict',
    error: wrong?.message,
    notes,
  }
}
