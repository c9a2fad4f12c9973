import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { StageDates } from './rules'
import type { Tx } from '@/lib/platform/db'

const dayOrNull = (column: Date | null): DateString | null => column && dayOf(column)

type StageColumns = Record<
  'plannedFrom' | 'plannedTo' | 'dueFrom' | 'dueTo' | 'startedOn' | 'closedOn',
  Date | null
> & { number: number }

export const stageDates = (row: StageColumns): StageDates => ({
  number: row.number,
  plannedFrom: dayOrNull(row.plannedFrom),
  plannedTo: dayOrNull(row.plannedTo),
  dueFrom: dayOrNull(row.dueFrom),
  dueTo: dayOrNull(row.dueTo),
  startedOn: dayOrNull(row.startedOn),
  closedOn: dayOrNull(row.closedOn),
})

/** Stages of a project in order. */
export async function readStages(tx: Tx, tenantId: string, projectId: string): Promise<StageDates[]> {
  const rows = await tx.projectStage.findMany({ where: { tenantId, projectId }, orderBy: { number: 'asc' } })
  return rows.map(stageDates)
}
