import type { ReactNode } from 'react'
import { StatusMark } from '@/components/ui/StatusMark'
import { cx } from '@/components/ui/cx'
import { formatDateTime, formatLong, formatShort } from '@/lib/core/dates'
import { changeKindLabels, changeStatusLabels, consentLabels, itemFieldLabels } from '@/lib/roadmaps/labels'
import { changedFields, itemFields, type ItemText } from '@/lib/roadmaps/rules'
import type { ChangeView } from '@/lib/roadmaps/view'

const valueOf = (text: ItemText, field: (typeof itemFields)[number]): string => {
  const value = text[field]
  if (Array.isArray(value)) return value.join('\n')
  return field === 'dueOn' ? formatShort(value) : value || '–'
}

/** Old and new text of an item side by side, field by field. */
function Sides({ before, after }: { before: ItemText | null; after: ItemText | null }) {
  const fields =
    before && after
      ? changedFields(before, after)
      : itemFields.filter((field) => field !== 'dueText' || (before ?? after)?.dueText)
  return (
    <dl className="border-t border-line">
      {fields.map((field) => (
        <div key={field} className="grid gap-x-6 gap-y-1 border-b border-line py-2 md:grid-cols-[12rem_1fr_1fr]">
          <dt className="text-sm text-muted">{itemFieldLabels[field]}</dt>
          <dd className={cx('min-w-0 whitespace-pre-line', after && before && 'text-muted')}>
            <span className="text-sm text-muted md:sr-only">Было: </span>
            {before ? (
              <del className={cx(!after && 'line-through', after && 'no-underline')}>{valueOf(before, field)}</del>
            ) : (
              '–'
            )}
          </dd>
          <dd className="min-w-0 whitespace-pre-line">
            <span className="text-sm text-muted md:sr-only">Стало: </span>
            {before && after && (
              <span aria-hidden="true" className="mr-2 text-muted max-md:hidden">
                →
              </span>
            )}
            {after ? <ins className="no-underline">{valueOf(after, field)}</ins> : 'исключено'}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A change of a map: what, why, who proposed it and who consented. */
export function ChangeCard({
  change,
  timeZone,
  children,
}: {
  change: ChangeView
  timeZone: string
  children?: ReactNode
}) {
  const {
    kind,
    status,
    before,
    after,
    reason,
    proposedBy,
    proposedAt,
    consent,
    protocol,
    consentOn,
    remark,
    decidedBy,
    decidedAt,
  } = change
  const { short, mark } = changeStatusLabels[status]
  const text = after ?? before
  return (
    <article className="border-t-2 border-ink pt-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3>
          {changeKindLabels[kind]}
          {text && ` ${text.number}`}
        </h3>
        <StatusMark kind={mark}>{short}</StatusMark>
      </div>
      {text && kind === 'EDIT' && <p className="text-muted">{before?.title}</p>}
      <p className="my-2">
        <b className="font-medium">Причина.</b> {reason}
      </p>
      {(before ?? after) && <Sides before={before} after={after} />}
      <p className="mt-2 text-sm text-muted">
        {proposedBy}, {formatDateTime(timeZone, proposedAt)}.
        {consent && consentOn && (
          <>
            {' '}
            Решение: {consentLabels[consent]}
            {protocol && `, ${protocol}`}, {formatLong(consentOn)}
          </>
        )}
        {status === 'WITHDRAWN' && decidedBy && decidedAt && (
          <>
            {' '}
            Отозвано: {decidedBy}, {formatDateTime(timeZone, decidedAt)}.
          </>
        )}
      </p>
      {remark && <p className="mt-1">{remark}</p>}
      {children && <div className="mt-3 print:hidden">{children}</div>}
    </article>
  )
}
