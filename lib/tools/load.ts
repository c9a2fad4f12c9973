import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { toolKey } from './rules'
import { actTools } from './template'

/** The act's tools as rows of the tenant; those that are there already stay. Returns how many were added. */
export async function loadToolsFromTemplate(tx: Tx, tenantId: string, template: unknown): Promise<number> {
  const titles = actTools(template)
  if (titles.length === 0) return 0
  const { count } = await tx.tool.createMany({
    data: titles.map((title, i) => ({ tenantId, key: toolKey(i + 1), title, position: i + 1, fromAct: true })),
    skipDuplicates: true,
  })
  return count
}
