'use server'
import { formAction } from '@/lib/forms/form-action'
import { saveSignificanceForm } from '@/lib/projects/significance/commands'

export const saveFormAction = formAction(saveSignificanceForm, {
  message: ({ version }) => `Форма сохранена, версия ${version}. Новые оценки идут по ней, прежние остаются со своей.`,
})
