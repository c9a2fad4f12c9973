import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort } from '@/lib/core/dates'
import type { SessionView } from '@/lib/account/own'
import { endOthersAction, endSessionAction } from './action'

/** One's own live sessions, each but this one with its end. */
export function Sessions({ sessions, timeZone }: { sessions: SessionView[]; timeZone: string }) {
  const when = (instant: Date) => formatDateTimeShort(timeZone, instant)
  return (
    <>
      <DataTable
        caption="Ваши сеансы"
        rows={sessions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'device',
            header: 'Устройство',
            phone: 'title',
            cell: (row) => row.device ?? 'Неизвестное устройство',
          },
          { key: 'start', header: 'Вход', cell: (row) => when(row.createdAt) },
          { key: 'seen', header: 'Последнее действие', cell: (row) => when(row.lastSeenAt) },
          {
            key: 'how',
            header: 'Как вошли',
            cell: (row) => (row.strong ? 'со вторым фактором' : 'по паролю или единому входу'),
          },
          {
            key: 'end',
            header: <span className="sr-only">Завершение</span>,
            phone: 'wide',
            cell: (row) =>
              row.isCurrent ? (
                <StatusMark kind="ok">этот сеанс</StatusMark>
              ) : (
                <ActionForm
                  action={endSessionAction}
                  submitLabel="Завершить"
                  variant="quiet"
                  size="s"
                  hidden={{ sessionId: row.id }}
                />
              ),
          },
        ]}
      />
      {sessions.length > 2 && (
        <ActionForm
          action={endOthersAction}
          submitLabel="Завершить все остальные"
          variant="danger"
          className="mt-4"
          confirm={{
            title: 'Завершить все остальные сеансы?',
            text: 'На других устройствах придётся войти заново. Этот сеанс останется.',
            confirmLabel: 'Завершить',
            tone: 'danger',
          }}
        />
      )}
    </>
  )
}
