/** Inputs of the commands on notifications. */
import { z } from 'zod'

export const MarkReadInput = z.object({ id: z.uuid({ error: 'Уведомление не найдено. Обновите страницу.' }) })
export const MarkAllReadInput = z.object({})
