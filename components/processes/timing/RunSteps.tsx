'use client'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { formatTime } from '@/lib/core/dates'
import { wasteLabels } from '@/lib/processes/model/labels'
import type { WasteKind } from '@/lib/processes/model/types'
import { running, type Course, type Tap } from '@/lib/processes/timing/course'
import { outcomeLabels, stopwatch } from '@/lib/processes/timing/labels'
import type { Sheet, SheetStep } from '@/lib/processes/timing/sheet'

type Props = { sheet: Sheet; course: Course | null; now: number; tap: (made: Tap) => void }

/** Steps of the place as the way through a run: passed ones with their times, the one under the stopwatch open. */
export function RunSteps({ sheet, course, now, tap }: Props) {
  return (
    <>
      <ol className="stopwatch-steps">
        {sheet.steps.map((step) => (
          <li key={step.id}>
            {course?.stepId === step.id ? (
              <CurrentStep step={step} course={course} now={now} timeZone={sheet.timeZone} tap={tap} />
            ) : (
              <OtherStep step={step} course={course} tap={tap} />
            )}
          </li>
        ))}
      </ol>
      {course && <p className="text-muted">Идёт не тот шаг – нажмите на нужный: время встанет в него.</p>}
    </>
  )
}

function OtherStep({ step, course, tap }: { step: SheetStep; course: Course | null; tap: Props['tap'] }) {
  const passed = course?.passed.filter(({ stepId }) => stepId === step.id) ?? []
  const last = passed.at(-1)
  const body = (
    <>
      <span aria-hidden="true" className={cx('stopwatch-mark', last?.outcome === 'DONE' && 'text-ok')}>
        {last ? (last.outcome === 'DONE' ? '✓' : last.outcome === 'RETURNED' ? '↩' : '–') : '·'}
      </span>
      <span className="min-w-0">
        <b className="block font-medium">
          {step.number}. {step.name}
        </b>
        <span className="text-sm text-muted">
          {last && last.outcome !== 'DONE' ? outcomeLabels[last.outcome] : step.usual ? `обычно ${step.usual}` : ''}
          {passed.length > 1 ? ` · прошли ${passed.length} раза` : ''}
        </span>
      </span>
      <span className="stopwatch-time">
        {last && last.outcome !== 'SKIPPED' ? stopwatch(last.seconds) : <span className="text-muted">–</span>}
      </span>
    </>
  )
  return course ? (
    <button type="button" className="stopwatch-step" onClick={() => tap({ kind: 'move', stepId: step.id })}>
      {body}
    </button>
  ) : (
    <div className="stopwatch-step">{body}</div>
  )
}

/** What may be seen to hinder the work; the other kinds of waste are no thing of a moment. */
const seen: WasteKind[] = ['waiting', 'overprocessing', 'defects', 'motion', 'transport']

type CurrentProps = { step: SheetStep; course: Course; now: number; timeZone: string; tap: Props['tap'] }

function CurrentStep({ step, course, now, timeZone, tap }: CurrentProps) {
  const waits = course.startedAt === null
  const since = course.startedAt ?? course.waitedFrom
  return (
    <section className="stopwatch-now" aria-label={`Шаг ${step.number}`}>
      <h2 className="text-lg">
        {step.number}. {step.name}
      </h2>
      <p className="stopwatch-clock" role="timer">
        {now === 0 ? '–' : stopwatch(Math.floor(running(course, now) / 1000))}
      </p>
      <p className="text-sm text-muted">
        {course.pausedAt !== null ? 'пауза' : waits ? 'дело ждёт' : 'идёт'}
        {since === null ? '' : ` с ${formatTime(timeZone, new Date(since))}`}
        {!waits && course.pausedAt === null && (course.pausedMs > 0 ? ', паузы вычтены' : ', без пауз')}
        {step.usual ? ` · обычно ${step.usual}` : ''}
      </p>
      {!waits && (
        <fieldset className="mt-3">
          <legend className="mb-2 text-sm text-muted">Что мешает сейчас</legend>
          <div className="flex flex-wrap gap-2">
            {seen.map((kind) => (
              <Pill key={kind} on={course.wastes.includes(kind)} onClick={() => tap({ kind: 'waste', waste: kind })}>
                {wasteLabels[kind]}
              </Pill>
            ))}
          </div>
        </fieldset>
      )}
      {!waits && step.check && (
        <div className="mt-3">
          <p className="mb-2 text-sm text-muted">Проверка: {step.check}</p>
          <Pill on={course.defect} onClick={() => tap({ kind: 'defect' })}>
            проверка нашла дефект
          </Pill>
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
        <Button variant="text" onClick={() => tap({ kind: 'skip' })}>
          Пропустить шаг
        </Button>
        <Button variant="text" onClick={() => tap({ kind: 'stop' })}>
          Прервать прогон
        </Button>
      </div>
    </section>
  )
}

function Pill({ on, onClick, children }: { on: boolean; onClick: () => void; children: string }) {
  return (
    <button type="button" aria-pressed={on} className="stopwatch-pill" onClick={onClick}>
      {children}
      {on && <span aria-hidden="true"> ✓</span>}
    </button>
  )
}
