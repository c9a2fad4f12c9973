import { daysBetween, formatLong, formatShort, todayIn } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { DeadlineChangeView } from '@/lib/rating/campaign/queries'
import type { CampaignDeadlines } from '@/lib/rating/methodology/clock'
import { deadlines as names } from '@/lib/rating/campaign/schema'
import { deadlineLabels } from '@/lib/rating/methodology/labels'

type Props = { deadlines: CampaignDeadlines; changes: readonly DeadlineChangeView[]; timeZone: string; now: Date }

/** The four dates of a campaign in their order; a moved one says from when and why. */
export function DeadlineLine({ deadlines, changes, timeZone, now }: Props) {
  const today = todayIn(timeZone, now)
  return (
    <ol className="grid grid-cols-1 gap-x-6 gap-y-4 border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-4">
      {names.map((name) => {
        const date = deadlines[name]
        const moved = changes.find((change) => change.deadline === name)
        const left = daysBetween(today, date)
        return (
          <li key={name} className={left < 0 ? 'text-muted' : ''}>
            <span className="block text-sm text-muted">{deadlineLabels[name]}</span>
            <b className="block">до {formatLong(date)}</b>
            <span className="block text-sm text-muted">
              {left > 0 ? `через ${count(left, 'день', 'дня', 'дней')}` : left === 0 ? 'сегодня' : 'прошло'}
            </span>
            {moved && (
              <span className="mt-1 block text-sm text-warn">
                ! перенесён с {formatShort(moved.from)}: {moved.reason}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
