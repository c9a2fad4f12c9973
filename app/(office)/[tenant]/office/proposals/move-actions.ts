'use server'
import { formAction } from '@/lib/forms/form-action'
import {
  acceptProposal,
  completeProposal,
  declineProposal,
  forgetProposalAuthor,
  returnProposal,
} from '@/lib/proposals/decision-commands'

export const acceptAction = formAction(acceptProposal, { message: () => 'Принято. Автор увидит ответ.' })

export const declineAction = formAction(declineProposal, { message: () => 'Отклонено. Автор увидит причину.' })

export const completeAction = formAction(completeProposal, { message: () => 'Внедрено. Эффект записан, автор узнает.' })

export const returnAction = formAction(returnProposal, { message: () => 'Решение отменено.' })

export const forgetAuthorAction = formAction(forgetProposalAuthor, { message: () => 'Имя и почта автора стёрты.' })
