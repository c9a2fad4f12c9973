import { formatLong } from '@/lib/core/dates'
import { agencyEventLabels, type AgencyEventName } from '@/lib/agencies/labels'

type Event = { id: string; kind: AgencyEventName; date: string; basis: string | null; change: Record<string, unknown> }

const named = (value: unknown): string => (typeof value === 'string' ? `«${value}»` : 'никому')

/** One event in a sentence. */
function sentence({ kind, change }: Event): string {
  switch (kind) {
    case 'CREATED':
      return change.imported === true ? 'Добавлен из файла' : agencyEventLabels.CREATED
    case 'RENAMED':
      return `Переименован: было ${named(change.from)}, стало ${named(change.to)}`
    case 'MOVED':
      return `Переподчинён: был подчинён – ${named(change.from)}, теперь – ${named(change.to)}`
    case 'ABOLISHED':
      return agencyEventLabels.ABOLISHED
    case 'MERGED':
      return change.into === undefined
        ? `К нему присоединён орган ${named(change.from)}`
        : `Присоединён к органу ${named(change.into)}`
  }
}

/** What happened to an agency and on which basis, newest first. */
export function AgencyHistory({ events }: { events: Event[] }) {
  if (events.length === 0) return <p className="text-muted">Изменений не было.</p>
  return (
    <ol className="border-t border-line">
      {events.map((event) => (
        <li
          key={event.id}
          className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 sm:grid-cols-[minmax(9rem,11rem)_1fr]"
        >
          <time dateTime={event.date} className="text-muted">
            {formatLong(event.date)}
          </time>
          <div>
            {sentence(event)}
            {event.basis && <span className="block text-sm text-muted">{event.basis}</span>}
          </div>
        </li>
      ))}
    </ol>
  )
}
