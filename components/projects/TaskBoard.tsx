'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useOptimistic, useRef, useState, useTransition, type KeyboardEvent, type RefObject } from 'react'
import type { FormAction } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { StatusMark } from '@/components/ui/StatusMark'
import { toast } from '@/components/ui/toast'
import { formatShort, type DateString } from '@/lib/core/dates'
import { nextStatus, taskStatuses, type TaskStatus } from '@/lib/projects/tasks/rules'
import { taskStatusLabels } from '@/lib/projects/tasks/labels'

export type BoardTask = {
  id: string
  title: string
  status: TaskStatus
  responsible: string
  dueOn: DateString | null
  overdue: boolean
  version: number
  editable: boolean
  stage: number | null
  agency: { name: string }
}
type Columns = Record<TaskStatus, BoardTask[]>
type Target = TaskStatus | 'UP' | 'DOWN'

type Props = {
  tenant: string
  columns: Columns
  /** All tasks of a column, with those that it leaves out. */
  counts: Record<TaskStatus, number>
  /** The address of a task is this and its id. */
  base: string
  move: FormAction
  /** Names the agency on each card. */
  shared?: boolean
  /** For the wall: read from across the room. */
  big?: boolean
}

function moved(columns: Columns, { task, to }: { task: BoardTask; to: Target }): Columns {
  const column = columns[task.status]
  const at = column.findIndex(({ id }) => id === task.id)
  if (to === 'UP' || to === 'DOWN') {
    const other = column[to === 'UP' ? at - 1 : at + 1]
    if (!other) return columns
    return {
      ...columns,
      [task.status]: column.map((one) => (one.id === task.id ? other : one.id === other.id ? task : one)),
    }
  }
  const rest = { ...columns, [task.status]: column.filter(({ id }) => id !== task.id) }
  const card = { ...task, status: to, overdue: to === 'DONE' ? false : task.overdue }
  return { ...rest, [to]: to === 'DONE' ? [card, ...rest[to]] : [...rest[to], card] }
}

/** A card stands in its new place at once; the focus follows it, and the move is said aloud. */
function useMoves(
  { tenant, columns, move }: Pick<Props, 'tenant' | 'columns' | 'move'>,
  board: RefObject<HTMLDivElement | null>,
) {
  const [shown, show] = useOptimistic(columns, moved)
  const [pending, startTransition] = useTransition()
  const [said, setSaid] = useState('')
  const router = useRouter()
  const follow = useRef<string | null>(null)
  // A card that changed its column is a new element there: the focus goes with it.
  useEffect(() => {
    const card = follow.current && board.current?.querySelector<HTMLElement>(`[data-task="${follow.current}"]`)
    if (!card || card.contains(document.activeElement)) return
    card.focus()
    if (!pending) follow.current = null
  }, [board, shown, pending])

  const send = (task: BoardTask, to: Target) => {
    follow.current = task.id
    setSaid(
      to === 'UP' || to === 'DOWN'
        ? `«${task.title}» ${to === 'UP' ? 'выше' : 'ниже'}`
        : `«${task.title}»: ${taskStatusLabels[to].toLowerCase()}`,
    )
    startTransition(async () => {
      show({ task, to })
      const data = new FormData()
      for (const [name, value] of Object.entries({ tenant, taskId: task.id, version: String(task.version), to }))
        data.set(name, value)
      try {
        const answer = await move({ status: 'idle' }, data)
        if (answer.status === 'error') {
          toast(answer.message, 'warn', { changes: answer.changes })
          if (answer.changes) router.refresh()
        }
      } catch {
        toast('Нет связи: задача осталась на прежнем месте. Повторите.', 'warn')
      }
    })
  }
  return { shown, pending, said, send }
}

/**
 * Three columns of cards. A card is moved by its buttons, or by the arrow keys while it has the focus; nothing needs
 * dragging.
 */
