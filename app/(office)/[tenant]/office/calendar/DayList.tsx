import { EmptyState } from '@/components/ui/EmptyState'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDayMonth, formatWeekday, type DateString } from '@/lib/core/dates'
import type { CalendarPage } from '@/lib/deadlines/deadline-queries'
import { deadlineStateLabels } from '@/lib/deadlines/labels'
import type { DeadlineKind } from '@/lib/deadlines/rules'
import { dayLines } from './day-lines'

type Props = {
  slug: string
  page: CalendarPage
  /** Several agencies are in sight: say whose. */
  named: boolean
  dayHref: (day: DateString, kind?: DeadlineKind) => string
}

/** The month as a list of the days that have something due: for a phone. */
export function DayList({ slug, page, named, dayHref }: Props) {
  // What is past its day stands above already, so that this month begins today.
  const from = page.month === page.today.slice(0, 7) ? page.today : ''
  const days = page.grid.weeks
    .flat()
    .filter(({ date, inside }) => inside && date >= from && page.groups.some(({ on }) => on === date))
  if (days.length === 0)
    return (
      <div className="md:hidden">
        <EmptyState title={from === '' ? 'В этом месяце сроков нет' : 'До конца месяца сроков нет'} />
      </div>
    )
  return (
    <div className="md:hidden">
      {days.map(({ date, working, today }) => {
        const { shown, more } = dayLines(page.groups, date, { each: 3, lines: 8 })
        return (
          <section key={date} className="border-t border-line py-3">
            <h2 className="mb-2 text-lg">
              {formatDayMonth(date, page.today)}
              <span className="text-base font-normal text-muted">
                , {formatWeekday(date)}
                {working ? '' : ', нерабочий день'}
                {today ? ', сегодня' : ''}
              </span>
            </h2>
            <ul className="grid gap-2.5">
              {shown.map((line) => (
                <li key={line.key}>
                  <StatusMark kind={deadlineStateLabels['one' in line ? line.one.state : line.state].mark}>
                    {'one' in line ? (
                      <>
                        <a href={`/${slug}/office/${line.one.href}`}>{line.one.title}</a>
                        {named && line.one.agencyName && (
                          <span className="block text-sm text-muted">{line.one.agencyName}</span>
                        )}
                      </>
                    ) : (
                      <a href={dayHref(date, line.kind)}>{line.text}</a>
                    )}
                    {('one' in line ? line.one.state : line.state) !== 'AHEAD' && (
                      <span className="sr-only">
                        {' '}
                        – {deadlineStateLabels['one' in line ? line.one.state : line.state].text}
                      </span>
                    )}
                  </StatusMark>
                </li>
              ))}
              {more > 0 && (
                <li>
                  <a href={dayHref(date)}>Ещё {more}</a>
                </li>
              )}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
