import { unitOf } from '@/lib/core/units'
import { changeText } from '@/lib/practices/labels'
import { changeOf, type PracticeResult } from '@/lib/practices/practice'
import { formatDecimal } from '@/lib/core/decimal'

/** Before and after, goal by goal, with the change in per cent. */
export function BeforeAfter({ results }: { results: readonly PracticeResult[] }) {
  return (
    <ul className="border-t border-line">
      {results.map(({ goalId, name, unit, before, after }) => {
        const change = changeOf(before, after)
        return (
          <li
            key={goalId}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-2.5"
          >
            <span className="min-w-[min(16rem,100%)] flex-1">{name}</span>
            <span className="flex flex-wrap items-baseline gap-x-3">
              {before !== null && (
                <>
                  <span className="sr-only">было </span>
                  <span className="text-muted">{formatDecimal(before)}</span>
                  <span aria-hidden="true" className="text-muted">
                    →
                  </span>
                </>
              )}
              <span className="sr-only">стало </span>
              <b className="text-lg">{formatDecimal(after)}</b>
              {unit && <span className="text-muted">{unitOf(after, unit)}</span>}
              {change !== null && (
                <span className="min-w-[6ch] text-right text-sm text-muted">{changeText(change)}</span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
