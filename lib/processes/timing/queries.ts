import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { cellText } from '../steps/cells'
import { byPlace } from '../steps/order'
import { StepData } from '../steps/data'
import type { MapState } from '../model/states'
import { spokenTime } from '../steps/time-text'
import { takenWords } from './labels'
import { partField, readObservations, returnable, takeable, takingMark } from './read'
import { partSpread, tallyOf, type ObservationRow, type TimingPartName } from './rules'
import type { Sheet } from './sheet'
import type { SeriesLine, StepProof, TimedStep, TimedStepView, TimingView } from './view'
import { backHere, nextHere } from './way'

const DROPPED = 'Процесс исключён из реестра: замеры больше не снимаются.'

const stepSelect = {
  where: { removedAt: null },
  select: { id: true, position: true, data: true },
} as const
const stepsOf = (rows: readonly { id: string; position: number; data: unknown }[]) =>
  rows.toSorted(byPlace).map(({ id, data }) => ({ id, data: StepData.parse(data) }))

const findProcess = async ({ tx, ...ctx }: QueryContext, id: string) =>
  (isUuid(id)
    ? await tx.process.findFirst({
        where: { AND: [{ id }, processWhere(ctx)] },
        select: {
          id: true,
          agencyId: true,
          status: true,
          maps: { select: { id: true, state: true, steps: stepSelect } },
        },
      })
    : null) ?? notFound()

/** Series of a map with what they have brought, the latest first. */
async function seriesOf({ tx, tenantId }: QueryContext, mapId: string): Promise<SeriesLine[]> {
  const rows = await tx.timingSeries.findMany({
    where: { tenantId, mapId },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      version: true,
      place: true,
      runWord: true,
      planned: true,
      openedBy: true,
      openedAt: true,
      closedAt: true,
    },
  })
  const counts = await tx.$queryRaw<{ seriesId: string; runs: number; observations: number }[]>`
    SELECT "seriesId", count(DISTINCT "runId") FILTER (WHERE "outcome" <> 'SKIPPED')::int AS runs,
      count(*)::int AS observations FROM "TimingObservation"
    WHERE "tenantId" = ${tenantId}::uuid AND NOT "withdrawn" AND "seriesId" = ANY(${rows.map(({ id }) => id)}::uuid[])
    GROUP BY "seriesId"`
  const of = new Map(counts.map((one) => [one.seriesId, one]))
  return rows.map((row) => ({
    ...row,
    runs: of.get(row.id)?.runs ?? 0,
    observations: of.get(row.id)?.observations ?? 0,
  }))
}

function timedStep(
  { id, data }: { id: string; data: StepData },
  number: number,
  observations: readonly ObservationRow[],
  dayMinutes: string,
): TimedStep {
  const rows = observations.filter(({ stepId }) => stepId === id)
  const takeOf = (part: TimingPartName) => {
    const [line] = takeable([{ id, data }], rows, part)
    return line ? { mark: takingMark([line]), words: takenWords(line, dayMinutes) } : null
  }
  return {
    stepId: id,
    number,
    name: data.name,
    check: data.check?.what ?? '',
    now: { work: spokenTime(data.work, dayMinutes), wait: spokenTime(data.wait, dayMinutes) },
    work: partSpread(rows, 'WORK'),
    wait: partSpread(rows, 'WAIT'),
    tally: tallyOf(rows),
    take: { WORK: takeOf('WORK'), WAIT: takeOf('WAIT') },
  }
}

/** What the latest press took, as far as the steps still have it. */
async function lastTaken(
  { tx, tenantId }: QueryContext,
  mapId: string,
  steps: readonly { id: string; data: StepData }[],
): Promise<TimingView['undo']> {
  const last = await tx.timingTaking.findFirst({
    where: { tenantId, mapId, batchId: { not: null } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { batchId: true, byName: true, at: true },
  })
  if (!last?.batchId) return null
  const takings = await tx.timingTaking.findMany({
    where: { tenantId, mapId, batchId: last.batchId },
    select: { id: true, stepId: true, part: true, was: true, written: true },
  })
  const lines = returnable(steps, takings)
  if (lines.length === 0) return null
  return {
    batchId: last.batchId,
    byName: last.byName,
    at: last.at,
    steps: lines.length,
    changed: takings.length - lines.length,
  }
}

async function timingOf(
  ctx: QueryContext,
  { id, state, series: asked }: { id: string; state: MapState; series?: string },
): Promise<{ view: TimingView; observations: ObservationRow[] }> {
  const process = await findProcess(ctx, id)
  const map = process.maps.find((one) => one.state === state)
  const series = map ? await seriesOf(ctx, map.id) : []
  const chosen = series.find((one) => one.id === asked) ?? null
  const observations = map ? await readObservations(ctx, { mapId: map.id, seriesId: chosen?.id ?? null }) : []
  const steps = stepsOf(map?.steps ?? [])
  const lines = takeable(steps, observations, 'WORK')
  const known = new Set(steps.map((step) => step.id))
  const active = process.status === 'ACTIVE'
  const may = (name: 'timing.open' | 'timing.take' | 'timing.untake' | 'timing.judge') =>
    active && ctx.can(operations[name], process.agencyId)
  return {
    observations,
    view: {
      processId: process.id,
      agencyId: process.agencyId,
      state,
      states: process.maps.filter((one) => one.steps.length > 0).map((one) => one.state),
      series,
      chosen,
      steps: steps.map((step, i) =>
        timedStep(step, i + 1, observations, ctx.actor.tenant.settings.processes.dayMinutes),
      ),
      gone: observations.filter(({ stepId }) => !known.has(stepId)).length,
      take:
        lines.length > 0 ? { mark: takingMark(lines), steps: new Set(lines.map(({ stepId }) => stepId)).size } : null,
      undo: map && may('timing.untake') ? await lastTaken(ctx, map.id, steps) : null,
      refusal: active ? null : DROPPED,
      can: { time: may('timing.open'), take: may('timing.take'), judge: may('timing.judge') },
      timeZone: ctx.actor.tenant.timeZone,
      today: ctx.today,
      dayMinutes: ctx.actor.tenant.settings.processes.dayMinutes,
    },
  }
}

type Asked = { id: string; state: MapState; series?: string }

/** Series of a process and what they have shown, step by step. */
export const getTiming = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, asked: Asked): Promise<TimingView> => (await timingOf(ctx, asked)).view,
})

