import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import type { NearestDeadline } from '@/lib/cockpit/queries'
import { formatDayMonth, formatLong, todayIn } from '@/lib/core/dates'
import { submissionTiming, timingText } from '@/lib/core/due'

type Props = { slug: string; items: NearestDeadline[]; timeZone: string; now: Date }

/** The person's own tasks past their day, then what falls due next, the nearest first. */
export function HomeDeadlines({ slug, items, timeZone, now }: Props) {
  if (items.length === 0) return null
  const office = `/${slug}/office`
  return (
    <Section title="Ближайшие сроки" actions={<a href={`${office}/calendar`}>Календарь</a>}>
      <ul className="border-t border-line">
        {items.map(({ key, day, text, state, href }) => {
          const left = timingText(submissionTiming(day, timeZone, null, now))
          return (
            <li key={key} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2.5 text-dense">
              <b className="min-w-[6.5rem]" title={formatLong(day)}>
                {formatDayMonth(day, todayIn(timeZone, now))}
              </b>
              <a href={`${office}/${href}`} className="min-w-0 flex-1 basis-48 text-ink no-underline hover:underline">
                {text}
              </a>
              {state === 'AHEAD' ? (
                <span className="text-sm text-muted">{left}</span>
              ) : (
                <StatusMark kind={state === 'OVERDUE' ? 'bad' : 'warn'} className="text-sm">
                  {left}
                </StatusMark>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
