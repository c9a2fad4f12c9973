'use server'
import { formAction } from '@/lib/forms/form-action'
import { addNote, removeNote } from '@/lib/projects/tasks/note-commands'

export const addNoteAction = formAction(addNote, {
  message: ({ tasks }) =>
    tasks > 0 ? `Запись сохранена. Новых задач в дорожной карте: ${tasks}.` : 'Запись сохранена.',
})
export const removeNoteAction = formAction(removeNote, { message: () => 'Запись убрана.' })
