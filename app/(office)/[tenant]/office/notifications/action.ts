'use server'
import { count } from '@/lib/core/format'
import { markAllNotificationsRead, markNotificationRead } from '@/lib/notifications/commands'
import { formAction } from '@/lib/forms/form-action'

/** Marks the notification as read and goes to what it tells of. */
export const openAction = formAction(markNotificationRead, {
  redirectTo: ({ href }, slug) => `/${slug}/office/${href}`,
})

export const markAllAction = formAction(markAllNotificationsRead, {
  message: ({ count: n }) => `Прочитано: ${count(n, 'уведомление', 'уведомления', 'уведомлений')}.`,
})
