import 'server-only'
import { defineQuery } from '@/lib/platform/query'
import { openDraft } from '@/lib/tables/draft'
import { importKind } from './kinds'
import { operations } from './operations'
import { parsedTable, type ParsedTable } from './parsed'
import { seesLoad } from './scope'

/** A draft as the portal has read it, every row with what is wrong with it; null – no draft of the person's. */
export const getParsedTable = defineQuery({
  operation: operations['import.read'],
  run: async (ctx, { id }: { id: string }): Promise<{ fileName: string; table: ParsedTable } | null> => {
    const row = await ctx.tx.tableImport.findFirst({ where: { tenantId: ctx.tenantId, id, status: 'DRAFT' } })
    const kind = row && importKind(row.kind)
    if (!row || !kind || !seesLoad(ctx, kind, row)) return null
    const opened = await openDraft(ctx, row, kind.spec, kind.work)
    return opened.ok
      ? { fileName: row.fileName, table: parsedTable(opened.value.outcomes, kind.spec.table.columns) }
      : null
  },
})
