'use server'
import {
  answerMessage,
  attachMessage,
  closeMessage,
  detachMessage,
  messageToProposal,
  reopenMessage,
  writeMessage,
} from '@/lib/feedback/told/message-commands'
import { formAction } from '@/lib/forms/form-action'

export const answerMessageAction = formAction(answerMessage, {
  message: ({ letters }) => `Ответ виден по коду${letters > 0 ? ', письмо отправлено' : ''}.`,
})
export const closeMessageAction = formAction(closeMessage, { message: () => 'Закрыто. Причина видна по коду.' })
export const reopenMessageAction = formAction(reopenMessage, { message: () => 'Снова в работе.' })
export const attachMessageAction = formAction(attachMessage, {
  message: () => 'Связано с проблемой: ответ придёт вместе с ней.',
})
export const detachMessageAction = formAction(detachMessage, { message: () => 'Отделено: ответьте на него сами.' })
export const messageToProposalAction = formAction(messageToProposal, {
  message: () => 'Идея стала предложением. Что решат, видно по коду.',
})
export const writeMessageAction = formAction(writeMessage, {
  message: ({ code }) =>
    `Записано. Код для того, кто сказал: ${code}. Отдайте его сейчас: портал хранит только след кода.`,
})
