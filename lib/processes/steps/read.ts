import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import type { MapState } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { ProcessModel, ProcessRole, ResourcePrices } from '../model/types'
import { readClientCost, type ClientCost } from '../model/client'
import { StepData, type StepRow } from './data'
import { toModel } from './model'
import { sumOf, takesSum, type SubSum, type SubSums } from './sub'

type Context = { tx: Tx; tenantId: string }
type Owner = { id: string; name: string; agencyId: string; unitId: string | null }

export type MapRow = {
  id: string
  state: MapState
  version: number
  oneOff: string
  client: ClientCost
  rows: StepRow[]
  model: ProcessModel
}

/** The table of steps of a process in one state, in order; null – there is none yet. */
export async function readMap(
  ctx: Context,
  process: Owner,
  state: MapState,
  above: readonly string[] = [],
): Promise<MapRow | null> {
  const { tx, tenantId } = ctx
  const map = await tx.processMap.findUnique({
    where: { tenantId_processId_state: { tenantId, processId: process.id, state } },
    include: { steps: { where: { removedAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
  })
  if (!map) return null
  const rows = map.steps.map(({ id, version, data }): StepRow => ({ id, version, data: StepData.parse(data) }))
  return {
    id: map.id,
    state,
    version: map.version,
    oneOff: map.oneOff.toString(),
    client: readClientCost(map.client),
    rows,
    model: toModel(rows, process, map.startId, await readSums(ctx, { rows, process, state, above })),
  }
}

type Summing = {
  rows: readonly Pick<StepRow, 'data'>[]
  process: Pick<Owner, 'id' | 'agencyId'>
  state: MapState
  above?: readonly string[]
}

/**
 * Sums of the subprocesses whose sum a table takes, in the same state, else «как есть». Only of the same agency: rates
 * of pay of another one are its own. A ring of links, which is refused where it is made, has no sum.
 */
export async function readSums(ctx: Context, { rows, process, state, above = [] }: Summing): Promise<SubSums> {
  const ids = [...new Set(rows.flatMap(({ data }) => (takesSum(data) && data.subId ? [data.subId] : [])))]
  if (ids.length === 0) return {}
  const path = [...above, process.id]
  const processes = await ctx.tx.process.findMany({
    where: { tenantId: ctx.tenantId, id: { in: ids.filter((id) => !path.includes(id)) }, agencyId: process.agencyId },
    select: { id: true, name: true, agencyId: true, unitId: true },
  })
  const roles = await rolesOf(ctx, process.agencyId)
  const sums: Record<string, SubSum | null> = {}
  for (const one of processes) {
    const map = (await readMap(ctx, one, state, path)) ?? (await readMap(ctx, one, 'AS_IS', path))
    sums[one.id] = map && sumOf(map.model, roles)
  }
  return sums
}

/** Roles that an agency's processes may use. */
export const rolesOf = ({ tx, tenantId }: Context, agencyId: string): Promise<ProcessRole[]> =>
  tx.processResource.findMany({
    where: { tenantId, kind: 'ROLE', OR: [{ agencyId: null }, { agencyId }] },
    select: { id: true, name: true },
  })

/** Roles and prices that an agency's processes may use: the tenant's own and the agency's, by their ids. */
export async function readResources(
  { tx, tenantId }: Context,
  agencyId: string,
): Promise<{ roles: ProcessRole[]; prices: ResourcePrices }> {
  const resources = await tx.processResource.findMany({
    where: { tenantId, OR: [{ agencyId: null }, { agencyId }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { prices: { orderBy: { from: 'asc' } } },
  })
  const rows = (prices: (typeof resources)[number]['prices']) =>
    prices.map(({ from, to, price }) => ({
      from: dayOf(from),
      ...(to && { to: dayOf(to) }),
      price: price.toString(),
    }))
  const of = (kind: 'ROLE' | 'MATERIAL' | 'OVERHEAD') => resources.filter((one) => one.kind === kind)
  // An agency's own overhead goes before the tenant's.
  const overheads = of('OVERHEAD')
  const overhead = overheads.find((one) => one.agencyId === agencyId) ?? overheads[0]
  return {
    roles: of('ROLE').map(({ id, name }) => ({ id, name })),
    prices: {
      rates: Object.fromEntries(of('ROLE').map(({ id, prices }) => [id, rows(prices)])),
      materials: Object.fromEntries(of('MATERIAL').map(({ id, name, prices }) => [id, { name, prices: rows(prices) }])),
      overhead: overhead ? rows(overhead.prices) : [],
    },
  }
}
