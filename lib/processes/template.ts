/** The block `processes` of a programme template: the tenant's words of processes, as its act has them. Pure. */
import type { z } from 'zod'
import { ProcessSettings } from '@/lib/core/tenant'

type Problem = { path: string; message: string }

const blockOf = (template: unknown): unknown =>
  typeof template === 'object' && template !== null && 'processes' in template ? template.processes : undefined

/** What is wrong with the block; nothing when there is none. */
export function processProblems(template: unknown): Problem[] {
  const block = blockOf(template)
  if (block === undefined) return []
  const parsed = ProcessSettings.safeParse(block)
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path }) => ({
        path: ['processes', ...path].join('.'),
        message: 'Не удалось прочитать. Проверьте ключи (латиница) и названия.',
      }))
}

/** The settings that a template gives a new tenant; null – none. */
export function processSettings(template: unknown): z.infer<typeof ProcessSettings> | null {
  const block = blockOf(template)
  return block === undefined ? null : ProcessSettings.parse(block)
}
