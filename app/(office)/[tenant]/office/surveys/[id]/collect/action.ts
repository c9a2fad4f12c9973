'use server'
import { count } from '@/lib/core/format'
import { addDesk, retireDesk } from '@/lib/feedback/answers/desk-commands'
import { inviteToSurvey } from '@/lib/feedback/answers/invite-commands'
import { formAction } from '@/lib/forms/form-action'

export const inviteAction = formAction(inviteToSurvey, {
  message: ({ invited, before }) =>
    `${invited === 0 ? 'Новых адресов нет, писем не отправлено.' : `Писем отправляется: ${invited}.`}${
      before > 0 ? ` Уже были приглашены: ${count(before, 'адрес', 'адреса', 'адресов')}.` : ''
    }`,
})
export const addDeskAction = formAction(addDesk, { message: () => 'Планшет записан: его адрес ниже.' })
export const retireDeskAction = formAction(retireDesk, { message: () => 'Планшет снят.' })
