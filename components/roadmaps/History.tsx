import { formatDateTime } from '@/lib/core/dates'
import { eventText } from '@/lib/roadmaps/history'
import type { EventView } from '@/lib/roadmaps/view'

/** What happened, the newest first. */
export function History({
  events,
  timeZone,
  place = 'map',
}: {
  events: EventView[]
  timeZone: string
  place?: 'map' | 'item'
}) {
  if (events.length === 0) return <p className="text-muted">Пока ничего не произошло.</p>
  return (
    <ol className="grid gap-2">
      {events.map((event) => (
        <li key={event.id}>
          <span className="text-muted">
            {formatDateTime(timeZone, event.at)}, {event.by}.{' '}
          </span>
          {eventText(event, place)}
        </li>
      ))}
    </ol>
  )
}
