/** Russian texts of tasks. Every Record is exhaustive. Pure. */
import type { TaskStatus, TaskBoard } from './rules'

export const taskStatusLabels: Record<TaskStatus, string> = {
  WAITING: 'К выполнению',
  DOING: 'В работе',
  DONE: 'Готово',
}

/** Somebody else was first. */
export const taskChangedText = (status: TaskStatus): string =>
  `Задачу только что изменил другой человек: сейчас она «${taskStatusLabels[status].toLowerCase()}». Обновите страницу и повторите.`

export const taskBoardLabels: Record<TaskBoard, string> = { ROADMAP: 'Дорожная карта', DAILY: 'Ежедневная встреча' }
