import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { formatDateTimeShort } from '@/lib/core/dates'
import { feedSentence } from '@/lib/projects/opening/feed'
import type { ProjectOverview } from '@/lib/projects/opening/overview-queries'

/** «Что происходило»: the latest lines of the feed. */
export function Events({
  base,
  events,
  timeZone,
}: {
  base: string
  events: ProjectOverview['events']
  timeZone: string
}) {
  return (
    <Section
      title="Что происходило"
      actions={
        <ButtonLink size="s" variant="quiet" href={`${base}/feed`}>
          Вся лента
        </ButtonLink>
      }
    >
      <ul className="border-t border-line">
        {events.map(({ id: event, kind, data, by, at }) => {
          const { title, text } = feedSentence(kind, data)
          return (
            <li key={event} className="grid gap-x-4 border-b border-line py-2 md:grid-cols-[9rem_minmax(0,1fr)]">
              <span className="text-sm text-muted">{formatDateTimeShort(timeZone, at)}</span>
              <span>
                {title}
                {text && <span className="block text-dense">{text}</span>}
                <span className="block text-sm text-muted">{by}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
