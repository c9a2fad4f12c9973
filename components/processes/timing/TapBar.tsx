'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { running, stepOf, type Course, type Kept, type Tap } from '@/lib/processes/timing/course'
import { runTitle, stopwatch } from '@/lib/processes/timing/labels'
import type { Sheet } from '@/lib/processes/timing/sheet'

type Props = { sheet: Sheet; kept: Kept; now: number; tap: (made: Tap) => void }

/** The one big button is always at the bottom, under the thumb. */
export function TapBar({ sheet, kept, now, tap }: Props) {
  const { course } = kept
  const first = sheet.steps[0]
  const undo = kept.before && (
    <Button variant="quiet" onClick={() => tap({ kind: 'undo' })}>
      Отменить касание
    </Button>
  )
  return (
    <div className="stopwatch-bar">
      {course ? (
        <RunTaps sheet={sheet} course={course} now={now} tap={tap}>
          {undo}
        </RunTaps>
      ) : (
        <>
          <Big
            disabled={sheet.closed || !first}
            onClick={() => tap({ kind: 'run' })}
            note={first ? `первый шаг – ${first.number}. ${first.name}` : ''}
          >
            {`Начать: ${runTitle(sheet.runWord, Math.max(sheet.lastRun, kept.lastRun) + 1)}`}
          </Big>
          {undo}
        </>
      )}
    </div>
  )
}

type RunProps = { sheet: Sheet; course: Course; now: number; tap: Props['tap']; children: ReactNode }

function RunTaps({ sheet, course, now, tap, children }: RunProps) {
  const step = stepOf(sheet, course.stepId)
  const next = step?.next ? stepOf(sheet, step.next) : undefined
  if (course.startedAt === null)
    return (
      <>
        <Big
          onClick={() => tap({ kind: 'begin' })}
          note={now === 0 ? '' : `ожидание ${stopwatch(Math.floor(running(course, now) / 1000))} запишется`}
        >
          {`Взяли в работу: шаг ${step?.number ?? ''}`}
        </Big>
        {children}
      </>
    )
  if (course.pausedAt !== null)
    return (
      <>
        <Big onClick={() => tap({ kind: 'resume' })} note="пауза в работу не входит">
          Продолжить
        </Big>
        {children}
      </>
    )
  return (
    <>
      <Big onClick={() => tap({ kind: 'done', waits: false })} note={`время шага ${step?.number ?? ''} запишется`}>
        {next ? `Готово, дальше шаг ${next.number}` : 'Готово, прогон закончен'}
      </Big>
      <div className="stopwatch-small">
        {next && (
          <Button variant="quiet" onClick={() => tap({ kind: 'done', waits: true })}>
            Готово, дело ждёт
          </Button>
        )}
        <Button variant="quiet" onClick={() => tap({ kind: 'pause' })}>
          Пауза: отвлекли
        </Button>
        <Button variant="quiet" onClick={() => tap({ kind: 'returned' })}>
          {step?.back ? `Вернули на шаг ${stepOf(sheet, step.back)?.number ?? ''}` : 'Вернули'}
        </Button>
        {children}
      </div>
    </>
  )
}

type BigProps = { onClick: () => void; note: string; disabled?: boolean; children: string }

function Big({ onClick, note, disabled, children }: BigProps) {
  return (
    <Button className="stopwatch-big" onClick={onClick} disabled={disabled}>
      <span className="block text-lg">{children}</span>
      {note && <span className="block text-sm font-normal">{note}</span>}
    </Button>
  )
}
