import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'

export type TypicalLine = {
  id: string
  version: number
  code: string
  name: string
  group: string
  carries: string
  note: string
  retiredOn: DateString | null
  /** Agencies whose registries have it. */
  agencies: number
}

/** The typical list, those in force first; how many agencies have each is counted over the whole tenant. */
export const listTypical = defineQuery({
  operation: operations['process.read'],
  run: async ({ tx, tenantId }, _input: Record<never, never>): Promise<TypicalLine[]> => {
    const rows = await tx.$queryRaw<(Omit<TypicalLine, 'retiredOn'> & { retiredOn: Date | null })[]>`
      SELECT t."id", t."version", t."code", t."name", t."group", t."carries", t."note", t."retiredOn",
        (SELECT count(DISTINCT p."agencyId")::int FROM "Process" p WHERE p."tenantId" = t."tenantId"
          AND p."typicalId" = t."id" AND p."status" = 'ACTIVE') AS agencies
      FROM "TypicalProcess" t WHERE t."tenantId" = ${tenantId}::uuid
      ORDER BY t."retiredOn" IS NOT NULL, t."code", t."id"`
    return rows.map(({ retiredOn, ...row }) => ({ ...row, retiredOn: retiredOn && dayOf(retiredOn) }))
  },
})

export type TypicalView = Omit<TypicalLine, 'agencies' | 'retiredOn'> & { retired: boolean }

/** One of the list, for its form; null – there is none. */
export const getTypical = defineQuery({
  operation: operations['process.read'],
  run: async ({ tx, tenantId }, input: { id: string }): Promise<TypicalView | null> => {
    const row = isUuid(input.id) ? await tx.typicalProcess.findFirst({ where: { tenantId, id: input.id } }) : null
    if (!row) return null
    const { id, version, code, name, group, carries, note, retiredOn } = row
    return { id, version, code, name, group, carries, note, retired: retiredOn !== null }
  },
})
