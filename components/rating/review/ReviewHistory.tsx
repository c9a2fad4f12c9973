import { formatDateTimeShort } from '@/lib/core/dates'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import type { ReviewView } from '@/lib/rating/verification/view'

/** Who moved the assessment on, when and why. */
export function ReviewHistory({ review, timeZone }: { review: ReviewView; timeZone: string }) {
  if (review.history.length === 0) return <p className="text-muted">Пока ничего не происходило.</p>
  return (
    <ol className="border-t border-line">
      {review.history.map((line) => (
        <li key={line.id} className="grid gap-x-4 border-b border-line py-2 text-dense md:grid-cols-[9rem_14rem_1fr]">
          <span className="text-muted">{formatDateTimeShort(timeZone, line.at)}</span>
          <span>
            {assessmentStatusLabels[line.from].short} →{' '}
            <b className="font-semibold">{assessmentStatusLabels[line.to].short}</b>
          </span>
          <span>
            {line.byName}
            {line.note && <span className="block text-muted">{line.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
