import { ActionForm } from '@/components/ui/ActionForm'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { deliveryErrorText, messageKindLabel, messageStatusLabels } from '@/lib/records/labels'
import type { MessageLine } from '@/lib/records/queries'
import { retryMessagesAction } from './action'
import type { Column } from '@/components/ui/DataTable'

const kinds = { PENDING: 'none', DONE: 'ok', FAILED: 'bad' } as const

type Props = { tenant: string; timeZone: string; mayRetry: boolean }

/** A message, how its sending went, and a second try. */
export function messageColumns({ tenant, timeZone, mayRetry }: Props): Column<MessageLine>[] {
  return [
    {
      key: 'created',
      header: 'Когда',
      width: '9.5rem',
      cell: (line) => (
        <time dateTime={line.createdAt.toISOString()}>{formatDateTimeShort(timeZone, line.createdAt)}</time>
      ),
    },
    { key: 'what', header: 'Что', phone: 'title', cell: (line) => <What line={line} /> },
    {
      key: 'status',
      header: 'Состояние',
      width: '20rem',
      cell: (line) => (
        <>
          <StatusMark kind={kinds[line.status]}>
            {messageStatusLabels[line.status]}
            {line.doneAt && <span className="text-muted"> {formatDateTimeShort(timeZone, line.doneAt)}</span>}
          </StatusMark>
          {line.lastError && (
            <span className="block text-sm text-muted">
              {deliveryErrorText(line.lastError)} Попыток: {line.attempts}.
            </span>
          )}
        </>
      ),
    },
    {
      key: 'action',
      header: 'Действие',
      phone: 'wide',
      width: '9rem',
      cell: (line) =>
        line.status === 'FAILED' &&
        mayRetry && (
          <ActionForm
            action={retryMessagesAction}
            tenant={tenant}
            hidden={{ id: line.id }}
            submitLabel="Повторить"
            size="s"
            variant="quiet"
            quiet
          />
        ),
    },
  ]
}

/** Whom and what about; the text stays closed, since its links are secrets. */
function What({ line }: { line: MessageLine }) {
  const { summary } = line
  if (!summary) return <>{messageKindLabel(line.kind)}</>
  if ('paths' in summary)
    return (
      <>
        {messageKindLabel(line.kind)}: {count(summary.paths, 'страница', 'страницы', 'страниц')}
      </>
    )
  return (
    <>
      <span className="font-medium">{summary.subject}</span>
      <span className="block text-sm text-muted wrap-anywhere">{summary.to}</span>
    </>
  )
}
