import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { keyed, tokenHash } from '@/lib/platform/secrets'
import { defineCommand, done } from '@/lib/platform/command'
import { publicUrl } from '@/lib/platform/public-url'
import { lockRow } from '@/lib/platform/lock'
import { DigestInput, FeedInput, MakeFeedInput } from './schema'
import { operations } from './operations'

const nobody = () =>
  fail('RULE', 'Подписка и сводка заводятся для человека, а вы вошли без него. Войдите под своей учётной записью.')

/**
 * The token of a feed's address. Made of its id, so that nothing that is kept – the row, the answer to a repeated
 * attempt – holds it, while whoever made the feed is told the same address again.
 */
const tokenOf = (feedId: string): string => keyed(feedId, 'calendar-feed')

/**
 * The private address of a feed that has just been made; an older one's answers nothing where it was made in another
 * way.
 */
export const feedUrl = (tenantSlug: string, feedId: string): string =>
  publicUrl(`/api/${tenantSlug}/calendar/${tokenOf(feedId)}.ics`)

/**
 * Makes a private calendar (its address: feedUrl, shown this once); an earlier one of the same contents stops working.
 */
export const makeFeed = defineCommand({
  operation: operations['feed.make'],
  schema: MakeFeedInput,
  creates: 'CalendarFeed',
  run: async (ctx, input) => {
    const { tx, tenantId, actor, now } = ctx
    const { personId } = actor
    if (personId === null) return nobody()
    const agencyId = input.scope === 'AGENCY' ? (input.agencyId ?? null) : null
    if (agencyId !== null) {
      const { agencyId: within } = ctx.agencyWhere()
      const agency = await tx.agency.findFirst({
        where: { tenantId, AND: [{ id: agencyId }, within ? { id: within } : {}] },
        select: { id: true },
      })
      if (!agency) return notFound('Орган')
    }
    // Two made at once would both go on answering.
    await lockRow({ tx, tenantId }, 'Person', personId)
    const renewed = await tx.calendarFeed.updateMany({
      where: { tenantId, personId, scope: input.scope, agencyId, revokedAt: null },
      data: { revokedAt: now },
    })
    const id = newId()
    await tx.calendarFeed.create({
      data: { tenantId, id, personId, scope: input.scope, agencyId, tokenHash: tokenHash(tokenOf(id)), createdAt: now },
      select: { id: true },
    })
    return done(
      { id, renewed: renewed.count > 0 },
      {
        subject: { type: 'CalendarFeed', id },
        ...(agencyId !== null && { agencyId }),
        after: { scope: input.scope, agencyId },
      },
    )
  },
})

/** Turns a private address off; it answers nothing from then on. */
export const revokeFeed = defineCommand({
  operation: operations['feed.revoke'],
  schema: FeedInput,
  unversioned: 'an address that is turned off stays off; only its own person does it',
  run: async ({ tx, tenantId, actor, now }, { id }) => {
    const { count } = await tx.calendarFeed.updateMany({
      where: { tenantId, id, personId: actor.personId ?? id, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) return fail('RULE', 'Такой подписки среди ваших уже нет. Обновите страницу.')
    return done({ id }, { subject: { type: 'CalendarFeed', id } })
  },
})

/** How often the person gets the letter with everything due. */
export const chooseDigest = defineCommand({
  operation: operations['digest.choose'],
  schema: DigestInput,
  unversioned: "a person's own choice: made twice it is the same, and nobody else makes it",
  run: async ({ tx, tenantId, actor, now }, input) => {
    const { personId } = actor
    if (personId === null) return nobody()
    const key = { tenantId_personId: { tenantId, personId } }
    const before = await tx.digestChoice.findUnique({
      where: key,
      select: { frequency: true, weekday: true, hour: true, everyDay: true },
    })
    await tx.digestChoice.upsert({
      where: key,
      create: { tenantId, personId, ...input, updatedAt: now },
      update: { ...input, updatedAt: now },
      select: { personId: true },
    })
    return done(input, { subject: { type: 'DigestChoice', id: personId }, before: before ?? undefined, after: input })
  },
})
