import { z } from 'zod'
import { listOf } from '@/lib/core/form-data'
import { Id, OptionalId, Version } from '@/lib/core/fields'
import { taskId, taskStatus, taskWords } from '@/lib/projects/tasks/schema'

const words = {
  title: z
    .string({ error: 'Назовите портфель.' })
    .trim()
    .min(3, 'Назовите портфель, не короче 3 знаков.')
    .max(200, 'Не длиннее 200 знаков.'),
  goal: z.string().trim().max(2000, 'Не длиннее 2000 знаков.').default(''),
  /** The leading agency; empty: the authorised body. */
  agencyId: OptionalId,
  personId: OptionalId,
  owner: z.string().trim().max(300, 'Не длиннее 300 знаков.').default(''),
}
export const CreatePortfolioInput = z.object(words)
export const UpdatePortfolioInput = z.object({ id: Id, version: Version, ...words })
export const SeenPortfolioInput = z.object({ id: Id, version: Version })
/** A project put into a portfolio, or taken out. */
export const PortfolioProjectInput = z.object({ id: Id, version: Version, projectId: Id })

/** Projects that a task concerns: none – the whole portfolio. */
const projectIds = listOf(Id, 'Выберите проекты из списка.').transform((ids): string[] => [...new Set(ids)])
const task = { ...taskWords, projectIds }
export const AddPortfolioTaskInput = z.object({ portfolioId: Id, ...task })
export const UpdatePortfolioTaskInput = z.object({ taskId, version: Version, status: taskStatus, ...task })
/** How far a task is. */
export const PortfolioTaskStateInput = z.object({ taskId, version: Version, status: taskStatus })
export const PortfolioTaskId = z.object({ taskId, version: Version })
