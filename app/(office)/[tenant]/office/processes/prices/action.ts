'use server'
import { formAction } from '@/lib/forms/form-action'
import { addPrice, addResource, removePrice, retireResource, updateResource } from '@/lib/processes/money/commands'

const page = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/processes/prices/${id}`

export const addResourceAction = formAction(addResource, { redirectTo: page })
export const updateResourceAction = formAction(updateResource, { message: () => 'Название сохранено.' })
export const retireResourceAction = formAction(retireResource, {
  message: () => 'Ресурс выведен из списка: в новых шагах его не предлагают, прежние расчёты остаются.',
})
export const addPriceAction = formAction(addPrice, { message: () => 'Цена внесена. Прежние строки не изменились.' })
export const removePriceAction = formAction(removePrice, { message: () => 'Строка цены убрана.' })
