'use server'
import { formAction } from '@/lib/forms/form-action'
import { loadTools, retireTool, saveTool, setToolLevel } from '@/lib/tools/commands'
import { recordVisit, withdrawVisit } from '@/lib/tools/visit-commands'

export const setLevelAction = formAction(setToolLevel, { message: () => 'Уровень сохранён и записан в историю.' })
export const saveToolAction = formAction(saveTool, { message: () => 'Перечень инструментов сохранён.' })
export const retireToolAction = formAction(retireTool, {
  message: ({ retired }) =>
    retired ? 'Инструмент исключён из перечня; его история сохранилась.' : 'Инструмент снова в перечне.',
})
export const loadToolsAction = formAction(loadTools, {
  message: ({ added }) => `Из акта загружено инструментов: ${added}.`,
})
export const recordVisitAction = formAction(recordVisit, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/tools/visits/${id}`,
})
export const withdrawVisitAction = formAction(withdrawVisit, {
  message: () => 'Лист посещения аннулирован: он остаётся в истории и больше ничего не подтверждает.',
})
