import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import type { TransitionView } from '@/lib/rating/assessment/view'

/** What happened to the self-assessment, latest first. */
export function History({ items }: { items: readonly TransitionView[] }) {
  if (items.length === 0) return null
  return (
    <details className="mt-10 border-t border-line pt-4 text-dense">
      <summary className="cursor-pointer text-accent">История: {items.length}</summary>
      <ol className="mt-3 grid gap-2.5">
        {items.toReversed().map((item) => (
          <li key={item.id} className="grid gap-x-4 sm:grid-cols-[13rem_minmax(0,1fr)]">
            <span className="text-muted">{item.at}</span>
            <span>
              {assessmentStatusLabels[item.to].short} · {item.by}
              {item.note && <span className="block whitespace-pre-wrap text-muted">{item.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
