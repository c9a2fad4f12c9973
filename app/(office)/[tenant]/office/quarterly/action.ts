'use server'
import { formAction } from '@/lib/forms/form-action'
import { beginQuarterly, submitQuarterly } from '@/lib/quarterly/commands'
import { acceptQuarterly, reopenQuarterly, returnQuarterly } from '@/lib/quarterly/decision-commands'
import { ruleQuarterly } from '@/lib/quarterly/rule-commands'
import { formatQuarter } from '@/lib/core/quarters'

export const beginAction = formAction(beginQuarterly, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/quarterly/${id}`,
})
export const submitAction = formAction(submitQuarterly, {
  message: () => 'Отчёт сдан: факты портала сохранены вместе с вашими словами.',
})
export const acceptAction = formAction(acceptQuarterly, { message: () => 'Отчёт принят.' })
export const returnAction = formAction(returnQuarterly, {
  message: () => 'Отчёт возвращён: куратор видит замечания у разделов.',
})
export const reopenAction = formAction(reopenQuarterly, { message: () => 'Отчёт возвращён на доработку.' })
export const ruleAction = formAction(ruleQuarterly, {
  message: ({ from }) => `Сроки сохранены. Действуют с отчёта за ${formatQuarter(from)}.`,
})
