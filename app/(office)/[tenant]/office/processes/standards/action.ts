'use server'
import { formAction } from '@/lib/forms/form-action'
import { count } from '@/lib/core/format'
import { recordStandardCheck } from '@/lib/processes/standard/check-commands'
import {
  acknowledgeStandard,
  addReaders,
  approveStandard,
  editStandard,
  makeStandard,
} from '@/lib/processes/standard/commands'

export const makeStandardAction = formAction(makeStandard, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/processes/standards/${id}`,
})
export const editStandardAction = formAction(editStandard, { message: () => 'Слова стандарта сохранены.' })
export const approveStandardAction = formAction(approveStandard, {
  message: ({ number }) => `Версия ${number} утверждена. Людям отправлено, что её надо прочитать.`,
})
export const addReadersAction = formAction(addReaders, {
  message: ({ given }) =>
    given === 0
      ? 'Все выбранные уже читают стандарт.'
      : `Назначено: ${count(given, 'человек', 'человека', 'человек')}.`,
})
export const acknowledgeAction = formAction(acknowledgeStandard, { message: () => 'Отмечено: вы прочитали стандарт.' })
export const recordCheckAction = formAction(recordStandardCheck, {
  message: ({ holds }) =>
    holds ? 'Замер сохранён: держится.' : 'Замер сохранён: откатился. Владельцу и офису написано.',
})
