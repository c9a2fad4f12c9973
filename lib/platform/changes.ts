import 'server-only'
import type { Change } from '@/lib/core/result'
import type { SubjectType } from './audit'
import type { Tx } from './db'

/** Shown at the most; the record's own page has the rest. */
const SHOWN = 10

/** The last `steps` records of the journal about a row, the oldest first: what its later versions are made of. */
export async function changesSince(
  tx: Tx,
  { tenantId, type, id, steps }: { tenantId: string; type: SubjectType; id: string; steps: number },
): Promise<Change[]> {
  const rows = await tx.auditRecord.findMany({
    where: { tenantId, subjectType: type, subjectId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: Math.min(Math.max(steps, 1), SHOWN),
    select: { at: true, personName: true, operation: true, before: true, after: true },
  })
  return rows
    .map(({ at, personName, operation, before, after }) => ({
      at: at.toISOString(),
      by: personName,
      operation,
      before,
      after,
    }))
    .reverse()
}
