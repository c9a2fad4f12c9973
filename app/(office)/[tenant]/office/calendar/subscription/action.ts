'use server'
import { ok } from '@/lib/core/result'
import { chooseDigest, feedUrl, makeFeed, revokeFeed } from '@/lib/deadlines/feed-commands'
import { formAction } from '@/lib/forms/form-action'

/** The feed with its address, which is told this once. */
const makeAddress = Object.assign(
  async (...[actor, input, envelope]: Parameters<typeof makeFeed>) => {
    const made = await makeFeed(actor, input, envelope)
    return made.ok ? ok({ ...made.value, url: feedUrl(actor.tenant.slug, made.value.id) }) : made
  },
  { operation: makeFeed.operation, shape: makeFeed.shape },
)

/** The address stands in the message, too: without script it is shown by it alone. */
export const makeFeedAction = formAction(makeAddress, {
  message: ({ url, renewed }) => `${renewed ? 'Новый адрес готов, прежний больше не отвечает' : 'Адрес готов'}: ${url}`,
})

export const revokeFeedAction = formAction(revokeFeed, { message: () => 'Подписка отозвана.' })

export const digestAction = formAction(chooseDigest, {
  message: ({ frequency }) =>
    frequency === 'NONE'
      ? 'Сохранено: сводка приходить не будет.'
      : 'Сохранено. Первая сводка придёт в ближайший выбранный час, если будут сроки.',
})
