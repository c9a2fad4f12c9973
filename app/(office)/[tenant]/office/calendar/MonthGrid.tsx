import { cx } from '@/components/ui/cx'
import { formatDayMonth, formatLong, formatWeekday, type DateString } from '@/lib/core/dates'
import type { CalendarPage } from '@/lib/deadlines/deadline-queries'
import { deadlineStateLabels } from '@/lib/deadlines/labels'
import { formatMonth, type MonthDay } from '@/lib/deadlines/month'
import type { Deadline, DeadlineKind } from '@/lib/deadlines/rules'
import { dayLines, type DayLine } from './day-lines'

type Props = {
  slug: string
  page: CalendarPage
  /** Several agencies are in sight: say whose. */
  named: boolean
  dayHref: (day: DateString, kind?: DeadlineKind) => string
}

const weekdays = {
  Пн: 'Понедельник',
  Вт: 'Вторник',
  Ср: 'Среда',
  Чт: 'Четверг',
  Пт: 'Пятница',
  Сб: 'Суббота',
  Вс: 'Воскресенье',
}
const glyphs: Record<Deadline['state'], { glyph: string; look: string }> = {
  AHEAD: { glyph: '', look: '' },
  DUE_SOON: { glyph: '!', look: 'text-warn font-bold' },
  OVERDUE: { glyph: '✕', look: 'text-danger' },
}

/** Sign and words of a state; what is ahead needs none. */
function State({ state }: { state: Deadline['state'] }) {
  const { glyph, look } = glyphs[state]
  return glyph === '' ? null : (
    <>
      <span aria-hidden="true" className={cx('mr-1', look)}>
        {glyph}
      </span>
      <span className="sr-only">{deadlineStateLabels[state].text}: </span>
    </>
  )
}

function Line({
  slug,
  line,
  on,
  named,
  dayHref,
}: { line: DayLine; on: DateString } & Pick<Props, 'slug' | 'named' | 'dayHref'>) {
  if ('one' in line) {
    const { title, agencyName, href, state } = line.one
    return (
      <li>
        <a
          href={`/${slug}/office/${href}`}
          className="line-clamp-3 wrap-anywhere"
          title={agencyName ? `${title}. ${agencyName}` : title}
        >
          <State state={state} />
          {title}
        </a>
        {named && agencyName && <span className="line-clamp-2 text-xs text-muted">{agencyName}</span>}
      </li>
    )
  }
  return (
    <li>
      <a href={dayHref(on, line.kind)}>
        <State state={line.state} />
        {line.text}
      </a>
    </li>
  )
}

function Day({ day, ...props }: { day: MonthDay } & Props) {
  const { shown, more } = dayLines(props.page.groups, day.date, { each: 2, lines: 4 })
  return (
    <td
      className={cx(
        'h-24 border border-line p-1.5 align-top text-sm',
        !day.working && 'bg-sunken',
        day.today && 'outline-2 -outline-offset-2 outline-accent',
      )}
      aria-current={day.today ? 'date' : undefined}
    >
      <p className={cx('mb-1 flex flex-wrap justify-between gap-x-1', !day.inside && 'text-muted')}>
        <span className={cx(day.today && 'font-bold text-accent')}>
          <span className="sr-only">
            {formatLong(day.date)}, {formatWeekday(day.date)}
            {day.working ? '' : ', нерабочий день'}
            {day.today ? ', сегодня' : ''}
          </span>
          <span aria-hidden="true">
            {day.inside ? Number(day.date.slice(8)) : formatDayMonth(day.date, props.page.today)}
          </span>
        </span>
        {day.unusual && <span className="text-xs text-muted">{day.working ? 'рабочий' : 'нерабочий'}</span>}
      </p>
      {shown.length > 0 && (
        <ul className="grid gap-1.5 leading-snug">
          {shown.map((line) => (
            <Line
              key={line.key}
              line={line}
              on={day.date}
              slug={props.slug}
              named={props.named}
              dayHref={props.dayHref}
            />
          ))}
          {more > 0 && (
            <li>
              <a href={props.dayHref(day.date)} className="text-muted">
                ещё {more}
              </a>
            </li>
          )}
        </ul>
      )}
    </td>
  )
}

/** The month as a table of weeks; on a narrow page the list of days stands instead. */
export function MonthGrid(props: Props) {
  const { month, grid } = props.page
  return (
    <div className="hidden md:block print:break-before-page">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{formatMonth(month)}: сроки по дням</caption>
        <thead>
          <tr>
            {Object.entries(weekdays).map(([short, name]) => (
              <th key={name} scope="col" className="px-1.5 pb-1 text-left text-sm font-normal text-muted">
                <abbr title={name} className="no-underline">
                  {short}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <Day key={day.date} day={day} {...props} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-sm text-muted">
        Нерабочие дни – на сером, по производственному календарю. ! – скоро срок, ✕ – просрочено.
      </p>
    </div>
  )
}
