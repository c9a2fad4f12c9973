'use server'
import { formAction } from '@/lib/forms/form-action'
import { removeView, renameView, saveView } from '@/lib/projects/list/view-commands'

export const saveViewAction = formAction(saveView, {
  redirectTo: ({ query }, tenant) => `/${tenant}/office/projects${query && `?${query}`}`,
})
export const renameViewAction = formAction(renameView, { message: () => 'Вид переименован.' })
export const removeViewAction = formAction(removeView, { message: () => 'Вид удалён.' })
