'use server'
import { formAction } from '@/lib/forms/form-action'
import {
  addPortfolioTask,
  removePortfolioTask,
  setPortfolioTaskState,
  updatePortfolioTask,
} from '@/lib/portfolios/task-commands'
import { taskStatusLabels } from '@/lib/projects/tasks/labels'

const page = ({ portfolioId }: { portfolioId: string }, tenant: string): string =>
  `/${tenant}/office/portfolios/${portfolioId}`

export const addPortfolioTaskAction = formAction(addPortfolioTask, { redirectTo: page })
export const updatePortfolioTaskAction = formAction(updatePortfolioTask, { message: () => 'Задача сохранена.' })
export const setPortfolioTaskStateAction = formAction(setPortfolioTaskState, {
  message: ({ status }) => `Состояние задачи: ${taskStatusLabels[status].toLowerCase()}.`,
})
export const removePortfolioTaskAction = formAction(removePortfolioTask, { redirectTo: page })
