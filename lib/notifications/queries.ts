import 'server-only'
import { defineQuery } from '@/lib/platform/query'
import { pageCount } from '@/lib/core/pages'
import { operations } from './operations'

export const NOTIFICATIONS_PER_PAGE = 30
export type NotificationLine = { id: string; kind: string; title: string; href: string; at: Date; readAt: Date | null }
export type NotificationPage = { rows: NotificationLine[]; total: number; unread: number; page: number; pages: number }

/** The person's own notifications, the unread first, then the newest. */
export const listNotifications = defineQuery({
  operation: operations['notification.read'],
  run: async ({ tx, tenantId, actor }, input: { page: number; unread: boolean }): Promise<NotificationPage> => {
    const { personId } = actor
    if (personId === null) return { rows: [], total: 0, unread: 0, page: 1, pages: 1 }
    const unread = await tx.notification.count({ where: { tenantId, personId, readAt: null } })
    const total = input.unread ? unread : await tx.notification.count({ where: { tenantId, personId } })
    const rows = await tx.$queryRaw<NotificationLine[]>`
      SELECT "id", "kind", "title", "href", "at", "readAt" FROM "Notification" WHERE "tenantId" = ${tenantId}::uuid
        AND "personId" = ${personId}::uuid AND (NOT ${input.unread} OR "readAt" IS NULL)
      ORDER BY ("readAt" IS NOT NULL), "at" DESC, "id"
        LIMIT ${NOTIFICATIONS_PER_PAGE} OFFSET ${(input.page - 1) * NOTIFICATIONS_PER_PAGE}`
    return { rows, total, unread, page: input.page, pages: pageCount(total, NOTIFICATIONS_PER_PAGE) }
  },
})
