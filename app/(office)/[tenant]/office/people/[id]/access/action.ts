'use server'
import { blockPerson, invitePerson, unblockPerson } from '@/lib/people/commands'
import { resetSecondFactor } from '@/lib/people/second-factor-commands'
import { formAction } from '@/lib/forms/form-action'

export const invitePersonAction = formAction(invitePerson, { message: ({ email }) => `Письмо отправлено на ${email}.` })

export const blockPersonAction = formAction(blockPerson, { message: () => 'Доступ закрыт.' })

export const resetSecondFactorAction = formAction(resetSecondFactor, {
  message: () => 'Второй фактор сброшен, человек получит письмо.',
})

export const unblockPersonAction = formAction(unblockPerson, { message: () => 'Доступ открыт.' })
