'use server'
import { formAction } from '@/lib/forms/form-action'
import { publishProcess, withdrawProcess } from '@/lib/processes/publication/commands'
import { addMaterial, removeMaterial } from '@/lib/processes/publication/material-commands'

export const publishProcessAction = formAction(publishProcess, {
  message: ({ number }) => (number === 1 ? 'Процесс открыт всем.' : `Редакция ${number} открыта всем.`),
})
export const withdrawProcessAction = formAction(withdrawProcess, { message: () => 'Процесс снят с публикации.' })
export const addMaterialAction = formAction(addMaterial, { message: () => 'Материал добавлен.' })
export const removeMaterialAction = formAction(removeMaterial, { message: () => 'Материал убран.' })
