import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import type { TextAuthors } from '@/lib/core/text-autosave'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { StepData } from './data'
import type { ResourcePrices } from '../model/types'
import type { MapState } from '../model/states'
import { readResources } from './read'
import { readSubs, subChoices } from './sub-queries'
import { readSound } from './sound-rows'
import type { AgencyUnits, StepEditor, StepsLive, StepsView, StepView } from './view'

/** An edit so fresh that its writer is taken to be at it still. */
const PRESENT_MS = 90_000

const DROPPED = 'Процесс исключён из реестра: шаги только читаются.'

/** Others who typed a moment ago, each with the step of the latest edit. */
function editorsOf(steps: readonly StepView[], me: string, now: Date): StepEditor[] {
  const latest = new Map<string, { stepId: string; at: string }>()
  for (const { id, edits } of steps)
    for (const { by, at } of Object.values(edits))
      if (by !== me && now.getTime() - Date.parse(at) < PRESENT_MS && (latest.get(by)?.at ?? '') < at)
        latest.set(by, { stepId: id, at })
  return [...latest].map(([name, { stepId }]) => ({ name, stepId }))
}

/** Prices of what the steps of a process use. Rates of pay are not for everybody who sees the steps. */
export const getStepPrices = defineQuery({
  operation: operations['process.rates'],
  run: async (ctx, { id }: { id: string }): Promise<ResourcePrices> => {
    const process = await findProcess(ctx, id)
    if (!ctx.can(operations['process.rates'], process.agencyId)) notFound()
    return (await readResources(ctx, process.agencyId)).prices
  },
})

const findProcess = async (ctx: QueryContext, id: string) =>
  (isUuid(id)
    ? await ctx.tx.process.findFirst({
        where: { AND: [{ id }, processWhere(ctx)] },
        select: {
          id: true,
          code: true,
          name: true,
          agencyId: true,
          unitId: true,
          runsPerYear: true,
          status: true,
          agency: { select: { id: true, name: true } },
          participants: { select: { agencyId: true } },
          maps: { select: { id: true, state: true, version: true, startId: true, sound: true, updatedAt: true } },
        },
      })
    : null) ?? notFound()

/** Steps of a map that changed after `since` or a moment ago, in their order, also those that were taken out. */
async function stepsOf(
  { tx, tenantId, now }: QueryContext,
  mapId: string | undefined,
  since: number,
): Promise<StepView[]> {
  if (mapId === undefined) return []
  const rows = await tx.processStep.findMany({
    where: {
      tenantId,
      mapId,
      OR: [{ version: { gt: since } }, { updatedAt: { gt: new Date(now.getTime() - PRESENT_MS) } }],
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true, data: true, edits: true, removedAt: true },
  })
  return rows.map(({ data, edits, removedAt, ...row }) => ({
    ...row,
    removed: removedAt !== null,
    data: StepData.parse(data),
    edits: edits as TextAuthors,
  }))
}

/** The owner's units and those of the agencies that take part. */
async function agencyUnits({ tx, tenantId }: QueryContext, ids: readonly string[]): Promise<AgencyUnits[]> {
  const rows = await tx.agency.findMany({
    where: { tenantId, id: { in: [...ids] } },
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
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

/** The table of steps of a process in one state with all that its page needs, in a fixed number of statements. */
export const getSteps = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id, state }: { id: string; state: MapState }): Promise<StepsView> => {
    const process = await findProcess(ctx, id)
    const mapOf = (which: MapState) => process.maps.find((one) => one.state === which)
    const map = mapOf(state)
    if (state === 'TO_BE' && !map) notFound()
    const steps = await stepsOf(ctx, map?.id, 0)
    const origins = state === 'TO_BE' ? await stepsOf(ctx, mapOf('AS_IS')?.id, 0) : []
    const { roles, prices } = await readResources(ctx, process.agencyId)
    const { dayMinutes, oneWorker } = ctx.actor.tenant.settings.processes
    const linked = { process, mapId: map?.id, state }
    return {
      processId: process.id,
      code: process.code,
      name: process.name,
      agency: process.agency,
      unitId: process.unitId,
      runsPerYear: process.runsPerYear,
      state,
      hasTarget: mapOf('TO_BE') !== undefined,
      version: map?.version ?? 0,
      updatedAt: (map?.updatedAt ?? ctx.now).toISOString(),
      start: map?.startId ?? null,
      steps,
      origins: origins
        .filter(({ removed }) => !removed)
        .map(({ id: origin, data }, i) => ({ id: origin, number: i + 1, name: data.name })),
      sound: readSound(map?.sound),
      subs: await readSubs(ctx, linked),
      subChoices: await subChoices(ctx, process),
      roles,
      materials: Object.entries(prices.materials).map(([material, { name }]) => ({ id: material, name })),
      agencies: await agencyUnits(ctx, [
        ...new Set([process.agencyId, ...process.participants.map(({ agencyId }) => agencyId)]),
      ]),
      editors: editorsOf(steps, ctx.actor.name, ctx.now),
      refusal: process.status === 'ACTIVE' ? null : DROPPED,
      canEdit: ctx.can(operations['process.steps'], process.agencyId),
      dayMinutes,
      oneWorker,
      today: ctx.today,
      userKey: ctx.actor.personId ?? 'none',
      userName: ctx.actor.name,
      timeZone: ctx.actor.tenant.timeZone,
    }
  },
})

/** What changed since the asked version: asked every few seconds by an open table. */
export const getStepsLive = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id, state, version }: { id: string; state: MapState; version: number }): Promise<StepsLive> => {
    const process = await findProcess(ctx, id)
    const map = process.maps.find((one) => one.state === state)
    const since = Number.isSafeInteger(version) && version >= 0 && version < 2 ** 31 ? version : 0
    const steps = await stepsOf(ctx, map?.id, since)
    const { roles, prices } = await readResources(ctx, process.agencyId)
    return {
      version: map?.version ?? 0,
      start: map?.startId ?? null,
      steps,
      editors: editorsOf(steps, ctx.actor.name, ctx.now),
      refusal: process.status === 'ACTIVE' ? null : DROPPED,
      roles,
      materials: Object.entries(prices.materials).map(([material, { name }]) => ({ id: material, name })),
      subs: await readSubs(ctx, { process, mapId: map?.id, state }),
    }
  },
})

/** Which tables a process has. */
export const getStepStates = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id }: { id: string }) => {
    const { maps, agencyId, status } = await findProcess(ctx, id)
    return {
      agencyId,
      states: maps.map(({ state }) => state),
      canEdit: status === 'ACTIVE' && ctx.can(operations['process.steps'], agencyId),
    }
  },
})