/** One step with all its observations. */
export const getTimedStep = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { stepId, ...asked }: Asked & { stepId: string }): Promise<TimedStepView> => {
    const { view, observations } = await timingOf(ctx, asked)
    const step = view.steps.find((one) => one.stepId === stepId) ?? notFound()
    return { view, step, observations: observations.filter((one) => one.stepId === stepId) }
  },
})

/** Times of a table that stand as they were taken from observations: what proves them. */
export const getStepProofs = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id, state }: { id: string; state: MapState }): Promise<StepProof[]> => {
    const process = await findProcess(ctx, id)
    const map = process.maps.find((one) => one.state === state)
    if (!map) return []
    const takings = await ctx.tx.timingTaking.findMany({
      where: { tenantId: ctx.tenantId, mapId: map.id },
      orderBy: [{ stepId: 'asc' }, { part: 'asc' }, { at: 'desc' }, { id: 'desc' }],
      distinct: ['stepId', 'part'],
    })
    const steps = new Map(stepsOf(map.steps).map((step) => [step.id, step.data]))
    return takings.flatMap(({ stepId, part, least, usual, most, count, from, to }): StepProof[] => {
      const field = partField(part)
      const time = steps.get(stepId)?.[field]
      const stands =
        time !== undefined &&
        ('fixed' in time
          ? time.fixed === least && least === most
          : 'least' in time && time.least === least && time.usual === usual && time.most === most)
      return stands ? [{ stepId, part, cell: cellText(field, time), count, from: dayOf(from), to: dayOf(to) }] : []
    })
  },
})

/** What a device needs to time a series, for those who may. */
export const getTimingSheet = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id }: { id: string }): Promise<Sheet> => {
    const { tx, tenantId, actor } = ctx
    const series = isUuid(id)
      ? await tx.timingSeries.findFirst({
          where: { tenantId, id, map: { process: processWhere(ctx) } },
          select: {
            id: true,
            place: true,
            runWord: true,
            planned: true,
            stepIds: true,
            closedAt: true,
            map: {
              select: {
                state: true,
                steps: stepSelect,
                process: { select: { id: true, name: true, agencyId: true, status: true } },
              },
            },
          },
        })
      : null
    if (!series || !ctx.can(operations['timing.send'], series.map.process.agencyId)) notFound()
    const [known] = await tx.$queryRaw<{ last: number; runs: number }[]>`
      SELECT coalesce(max("runNumber"), 0)::int AS last,
        count(DISTINCT "runId") FILTER (WHERE NOT "withdrawn" AND "outcome" <> 'SKIPPED')::int AS runs
      FROM "TimingObservation" WHERE "tenantId" = ${tenantId}::uuid AND "seriesId" = ${series.id}::uuid`
    const rows = stepsOf(series.map.steps)
    const here = new Set(series.stepIds.length > 0 ? series.stepIds : rows.map((row) => row.id))
    const { process } = series.map
    return {
      who: actor.personId ?? '',
      whoName: actor.name,
      seriesId: series.id,
      processId: process.id,
      state: series.map.state,
      processName: process.name,
      place: series.place,
      runWord: series.runWord,
      planned: series.planned,
      closed: series.closedAt !== null || process.status !== 'ACTIVE',
      timeZone: actor.tenant.timeZone,
      steps: rows.flatMap((row, i) =>
        here.has(row.id)
          ? [
              {
                id: row.id,
                number: i + 1,
                name: row.data.name,
                usual: spokenTime(row.data.work, actor.tenant.settings.processes.dayMinutes),
                check: row.data.check?.what ?? '',
                next: nextHere(rows, here, row),
                back: backHere(rows, here, row),
              },
            ]
          : [],
      ),
      lastRun: known?.last ?? 0,
      runs: known?.runs ?? 0,
    }
  },
})
