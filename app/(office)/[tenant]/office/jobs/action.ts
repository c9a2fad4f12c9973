'use server'
import { count } from '@/lib/core/format'
import { formAction } from '@/lib/forms/form-action'
import { retryMessages } from '@/lib/records/commands'

export const retryMessagesAction = formAction(retryMessages, {
  message: (sent) => `Снова отправляем: ${count(sent, 'сообщение', 'сообщения', 'сообщений')}.`,
})
