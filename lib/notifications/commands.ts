import 'server-only'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { MarkAllReadInput, MarkReadInput } from './schema'
import { operations } from './operations'

const gone = () => fail('RULE', 'Такого уведомления у вас нет. Обновите страницу.')

/** Marks one of the person's own notifications as read; the page to go to is its answer. */
export const markNotificationRead = defineCommand({
  operation: operations['notification.mark'],
  schema: MarkReadInput,
  unversioned: 'read is read',
  run: async (ctx, { id }) => {
    const { tx, tenantId, actor, now } = ctx
    const own = await tx.notification.findFirst({
      where: { tenantId, id, personId: actor.personId ?? id },
      select: { id: true, href: true, readAt: true },
    })
    if (!own) return gone()
    if (own.readAt === null)
      await tx.notification.update({
        where: { tenantId_id: { tenantId, id } },
        data: { readAt: now },
        select: { id: true },
      })
    return done({ href: own.href }, { subject: { type: 'Notification', id } })
  },
})

/** Marks all of the person's notifications as read; answers how many there were. */
export const markAllNotificationsRead = defineCommand({
  operation: operations['notification.mark'],
  schema: MarkAllReadInput,
  unversioned: 'read is read',
  run: async ({ tx, tenantId, actor, now }, _input) => {
    const { personId } = actor
    if (personId === null) return gone()
    const { count } = await tx.notification.updateMany({
      where: { tenantId, personId, readAt: null },
      data: { readAt: now },
    })
    return done({ count }, { subject: { type: 'Notification', id: personId }, after: { count } })
  },
})
