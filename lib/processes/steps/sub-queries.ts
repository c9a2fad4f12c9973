import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { processFaults } from '../model/check'
import { runFigures } from '../model/figures'
import type { MapState } from '../model/states'
import type { ProcessModel, ProcessRole } from '../model/types'
import { operations } from '../operations'
import { stepLines } from '../model/step-lines'
import { processWhere } from '../registry/scope'
import { readMap, rolesOf, type MapRow } from './read'
import { aboveOf, subAgencies } from './sub-links'
import { sumOf } from './sub'
import type { SubChoice, SubView } from './view'

type Linked = { process: { id: string; agencyId: string }; mapId: string | undefined; state: MapState }
type Sub = { id: string; code: string; name: string; agencyId: string; seen: boolean; map: MapRow | null }

/** The processes that are steps of a table, each with its own table in the same state, else «как есть». */
async function linkedOf(ctx: QueryContext, { mapId, process, state }: Linked): Promise<Sub[]> {
  const { tx, tenantId } = ctx
  if (mapId === undefined) return []
  const links = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT "data"->>'subId' AS "id" FROM "ProcessStep"
    WHERE "tenantId" = ${tenantId}::uuid AND "mapId" = ${mapId}::uuid AND "removedAt" IS NULL
      AND "data"->>'subId' IS NOT NULL`
  if (links.length === 0) return []
  const ids = links.map(({ id }) => id)
  const rows = await tx.process.findMany({
    where: { tenantId, id: { in: ids } },
    select: { id: true, code: true, name: true, agencyId: true, unitId: true },
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
  })
  const seen = new Set(
    (await tx.process.findMany({ where: { AND: [{ id: { in: ids } }, processWhere(ctx)] }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  )
  const found: Sub[] = []
  for (const row of rows) {
    const opened = seen.has(row.id) || row.agencyId === process.agencyId
    const map = opened ? ((await readMap(ctx, row, state)) ?? (await readMap(ctx, row, 'AS_IS'))) : null
    found.push({ ...row, seen: seen.has(row.id), map })
  }
  return found
}

const visitsOf = (model: ProcessModel, roles: readonly ProcessRole[]) =>
  processFaults(model, { roles: [...roles] }).length === 0 ? runFigures(model, roles).visits : null

/** What stands under the steps of a table that are processes themselves. */
export async function readSubs(ctx: QueryContext, linked: Linked): Promise<SubView[]> {
  const { dayMinutes } = ctx.actor.tenant.settings.processes
  const subs: SubView[] = []
  for (const { id, code, name, agencyId, seen, map } of await linkedOf(ctx, linked)) {
    const roles = await rolesOf(ctx, agencyId)
    subs.push({
      id,
      code,
      name,
      lines: seen && map ? stepLines(map.model, visitsOf(map.model, roles), dayMinutes) : [],
      sum: map && agencyId === linked.process.agencyId ? sumOf(map.model, roles) : null,
    })
  }
  return subs
}

/** Processes that a step may be: none that this one is a step of. */
export async function subChoices(
  ctx: QueryContext,
  process: { id: string; agencyId: string; participants: readonly { agencyId: string }[] },
): Promise<SubChoice[]> {
  const above = await aboveOf(ctx, process.id)
  const rows = await ctx.tx.process.findMany({
    where: {
      AND: [{ status: 'ACTIVE', agencyId: { in: subAgencies(process) }, id: { notIn: [...above] } }, processWhere(ctx)],
    },
    select: { id: true, code: true, name: true, agencyId: true },
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  return rows.map(({ id, code, name, agencyId }) => ({ id, code, name, own: agencyId === process.agencyId }))
}

/** A step of a map that unfolds into its own one. */
export type SubDrawing = {
  /** Steps of the map, by their rows from 1. */
  numbers: number[]
  process: { id: string; code: string; name: string }
  model: ProcessModel
  roles: ProcessRole[]
}

/** Subprocesses of both states, for their maps. */
export const getSubprocesses = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id }: { id: string }): Promise<Record<MapState, SubDrawing[]>> => {
    const process =
      (isUuid(id)
        ? await ctx.tx.process.findFirst({
            where: { AND: [{ id }, processWhere(ctx)] },
            select: { id: true, name: true, agencyId: true, unitId: true, maps: { select: { id: true, state: true } } },
          })
        : null) ?? notFound()
    const drawings: Record<MapState, SubDrawing[]> = { AS_IS: [], TO_BE: [] }
    for (const { id: mapId, state } of process.maps) {
      const subs = await linkedOf(ctx, { process, mapId, state })
      if (subs.length === 0) continue
      const rows = (await readMap(ctx, process, state))?.rows ?? []
      for (const { id: sub, code, name, agencyId, seen, map } of subs)
        if (seen && map && map.rows.length > 0)
          drawings[state].push({
            numbers: rows.flatMap(({ data }, i) => (data.subId === sub ? [i + 1] : [])),
            process: { id: sub, code, name },
            model: map.model,
            roles: await rolesOf(ctx, agencyId),
          })
    }
    return drawings
  },
})
