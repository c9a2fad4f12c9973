import { ActionForm } from '@/components/ui/ActionForm'
import { formatDateTime } from '@/lib/core/dates'
import type { NotificationLine } from '@/lib/notifications/queries'
import { noticeWord } from '@/lib/notices'
import { openAction } from './action'

/** Unread ones are opened by a button that marks them; read ones are links. */
export function NotificationList({
  rows,
  tenant,
  timeZone,
}: {
  rows: NotificationLine[]
  tenant: string
  timeZone: string
}) {
  return (
    <ul className="max-w-[60rem] border-t border-line">
      {rows.map(({ id, kind, title, href, at, readAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
          <div className="min-w-[min(16rem,100%)] flex-1">
            <p className={readAt === null ? 'font-semibold' : undefined}>
              {readAt === null && (
                <>
                  <span aria-hidden="true" className="mr-1.5 text-accent">
                    ●
                  </span>
                  <span className="sr-only">Не прочитано: </span>
                </>
              )}
              {readAt === null ? title : <a href={`/${tenant}/office/${href}`}>{title}</a>}
            </p>
            <p className="text-sm text-muted">
              {noticeWord(kind)} · {formatDateTime(timeZone, at)}
            </p>
          </div>
          {readAt === null && (
            <ActionForm
              action={openAction}
              tenant={tenant}
              hidden={{ id }}
              submitLabel="Открыть"
              variant="quiet"
              size="s"
              quiet
            />
          )}
        </li>
      ))}
    </ul>
  )
}
