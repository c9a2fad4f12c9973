'use server'
import { formAction } from '@/lib/forms/form-action'
import { decideChange, withdrawChange } from '@/lib/roadmaps/change-commands'

export const decideChangeAction = formAction(decideChange, {
  message: () => 'Решение записано, куратору отправлено письмо.',
})
export const withdrawChangeAction = formAction(withdrawChange, { message: () => 'Предложение отозвано.' })
