/** Tasks of the road map and of the daily meeting. Pure; days are DateStrings. */
import { parseDate, type DateString } from '@/lib/core/dates'

export const taskStatuses = ['WAITING', 'DOING', 'DONE'] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const taskBoards = ['ROADMAP', 'DAILY'] as const
export type TaskBoard = (typeof taskBoards)[number]

export const taskLimits = { title: 300, details: 4000, responsible: 200, lines: 30 } as const

/** The neighbouring column, or null at the edge. */
export function nextStatus(status: TaskStatus, step: 1 | -1): TaskStatus | null {
  return taskStatuses[taskStatuses.indexOf(status) + step] ?? null
}

export const isOverdue = (
  { dueOn, status }: { dueOn: DateString | null; status: TaskStatus },
  today: DateString,
): boolean => status !== 'DONE' && dueOn !== null && dueOn < today

/** When it was done: the day stays while it is done, and is forgotten when it is taken up again. */
export const doneAtOf = (status: TaskStatus, doneAt: Date | null, now: Date): Date | null =>
  status === 'DONE' ? (doneAt ?? now) : null

/** A place between two neighbours of a column (either may be missing). */
export const rankBetween = (before: number | null, after: number | null): number =>
  before === null ? (after === null ? 0 : after - 1) : after === null ? before + 1 : (before + after) / 2

type TaskLine = { title: string; dueOn: DateString | null }
export type TaskLines = { ok: true; lines: TaskLine[] } | { ok: false; message: string }

/** Tasks typed one a line; «– », «•», «1.» in front are dropped, «… до 05.06.2026» at the end is the due date. */
export function readTaskLines(text: string): TaskLines {
  const lines: TaskLine[] = []
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw
      .trim()
      .replace(/^(?:[-–—•*]|\d{1,2}[.)])\s+/, '')
      .trim()
    if (line === '') continue
    const found = /^(.*?)[\s,;–—-]*\s(?:до|к|срок:?)\s+(\d{1,2}\.\d{1,2}\.\d{4})\.?$/i.exec(line)
    const dueOn = found ? parseDate(found[2] ?? '') : undefined
    if (found && dueOn === undefined)
      return { ok: false, message: `Строка ${at + 1}: даты ${found[2] ?? ''} нет. Исправьте её или уберите.` }
    const title = (found?.[1] ?? line).trim()
    if (title === '') return { ok: false, message: `Строка ${at + 1}: напишите, что сделать.` }
    if (title.length > taskLimits.title)
      return { ok: false, message: `Строка ${at + 1} длиннее ${taskLimits.title} знаков. Сократите её.` }
    lines.push({ title, dueOn: dueOn ?? null })
  }
  if (lines.length > taskLimits.lines) return { ok: false, message: `Задач не больше ${taskLimits.lines} за раз.` }
  return { ok: true, lines }
}
