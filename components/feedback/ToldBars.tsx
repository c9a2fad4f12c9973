import { cx } from '@/components/ui/cx'
import { formatNumber } from '@/lib/core/format'
import type { Tally } from '@/lib/feedback/told/rules'

/** Done, being done and declined as three parts of one bar, each wide by its number. */
export function ToldBars({ tally: { shown, shownDone, shownDeclined } }: { tally: Tally }) {
  if (shown === 0) return null
  const parts = [
    { key: 'done', n: shownDone, label: '✓ сделано', tone: 'bg-ok-soft text-ok' },
    {
      key: 'doing',
      n: shown - shownDone - shownDeclined,
      label: '→ делаем',
      tone: 'bg-progressive-soft text-progressive',
    },
    { key: 'declined', n: shownDeclined, label: '⊘ не сделаем', tone: 'bg-initial-soft text-initial' },
  ].filter(({ n }) => n > 0)
  return (
    <ul className="flex flex-wrap gap-1" aria-label="Сколько просьб сделано">
      {parts.map(({ key, n, label, tone }) => (
        <li
          key={key}
          className={cx('min-w-fit rounded-card px-3.5 py-2.5', tone)}
          style={{ flexGrow: n, flexBasis: 0 }}
        >
          <b className="block text-2xl leading-tight">{formatNumber(n)}</b>
          <span className="whitespace-nowrap">{label}</span>
        </li>
      ))}
    </ul>
  )
}
