import type { CSSProperties } from 'react'
import { cx } from '@/components/ui/cx'
import { addDays, formatShort, type DateString } from '@/lib/core/dates'
import { ganttAt, ganttBar, ganttScale, type GanttBar, type GanttScale } from '@/lib/projects/stages/gantt'
import type { Lateness, StageDates, StageState } from '@/lib/projects/stages/rules'
import { StageMark } from './StageMark'
import { span } from './stage-texts'
import { criticalNote, shiftText } from '@/lib/projects/stages/labels'

type GanttStage = StageDates & { title: string; state: StageState; late: Lateness; shift: number }
type Props = {
  stages: readonly GanttStage[]
  today: DateString
  /** Address of a stage. */
  href: (number: number) => string
}

const place = (bar: GanttBar): CSSProperties => ({ left: `${bar.left}%`, width: `max(${bar.width}%, 3px)` })
const barClass = 'absolute top-1.5 h-3 rounded-[3px] md:top-[calc(50%-0.625rem)]'

/** Bars of a stage over one scale; the same is said in words beside them, so the drawing itself is not read out. */
function Track({ stage, scale, today }: { stage: GanttStage; scale: GanttScale; today: DateString }) {
  const { plannedFrom, plannedTo, dueFrom, dueTo, startedOn, closedOn, late } = stage
  const until = closedOn ?? today
  const plan = ganttBar(scale, plannedFrom, plannedTo)
  const due = ganttBar(scale, dueFrom, dueTo)
  const done = startedOn === null ? null : ganttBar(scale, startedOn, until)
  const behind = late.kind === 'NONE' || dueTo === null ? null : ganttBar(scale, addDays(dueTo, 1), until)
  const now = ganttAt(scale, today)
  return (
    <div aria-hidden="true" className="relative h-7 w-full overflow-hidden md:h-full">
      {scale.months.map(({ key, at }) => (
        <i key={key} className="absolute inset-y-0 w-px bg-line max-md:hidden" style={{ left: `${at}%` }} />
      ))}
      {due && <i className={cx(barClass, 'border border-accent bg-accent-soft')} style={place(due)} />}
      {done && <i className={cx(barClass, closedOn === null ? 'bg-accent' : 'bg-ok')} style={place(done)} />}
      {behind && <i className={cx(barClass, 'gantt-late')} style={place(behind)} />}
      {plan && (
        <i
          className="absolute bottom-1 h-1 rounded-full bg-control md:top-[calc(50%+0.375rem)] md:bottom-auto"
          style={place(plan)}
        />
      )}
      {now !== null && <i className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${now}%` }} />}
    </div>
  )
}

/** Plan, due dates and fact of the stages on one scale. On a phone a compact list with small bars. */
export function Gantt({ stages, today, href }: Props) {
  const scale = ganttScale(
    stages.flatMap(({ plannedFrom, plannedTo, dueFrom, dueTo, startedOn, closedOn }) => [
      plannedFrom,
      plannedTo,
      dueFrom,
      dueTo,
      startedOn,
      closedOn,
    ]),
  )
  if (scale === null) return <p className="text-muted">У этапов нет дат: назначьте их переносом срока.</p>
  const now = ganttAt(scale, today)
  // Beside a long plan a name for each month would not be readable.
  const every = Math.ceil(scale.months.length / 14)
  const columns = 'grid md:grid-cols-[minmax(13rem,19rem)_minmax(0,1fr)] gap-x-4'
  return (
    <div>
      <div className={cx(columns, 'border-b border-line-strong pb-1 text-xs text-muted')}>
        <p className="max-md:hidden">Этап</p>
        <div aria-hidden="true" className="relative h-5 max-md:hidden">
          {scale.months.map(({ key, label, at }, i) =>
            i % every === 0 && at < 96 ? (
              <span key={key} className="absolute whitespace-nowrap pl-1" style={{ left: `${at}%` }}>
                {label}
              </span>
            ) : null,
          )}
        </div>
        <p className="flex justify-between md:hidden">
          <span>{formatShort(scale.from)}</span>
          <span>{formatShort(addDays(scale.to, -1))}</span>
        </p>
      </div>
      <ol aria-label="График этапов">
        {stages.map((stage) => (
          <li key={stage.number} className={cx(columns, 'border-b border-line max-md:py-2')}>
            <div className="min-w-0 md:py-2">
              <a href={href(stage.number)} className="text-ink">
                {stage.number}. {stage.title}
              </a>
              <p className="flex flex-wrap gap-x-3 text-sm text-muted">
                <span>{span(stage.dueFrom, stage.dueTo)}</span>
                {stage.shift !== 0 && <span>{shiftText(stage.shift)}</span>}
                <StageMark state={stage.state} late={stage.late} />
              </p>
            </div>
            <Track stage={stage} scale={scale} today={today} />
          </li>
        ))}
      </ol>
      <ul aria-label="Обозначения" className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        {[
          ['h-1 rounded-full bg-control', 'план по утверждённому паспорту'],
          ['h-3 rounded-[3px] border border-accent bg-accent-soft', 'срок после переносов'],
          ['h-3 rounded-[3px] bg-accent', 'в работе'],
          ['h-3 rounded-[3px] bg-ok', 'выполнено'],
          ['h-3 rounded-[3px] gantt-late', 'опоздание'],
        ].map(([look, word]) => (
          <li key={word} className="flex items-center gap-2">
            <i aria-hidden="true" className={cx('inline-block w-6', look)} />
            {word}
          </li>
        ))}
        {now !== null && (
          <li className="flex items-center gap-2">
            <i aria-hidden="true" className="inline-block h-4 w-0.5 bg-ink" />
            сегодня, {formatShort(today)}
          </li>
        )}
        <li>{criticalNote}</li>
      </ul>
    </div>
  )
}
