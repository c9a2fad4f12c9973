import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/platform/db'
import type { MapState } from '../model/states'
import { byPlace } from '../steps/order'
import { rolesOf } from '../steps/read'
import { storedSteps } from '../steps/store'
import type { AgencyUnits } from '../steps/view'
import { fileOf, keptText, type KeptFile, type WrittenTable } from './keep'

type Context = { tx: Tx; tenantId: string }
type Process = { id: string; name: string; agencyId: string }

const digestOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The kept file of a map; null – there is none. */
export async function keptFile(
  { tx, tenantId }: Context,
  mapId: string,
): Promise<(KeptFile & { name: string }) | null> {
  const map = await tx.processMap.findUnique({
    where: { tenantId_id: { tenantId, id: mapId } },
    select: { bpmn: true, bpmnName: true, bpmnProcess: true },
  })
  return map?.bpmn ? { text: map.bpmn, process: map.bpmnProcess, name: map.bpmnName } : null
}

/** What a file can refer to: roles and materials of the agency, units of the owner and of those who take part. */
export async function fillNames(ctx: Context, { id, agencyId }: Pick<Process, 'id' | 'agencyId'>) {
  const { tx, tenantId } = ctx
  const materials = await tx.processResource.findMany({
    where: { tenantId, kind: 'MATERIAL', OR: [{ agencyId: null }, { agencyId }] },
    select: { id: true, name: true },
  })
  const participants = await tx.processParticipant.findMany({
    where: { tenantId, processId: id },
    select: { agencyId: true },
  })
  const ids = [...new Set([agencyId, ...participants.map((one) => one.agencyId)])]
  const found = await tx.agency.findMany({
    where: { tenantId, id: { in: ids } },
    select: {
      id: true,
      name: true,
      units: {
        where: { until: null },
        orderBy: [{ position: 'asc' }, { name: 'asc' }],
        select: { id: true, name: true },
      },
    },
  })
  const agencies = ids.flatMap((one): AgencyUnits | [] => found.find((agency) => agency.id === one) ?? [])
  return { roles: await rolesOf(ctx, agencyId), materials, agencies }
}

/** Steps «как есть» that steps «как будет» may come of. */
export async function originsOf({ tx, tenantId }: Context, processId: string, state: MapState): Promise<string[]> {
  if (state === 'AS_IS') return []
  const rows = await tx.processStep.findMany({
    where: { tenantId, map: { processId, state: 'AS_IS' }, removedAt: null },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** A table as it stands in the database, to be written into a file. */
export async function writtenTable(
  ctx: Context,
  process: Process,
  map: { id: string; startId: string | null },
): Promise<WrittenTable> {
  const steps = await storedSteps(ctx, map.id)
  return {
    name: process.name,
    start: map.startId,
    rows: steps.filter(({ removed }) => !removed).toSorted(byPlace),
    roles: await rolesOf(ctx, process.agencyId),
  }
}

export type MapText = { text: string; process: string; digest: string; name: string; isKept: boolean }

/** The file of a map as it is given out and to an editor: the kept one with the table's changes, or one of our own. */
export function givenText(table: WrittenTable, kept: (KeptFile & { name: string }) | null): MapText {
  const { document, process } = fileOf(table, kept)
  const text = keptText(document)
  return { text, process, digest: digestOfText(text), name: kept?.name ?? '', isKept: kept !== null }
}

export const mapText = async (
  ctx: Context,
  process: Process,
  map: { id: string; startId: string | null },
): Promise<MapText> => givenText(await writtenTable(ctx, process, map), await keptFile(ctx, map.id))
