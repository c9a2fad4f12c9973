import 'server-only'
import { addYears, yearOf } from '@/lib/core/dates'
import type { Tx } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { inForceOnceStatuses, readBodies, type ItemText } from './rules'
import type { RoadmapSource } from './schema'

type StoredItem = {
  number: string
  sectionNumber: string
  section: string
  title: string
  dueOn: Date
  dueText: string
  result: string
  responsible: unknown
}
export const itemText = ({
  number,
  sectionNumber,
  section,
  title,
  dueOn,
  dueText,
  result,
  responsible,
}: StoredItem): ItemText => ({
  number,
  sectionNumber,
  section,
  title,
  dueOn: dayOf(dueOn),
  dueText,
  result,
  responsible: readBodies(responsible),
})

const itemSelect = {
  number: true,
  sectionNumber: true,
  section: true,
  title: true,
  dueOn: true,
  dueText: true,
  result: true,
  responsible: true,
} as const

/**
 * Items to begin an agency's own map with: those of the programme that concern it, or its last map's with days moved to
 * the new years.
 * They are a draft's: the agency changes them as it likes before its head approves.
 */
export async function firstItems(
  tx: Tx,
  tenantId: string,
  source: RoadmapSource,
  { agencyId, agencyName, yearFrom }: { agencyId: string; agencyName: string; yearFrom: number },
): Promise<ItemText[]> {
  switch (source) {
    case 'EMPTY':
      return []
    case 'PROGRAMME': {
      const items = await tx.roadmapItem.findMany({
        where: {
          tenantId,
          removedAt: null,
          roadmap: { kind: 'PROGRAMME', status: 'APPROVED' },
          parts: { some: { tenantId, agencyId, status: { not: 'CLOSED' } } },
        },
        orderBy: [{ roadmapId: 'asc' }, { position: 'asc' }],
        select: itemSelect,
      })
      return items.map((item) => ({ ...itemText(item), responsible: [agencyName] }))
    }
    case 'PREVIOUS': {
      const last = await tx.roadmap.findFirst({
        where: { tenantId, agencyId, status: { in: inForceOnceStatuses }, yearTo: { lt: yearFrom } },
        orderBy: [{ yearTo: 'desc' }, { id: 'desc' }],
        select: { id: true, yearFrom: true },
      })
      if (!last) return []
      const items = await tx.roadmapItem.findMany({
        where: { tenantId, roadmapId: last.id, removedAt: null },
        orderBy: { position: 'asc' },
        select: itemSelect,
      })
      return items.map((item) => {
        const text = itemText(item)
        return { ...text, dueOn: addYears(text.dueOn, Math.max(1, yearFrom - yearOf(`${last.yearFrom}-01-01`))) }
      })
    }
  }
}
