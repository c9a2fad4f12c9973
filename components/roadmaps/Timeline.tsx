import { cx } from '@/components/ui/cx'
import { addDays, formatShort, type DateString } from '@/lib/core/dates'
import { ganttAt, ganttScale, type GanttScale } from '@/lib/projects/stages/gantt'
import type { StateCode } from '@/lib/roadmaps/rules'
import type { RoadmapRow } from '@/lib/roadmaps/view'
import { StateMark } from './StateMark'

type Props = {
  sections: readonly { number: string; title: string }[]
  rows: readonly RoadmapRow[]
  today: DateString
  href: (id: string) => string
}

/** Glyph and colour of a due day; the same is said in words beside it. */
const looks: Record<StateCode, { glyph: string; look: string }> = {
  OVERDUE: { glyph: '✕', look: 'text-danger' },
  DUE_SOON: { glyph: '!', look: 'text-warn' },
  AHEAD: { glyph: '◇', look: 'text-muted' },
  CHECKING: { glyph: '◆', look: 'text-accent' },
  DONE: { glyph: '✓', look: 'text-ok' },
  DONE_LATE: { glyph: '✓', look: 'text-warn' },
  CLOSED: { glyph: '–', look: 'text-muted' },
  UNASSIGNED: { glyph: '◇', look: 'text-warn' },
}

/** The due day of an item, and the way from it to the last delivery (or to today, while it is owed past its day). */
function Track({ row, scale, today }: { row: RoadmapRow; scale: GanttScale; today: DateString }) {
  const at = ganttAt(scale, row.dueOn) ?? 0
  const until = row.state.code === 'OVERDUE' ? today : row.state.code === 'DONE_LATE' ? row.counts.lastOn : null
  const end =
    until !== null && until > row.dueOn ? ganttAt(scale, until < scale.to ? until : addDays(scale.to, -1)) : null
  const now = ganttAt(scale, today)
  const { glyph, look } = looks[row.state.code]
  return (
    <div aria-hidden="true" className="relative h-6 w-full overflow-hidden md:h-full">
      {scale.months.map(({ key, at: month }) => (
        <i key={key} className="absolute inset-y-0 w-px bg-line max-md:hidden" style={{ left: `${month}%` }} />
      ))}
      {end !== null && end > at && (
        <i
          className="gantt-late absolute top-[calc(50%-0.125rem)] h-1 rounded-full"
          style={{ left: `${at}%`, width: `${end - at}%` }}
        />
      )}
      <i
        className={cx(
          'absolute top-[calc(50%-0.75em)] w-5 -translate-x-1/2 bg-paper text-center text-base leading-normal font-bold not-italic',
          look,
        )}
        style={{ left: `clamp(0.625rem, ${at}%, calc(100% - 0.625rem))` }}
      >
        {glyph}
      </i>
      {now !== null && <i className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${now}%` }} />}
    </div>
  )
}

const names = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const sameYear = (a: string, b: string | undefined): boolean => a.slice(0, 4) === b?.slice(0, 4)
/** «фев 2024», the year where it is another than at the mark before. */
const monthName = (key: string, before: string | undefined): string =>
  `${names[Number(key.slice(5, 7)) - 1] ?? ''}${sameYear(key, before) ? '' : ` ${key.slice(0, 4)}`}`

const columns = 'grid md:grid-cols-[minmax(14rem,24rem)_minmax(0,1fr)] gap-x-4'

/** Items by their due days over the months; a list with small tracks on a phone. */
export function Timeline({ sections, rows, today, href }: Props) {
  const late = rows.some(({ state }) => state.code === 'OVERDUE')
  const scale = ganttScale([...rows.flatMap(({ dueOn, counts }) => [dueOn, counts.lastOn]), late ? today : null])
  if (scale === null) return <p className="text-muted">В карте нет мероприятий.</p>
  const now = ganttAt(scale, today)
  // Beside long maps a name for each month would not be readable.
  const every = Math.ceil(scale.months.length / 14)
  const marks = scale.months.filter(({ at }, i) => i % every === 0 && at < 96)
  return (
    <div>
      <div className={cx(columns, 'border-b border-line-strong pb-1 text-xs text-muted')}>
        <p className="max-md:hidden">Мероприятие</p>
        <div aria-hidden="true" className="relative h-5 max-md:hidden">
          {/* Where it is narrow, on paper too, only the first mark of a year keeps its name. */}
          {marks.map(({ key, at }, i) => (
            <span
              key={key}
              className={cx(
                'absolute whitespace-nowrap pl-1',
                (i > 0 ? sameYear(key, marks[i - 1]?.key) : marks[1] && !sameYear(key, marks[1].key)) &&
                  'max-lg:hidden',
              )}
              style={{ left: `${at}%` }}
            >
              {monthName(key, marks[i - 1]?.key)}
            </span>
          ))}
        </div>
        <p className="flex justify-between md:hidden">
          <span>{formatShort(scale.from)}</span>
          <span>{formatShort(addDays(scale.to, -1))}</span>
        </p>
      </div>
      {sections.map(({ number, title }) => (
        <section key={number} aria-labelledby={`line-${number}`}>
          <h2 id={`line-${number}`} className="mt-4 mb-1 text-base">
            {number}. {title}
          </h2>
          <ol className="border-t border-line">
            {rows
              .filter(({ sectionNumber }) => sectionNumber === number)
              .map((row) => (
                <li key={row.id} className={cx(columns, 'border-b border-line max-md:py-2')}>
                  <div className="min-w-0 md:py-2">
                    <a href={href(row.id)} className="line-clamp-2 text-ink">
                      {row.number}. {row.title}
                    </a>
                    <p className="flex flex-wrap gap-x-3 text-sm text-muted">
                      <span>{formatShort(row.dueOn)}</span>
                      <StateMark state={row.state} short />
                    </p>
                  </div>
                  <Track row={row} scale={scale} today={today} />
                </li>
              ))}
          </ol>
        </section>
      ))}
      <ul aria-label="Обозначения" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        {(
          [
            ['DONE', 'выполнено в срок'],
            ['DONE_LATE', 'выполнено с опозданием'],
            ['CHECKING', 'на проверке'],
            ['AHEAD', 'срок впереди'],
            ['DUE_SOON', 'скоро срок'],
            ['OVERDUE', 'просрочено'],
          ] as const
        ).map(([code, word]) => (
          <li key={code} className="flex items-center gap-2">
            <i aria-hidden="true" className={cx('font-bold not-italic', looks[code].look)}>
              {looks[code].glyph}
            </i>
            {word}
          </li>
        ))}
        <li className="flex items-center gap-2">
          <i aria-hidden="true" className="gantt-late inline-block h-1 w-6 rounded-full" />
          опоздание
        </li>
        {now !== null && (
          <li className="flex items-center gap-2">
            <i aria-hidden="true" className="inline-block h-4 w-0.5 bg-ink" />
            сегодня, {formatShort(today)}
          </li>
        )}
      </ul>
    </div>
  )
}
