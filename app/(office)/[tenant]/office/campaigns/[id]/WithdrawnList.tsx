import { ActionForm } from '@/components/ui/ActionForm'
import { formatDateTimeShort } from '@/lib/core/dates'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import type { WithdrawnRow } from '@/lib/rating/campaign/withdrawal-queries'
import { restoreAction } from './withdraw/action'

type Props = { tenant: string; timeZone: string; rows: readonly WithdrawnRow[]; mayRestore: boolean }

/** Who has left the campaign and why; while it is open they can be brought back. */
export function WithdrawnList({ tenant, timeZone, rows, mayRestore }: Props) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li key={row.assessmentId} className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-line py-3">
          <div className="min-w-0 flex-1 basis-72">
            <a href={`/${tenant}/office/assessments/${row.assessmentId}`}>{row.agencyName}</a>
            <p className="max-w-[68ch] whitespace-pre-wrap">{row.reason}</p>
            <p className="text-sm text-muted">
              выбыл {formatDateTimeShort(timeZone, row.at)} · {row.by} · самооценка была:{' '}
              {assessmentStatusLabels[row.from].short}
            </p>
          </div>
          {mayRestore && row.active && (
            <ActionForm
              action={restoreAction}
              tenant={tenant}
              hidden={{ assessmentId: row.assessmentId, version: row.version }}
              submitLabel="Вернуть"
              variant="quiet"
              size="s"
              quiet
              confirm={{
                title: 'Вернуть участника в рейтинг?',
                text: `${row.agencyName}: самооценка продолжится с того места, где остановилась. Куратор и команда получат письмо.`,
                confirmLabel: 'Вернуть',
              }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
