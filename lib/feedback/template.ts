/** The block `clients` of a programme template: who its clients are and who decides, as its act has it. Pure. */
import type { z } from 'zod'
import { FeedbackSettings } from '@/lib/core/tenant'

type Problem = { path: string; message: string }

const blockOf = (template: unknown): unknown =>
  typeof template === 'object' && template !== null && 'clients' in template ? template.clients : undefined

/** What is wrong with the block; nothing when there is none. */
export function clientProblems(template: unknown): Problem[] {
  const block = blockOf(template)
  if (block === undefined) return []
  const parsed = FeedbackSettings.safeParse(block)
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path }) => ({
        path: ['clients', ...path].join('.'),
        message: 'Не удалось прочитать. Проверьте ключи (латиница), названия и числа.',
      }))
}

/** The settings that a template gives a new tenant; null – none. */
export function clientSettings(template: unknown): z.infer<typeof FeedbackSettings> | null {
  const block = blockOf(template)
  return block === undefined ? null : FeedbackSettings.parse(block)
}
