/** Tools in a programme template: a list of names (B app., W 2). Pure. */
import { z } from 'zod'
import { upperFirst } from '@/lib/core/format'
import { russianIssue } from '@/lib/core/zod-words'

const ToolsBlock = z
  .array(
    z
      .string({ error: 'ожидается название инструмента в кавычках' })
      .trim()
      .min(2, 'название не короче двух букв')
      .max(200, 'название не длиннее 200 знаков'),
    { error: 'ожидается список названий' },
  )
  .max(50, 'не больше 50 инструментов')

const blockOf = (template: unknown): unknown =>
  typeof template === 'object' && template !== null && 'tools' in template ? template.tools : undefined

/** The act's tools by their names on a screen; none where the act lists none. */
export function actTools(template: unknown): string[] {
  const parsed = ToolsBlock.safeParse(blockOf(template))
  return parsed.success ? [...new Set(parsed.data.map(upperFirst))] : []
}

/** What is wrong with the block, with dotted paths; nothing when there is no block. */
export function toolProblems(template: unknown): { path: string; message: string }[] {
  const block = blockOf(template)
  if (block === undefined || block === null) return []
  const parsed = ToolsBlock.safeParse(block, { error: russianIssue })
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        path: ['tools', ...path.map(String)].join('.'),
        message: `Инструменты${typeof path[0] === 'number' ? `, № ${path[0] + 1}` : ''}: ${message}.`,
      }))
}
