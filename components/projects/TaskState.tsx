import { StatusMark } from '@/components/ui/StatusMark'
import type { TaskStatus } from '@/lib/projects/tasks/rules'
import { taskStatusLabels } from '@/lib/projects/tasks/labels'

const marks = { WAITING: 'none', DOING: 'warn', DONE: 'ok' } as const

/** How a task stands: past its day, or its state. */
export function TaskState({ status, overdue }: { status: TaskStatus; overdue: boolean }) {
  return overdue ? (
    <StatusMark kind="bad">просрочена</StatusMark>
  ) : (
    <StatusMark kind={marks[status]}>{taskStatusLabels[status].toLowerCase()}</StatusMark>
  )
}
