'use server'
import { chooseDigest, makeFeed, revokeFeed } from '@/lib/deadlines/feed-commands'
import { formAction } from '@/lib/forms/form-action'

/** The address stands in the message, too: without script it is shown by it alone. */
export const makeFeedAction = formAction(makeFeed, {
  message: ({ url, renewed }) => `${renewed ? 'Новый адрес готов, прежний больше не отвечает' : 'Адрес готов'}: ${url}`,
})

export const revokeFeedAction = formAction(revokeFeed, { message: () => 'Подписка отозвана.' })

export const digestAction = formAction(chooseDigest, {
  message: ({ frequency }) =>
    frequency === 'NONE'
      ? 'Сохранено: сводка приходить не будет.'
      : 'Сохранено. Первая сводка придёт в ближайший выбранный час, если будут сроки.',
})
