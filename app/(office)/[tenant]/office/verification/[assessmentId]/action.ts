'use server'
import { revalidatePath } from 'next/cache'
import type { FormState } from '@/lib/core/result'
import { formAction } from '@/lib/forms/form-action'
import { closeMaterial, recordCheck, requestMaterial } from '@/lib/rating/verification/material-commands'
import { confirmReceipt, sendResults } from '@/lib/rating/settlement/results-commands'
import {
  completeVerification,
  reopenVerification,
  returnAssessment,
  takeUp,
  verifyCriterion,
} from '@/lib/rating/verification/commands'

const verify = formAction(verifyCriterion, {
  message: ({ criterion, score }) => `Критерий ${criterion}: балл ${score} сохранён.`,
})

/** On a conflict the page shows the other person's score, too, and the next save goes over it knowingly. */
export async function verifyAction(state: FormState, data: FormData): Promise<FormState> {
  const answer = await verify(state, data)
  if (answer.status === 'error' && answer.details) revalidatePath(`/${String(data.get('tenant'))}/office`, 'layout')
  return answer
}
export const takeUpAction = formAction(takeUp, { message: () => 'Самооценка в вашей проверке.' })
export const completeAction = formAction(completeVerification, { message: () => 'Проверка завершена.' })
export const returnAction = formAction(returnAssessment, {
  redirectTo: (_, tenant) => `/${tenant}/office/verification`,
})
export const reopenAction = formAction(reopenVerification, { message: () => 'Проверка открыта заново.' })
export const requestMaterialAction = formAction(requestMaterial, { message: () => 'Запрос отправлен участнику.' })
export const closeMaterialAction = formAction(closeMaterial, { message: () => 'Запрос закрыт.' })
export const recordCheckAction = formAction(recordCheck, { message: () => 'Проверка записана.' })
export const sendResultsAction = formAction(sendResults, { message: () => 'Результаты направлены.' })
export const confirmReceiptAction = formAction(confirmReceipt, { message: () => 'Получение отмечено.' })
