import { ActionForm } from '@/components/ui/ActionForm'
import { formatDateTime } from '@/lib/core/dates'
import type { ProofView } from '@/lib/roadmaps/view'
import { removeProofAction } from '../action'

/** What proves the part; what was not handed in yet may be taken back. */
export function Proofs({
  tenant,
  proofs,
  timeZone,
  removable,
}: {
  tenant: string
  proofs: ProofView[]
  timeZone: string
  removable: boolean
}) {
  if (proofs.length === 0) return <p className="text-muted">Подтверждений пока нет.</p>
  return (
    <ul aria-label="Подтверждения" className="border-t border-line">
      {proofs.map(({ id, title, note, url, file, by, at, handed }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-2"
        >
          <span className="min-w-0 flex-1 basis-64">
            {file ? (
              <a href={`/api/${tenant}/files/${file.id}`} className="wrap-anywhere">
                {title}
              </a>
            ) : url ? (
              <a href={url} rel="noreferrer" className="wrap-anywhere">
                {title}
              </a>
            ) : (
              title
            )}
            {note && <span className="block whitespace-pre-line">{note}</span>}
            <span className="block text-sm text-muted">
              {by}, {formatDateTime(timeZone, at)}
              {!handed && ' · ещё не сдано'}
            </span>
          </span>
          {removable && !handed && (
            <ActionForm
              action={removeProofAction}
              tenant={tenant}
              hidden={{ id }}
              submitLabel="Убрать"
              variant="text"
              size="s"
              quiet
            />
          )}
        </li>
      ))}
    </ul>
  )
}
