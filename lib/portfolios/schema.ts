import { z } from 'zod'
import { Id } from '@/lib/agencies/schema'

const words = {
  title: z.string({ error: 'Назовите портфель.' }).trim().min(3, 'Назовите портфель, не короче 3 знаков.').max(200, 'Не длиннее 200 знаков.'),
  goal: z.string().trim().max(2000, 'Не длиннее 2000 знаков.').default(''),
  owner: z.string().trim().max(300, 'Не длиннее 300 знаков.').default(''),
}
export const CreatePortfolioInput = z.object(words)
export const UpdatePortfolioInput = z.object({ id: Id, version: z.coerce.number().int(), ...words })
export const PortfolioId = z.object({ id: Id })
/** A project put into a portfolio, or taken out. */
export const PortfolioProjectInput = z.object({ id: Id, projectId: Id })
