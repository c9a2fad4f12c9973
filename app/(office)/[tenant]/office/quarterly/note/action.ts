'use server'
import { formAction } from '@/lib/forms/form-action'
import { resetNote } from '@/lib/quarterly/note-commands'

export const resetNoteAction = formAction(resetNote, { message: () => 'Раздел снова написан из цифр.' })