export function TaskBoard({ tenant, columns, counts, base, move, shared, big }: Props) {
  const board = useRef<HTMLDivElement>(null)
  const { shown, pending, said, send } = useMoves({ tenant, columns, move }, board)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, task: BoardTask) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey) return
    const side =
      event.key === 'ArrowRight'
        ? nextStatus(task.status, 1)
        : event.key === 'ArrowLeft'
          ? nextStatus(task.status, -1)
          : null
    const along = event.key === 'ArrowUp' ? 'UP' : event.key === 'ArrowDown' ? 'DOWN' : null
    if (side === null && along === null) return
    event.preventDefault()
    if (along !== null && !event.altKey) {
      const cards = [
        ...(board.current?.querySelectorAll<HTMLElement>(`[data-column="${task.status}"] [data-task]`) ?? []),
      ]
      cards[cards.indexOf(event.currentTarget) + (along === 'UP' ? -1 : 1)]?.focus()
    } else if (task.editable && !pending) send(task, side ?? along ?? task.status)
  }

  return (
    <div ref={board}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className={cx('grid items-start gap-x-5 gap-y-8', big ? 'lg:grid-cols-3' : 'md:grid-cols-3')}>
        {taskStatuses.map((status) => (
          <section key={status} aria-label={taskStatusLabels[status]} data-column={status} className="min-w-0">
            <h2 className={cx('flex justify-between border-b-2 border-ink pb-2', big ? 'text-2xl' : 'text-lg')}>
              {taskStatusLabels[status]}
              <span className="font-normal text-muted">
                {counts[status] + shown[status].length - columns[status].length}
              </span>
            </h2>
            {shown[status].length === 0 && <p className="py-4 text-muted">Пусто</p>}
            <ul>
              {shown[status].map((task) => (
                // A card takes the focus so that the arrow keys have something to move.
                <li
                  key={task.id}
                  data-task={task.id}
                  tabIndex={0}
                  onKeyDown={(event) => onKeyDown(event, task)}
                  aria-label={task.title}
                  className="border-b border-line py-3"
                >
                  <Card
                    task={task}
                    href={`${base}/${task.id}`}
                    shared={shared}
                    big={big}
                    busy={pending}
                    onMove={(to) => send(task, to)}
                  />
                </li>
              ))}
            </ul>
            {counts[status] > columns[status].length && (
              <p className="pt-2 text-sm text-muted">
                Показаны последние {columns[status].length} из {counts[status]}.
              </p>
            )}
          </section>
        ))}
      </div>
    </div>
  )
}

type CardProps = {
  task: BoardTask
  href: string
  shared?: boolean
  big?: boolean
  busy: boolean
  onMove: (to: Target) => void
}

function Card({ task, href, shared, big, busy, onMove }: CardProps) {
  const back = nextStatus(task.status, -1)
  const next = nextStatus(task.status, 1)
  const facts = [
    task.responsible || 'без ответственного',
    shared ? task.agency.name : '',
    task.stage === null ? '' : `этап\u00a0${task.stage}`,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <a href={href} className={cx('font-medium text-ink wrap-anywhere', big && 'text-xl leading-snug')}>
        {task.title}
      </a>
      <p className={cx('flex flex-wrap gap-x-3 text-muted', big ? 'text-lg' : 'text-sm')}>
        <span className="wrap-anywhere">{facts}</span>
        {task.dueOn &&
          (task.overdue ? (
            <StatusMark kind="bad">просрочено, до {formatShort(task.dueOn)}</StatusMark>
          ) : (
            <span>до {formatShort(task.dueOn)}</span>
          ))}
      </p>
      {task.editable && (
        <div className="needs-script mt-2 flex flex-wrap gap-2 print:hidden">
          {back && (
            <Button variant="quiet" size="s" aria-disabled={busy} onClick={() => !busy && onMove(back)}>
              ←
              <span className="sr-only">
                {' '}
                {task.title}: {taskStatusLabels[back].toLowerCase()}
              </span>
            </Button>
          )}
          {next && (
            <Button variant="quiet" size="s" aria-disabled={busy} onClick={() => !busy && onMove(next)}>
              {next === 'DOING' ? 'В работу' : 'Готово'} →<span className="sr-only">: {task.title}</span>
            </Button>
          )}
          {task.status !== 'DONE' && (
            <>
              <Button variant="quiet" size="s" aria-disabled={busy} onClick={() => !busy && onMove('UP')}>
                ↑<span className="sr-only"> Выше: {task.title}</span>
              </Button>
              <Button variant="quiet" size="s" aria-disabled={busy} onClick={() => !busy && onMove('DOWN')}>
                ↓<span className="sr-only"> Ниже: {task.title}</span>
              </Button>
            </>
          )}
        </div>
      )}
    </>
  )
}
