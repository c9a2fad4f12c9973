'use server'
import { formAction } from '@/lib/forms/form-action'
import { answerMaterial } from '@/lib/rating/assessment/commands'
import { handOverAssessment } from '@/lib/rating/assessment/hand-over-commands'

export const answerMaterialAction = formAction(answerMaterial, { message: () => 'Ответ отправлен.' })

export const handOverAction = formAction(handOverAssessment, { message: () => 'Куратору отправлено письмо.' })
