import { z } from 'zod'
import { Id, Version } from '@/lib/core/fields'

/** What the tenant cleared for everybody to read about a project. The leader is a position, never a name. */
export const PublicText = z.object({ summary: z.string(), leaderPosition: z.string().default('') })
export type PublicText = z.infer<typeof PublicText>

export const PublishProjectInput = z.object({
  id: Id,
  version: Version,
  summary: z
    .string({ error: 'Напишите текст для жителей.' })
    .trim()
    .min(20, 'Напишите хотя бы одно предложение: что изменилось для людей.')
    .max(2000, 'Не длиннее 2000 знаков.'),
  leader: z.literal('on').optional(),
})
export const UnpublishProjectInput = z.object({ id: Id, version: Version })
