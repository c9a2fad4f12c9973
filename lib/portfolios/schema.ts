import { z } from 'zod'
import { listOf } from '@/lib/core/form-data'
import { Id, OptionalId } from '@/lib/core/fields'
import { taskId, taskStatus, taskVersion, taskWords } from '@/lib/projects/tasks/schema'

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
export const UpdatePortfolioInput = z.object({ id: Id, version: z.coerce.number().int(), ...words })
export const PortfolioId = z.object({ id: Id })
/** A project put into a portfolio, or taken out. */
export const PortfolioProjectInput = z.object({ id: Id, projectId: Id })

/** Projects that a task concerns: none – the whole portfolio. */
const projectIds = listOf(Id, 'Выберите проекты из списка.').transform((ids): string[] => [...new Set(ids)])
const task = { ...taskWords, projectIds }
export const AddPortfolioTaskInput = z.object({ portfolioId: Id, ...task })
export const UpdatePortfolioTaskInput = z.object({ taskId, version: taskVersion, status: taskStatus, ...task })
/** How far a task is. */
export const PortfolioTaskStateInput = z.object({ taskId, version: taskVersion, status: taskStatus })
export const PortfolioTaskId = z.object({ taskId, version: taskVersion })
