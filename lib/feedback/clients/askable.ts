import 'server-only'
import type { QueryContext } from '@/lib/platform/query'
import type { Side } from './labels'

/** Segments whose people a survey may ask apart: kept now, of its clients, of the common list or its agency. */
export const askableSegments = (
  { tx, tenantId }: Pick<QueryContext, 'tx' | 'tenantId'>,
  { agencyId, side }: { agencyId: string | null; side: Side },
): Promise<{ id: string; name: string }[]> =>
  tx.clientSegment.findMany({
    where: {
      ...{ tenantId, side, retired: false, mergedIntoId: null },
      OR: [{ agencyId: null }, ...(agencyId === null ? [] : [{ agencyId }])],
    },
    orderBy: [{ agencyId: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    select: { id: true, name: true },
  })
