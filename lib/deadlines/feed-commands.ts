import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { newToken, tokenHash } from '@/lib/platform/secrets'
import { defineCommand, done } from '@/lib/platform/command'
import { publicUrl } from '@/lib/platform/public-url'
import { DigestInput, FeedInput, MakeFeedInput } from './schema'
import { operations } from './operations'

const nobody = () =>
  fail('RULE', 'Подписка и сводка заводятся для человека, а вы вошли без него. Войдите под своей учётной записью.')

/** Makes a private calendar address, shown this once; an earlier one of the same contents stops working. */
export const makeFeed = defineCommand({
  operation: operations['feed.make'],
  schema: MakeFeedInput,
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
    const renewed = await tx.calendarFeed.updateMany({
      where: { tenantId, personId, scope: input.scope, agencyId, revokedAt: null },
      data: { revokedAt: now },
    })
    const id = newId()
    const token = newToken()
    await tx.calendarFeed.create({
      data: { tenantId, id, personId, scope: input.scope, agencyId, tokenHash: tokenHash(token), createdAt: now },
      select: { id: true },
    })
    const value = { id, url: publicUrl(`/api/${actor.tenant.slug}/calendar/${token}.ics`), renewed: renewed.count > 0 }
    return done(value, {
      subject: { type: 'CalendarFeed', id },
      ...(agencyId !== null && { agencyId }),
      after: { scope: input.scope, agencyId },
    })
  },
})

/** Turns a private address off; it answers nothing from then on. */
export const revokeFeed = defineCommand({
  operation: operations['feed.revoke'],
  schema: FeedInput,
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
