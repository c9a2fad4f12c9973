/** Russian texts of tasks. Every Record is exhaustive. Pure. */
import type { TaskStatus, TaskBoard } from './rules'

export const taskStatusLabels: Record<TaskStatus, string> = {
  WAITING: 'К выполнению',
  DOING: 'В работе',
  DONE: 'Готово',
}

export const taskBoardLabels: Record<TaskBoard, string> = { ROADMAP: 'Дорожная карта', DAILY: 'Ежедневная встреча' }
