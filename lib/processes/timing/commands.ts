import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, repeated, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { rowsOf } from '@/lib/platform/sources'
import { operations } from '../operations'
import { mapStateLabels } from '../model/states'
import { lockMap, storedSteps } from '../steps/store'
import { editableProcess, standing } from '../steps/write'
import { secondsOf } from './clock'
import { CloseSeriesInput, JudgeObservationInput, OpenSeriesInput, SendObservationsInput } from './schema'
import type { Sent } from './sheet'

type Refusal = { ok: false; error: Failure }

const seriesSelect = {
  id: true,
  version: true,
  mapId: true,
  place: true,
  closedAt: true,
  map: { select: { process: { select: { id: true, name: true, agencyId: true, status: true } } } },
} as const

/** The series, if its process is in the command's reach. */
async function findSeries(ctx: CommandContext, id: string) {
  const row = await ctx.tx.timingSeries.findFirst({
    where: { tenantId: ctx.tenantId, id, map: { process: { tenantId: ctx.tenantId, ...ctx.agencyWhere() } } },
    select: seriesSelect,
  })
  return row ? { ok: true as const, value: { ...row, process: row.map.process } } : notFound('Серия замеров')
}

/** Opens a series of observations at one workplace, over the table of steps as it is or as it will be. */
export const openSeries = defineCommand({
  operation: operations['timing.open'],
  schema: OpenSeriesInput,
  creates: 'TimingSeries',
  run: async (ctx, { processId, state, place, runWord, planned, stepIds }) => {
    const { tx, tenantId, actor, now } = ctx
    const found = await editableProcess(ctx, processId)
    if (!found.ok) return found
    const process = found.value
    const map = await lockMap(ctx, processId, state)
    if (!map) return notFound('Карта «как будет»')
    const steps = standing(await storedSteps(ctx, map.id))
    if (steps.length === 0)
      return fail('RULE', 'Сначала заполните таблицу шагов: замеры снимаются по ней.', {
        see: { path: `processes/${processId}/steps`, label: 'К шагам' },
      })
    const here = steps.filter(({ id }) => stepIds.includes(id)).map(({ id }) => id)
    if (here.length !== stepIds.length)
      return fail('CONFLICT', 'Пока страница была открыта, таблицу шагов изменили. Обновите страницу и отметьте снова.')
    const id = newId()
    await tx.timingSeries.create({
      data: {
        tenantId,
        id,
        mapId: map.id,
        place,
        runWord,
        planned,
        stepIds: here.length === steps.length ? [] : here,
        openedBy: actor.name,
        openedAt: now,
      },
      select: { id: true },
    })
    return done(
      { id, processId, state },
      {
        subject: { type: 'TimingSeries', id },
        agencyId: process.agencyId,
        after: { process: process.name, state: mapStateLabels[state], place, runWord, planned, count: here.length },
      },
    )
  },
})

/** No more runs are begun; what devices still hold is taken all the same. */
export const closeSeries = defineCommand({
  operation: operations['timing.close'],
  schema: CloseSeriesInput,
  changes: 'TimingSeries',
  row: async (ctx, { id }) => {
    await lockRow(ctx, 'TimingSeries', id)
    return findSeries(ctx, id)
  },
  run: async (ctx, { id }, row) => {
    if (row.closedAt) return fail('RULE', 'Серия уже закончена. Обновите страницу.')
    await ctx.tx.timingSeries.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { closedAt: ctx.now, closedBy: ctx.actor.name, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      { subject: { type: 'TimingSeries', id }, agencyId: row.process.agencyId, after: { place: row.place } },
    )
  },
})

/** A device's clock may be ahead of the portal's; nothing has happened in the future. */
const notLater = (text: string, now: Date): Date => new Date(Math.min(Date.parse(text), now.getTime()))

/** Writes a batch in one statement; one that is there already is only taken back, if its maker now says so. */
async function keepObservations(
  ctx: CommandContext,
  seriesId: string,
  sent: readonly Sent[],
  nameOf: (stepId: string) => string,
): Promise<number> {
  const { tx, tenantId, actor, now } = ctx
  const rows = sent.map((one) => {
    const endedAt = notLater(one.endedAt, now)
    const startedAt = notLater(one.startedAt, now)
    const waitedFrom = one.waitedFrom === null ? null : notLater(one.waitedFrom, now)
    // Seconds are of the device's own clock, right or not: it measured with it.
    const { work, wait } = secondsOf(
      {
        waitedFrom: one.waitedFrom === null ? null : new Date(one.waitedFrom),
        startedAt: new Date(one.startedAt),
        endedAt: new Date(one.endedAt),
        pausedSeconds: one.pausedSeconds,
      },
      actor.tenant.timeZone,
    )
    return {
      ...one,
      startedAt,
      endedAt,
      waitedFrom,
      waitSeconds: wait,
      workSeconds: one.outcome === 'SKIPPED' ? null : work,
      stepName: nameOf(one.stepId),
    }
  })
  return tx.$executeRaw(Prisma.sql`
    INSERT INTO "TimingObservation" ("tenantId", "id", "seriesId", "runId", "runNumber", "stepId", "stepName",
      "outcome", "waitedFrom", "startedAt", "endedAt", "pausedSeconds", "waitSeconds", "workSeconds", "defect",
      "wastes",
      "withdrawn", "byName", "personId", "receivedAt")
    SELECT ${tenantId}::uuid, o."id", ${seriesId}::uuid, o."runId", o."runNumber", o."stepId", o."stepName",
      o."outcome"::"ObservationOutcome", o."waitedFrom", o."startedAt", o."endedAt", o."pausedSeconds", o."waitSeconds",
      o."workSeconds", o."defect", ARRAY(SELECT jsonb_array_elements_text(o."wastes")), o."withdrawn", ${actor.name},
      ${actor.personId}::uuid, ${now}
    FROM ${rowsOf(rows)} AS o("id" uuid, "runId" uuid, "runNumber" int, "stepId" uuid, "stepName" text, "outcome" text,
      "waitedFrom" timestamptz, "startedAt" timestamptz, "endedAt" timestamptz, "pausedSeconds" int, "waitSeconds" int,
      "workSeconds" int, "defect" boolean, "wastes" jsonb, "withdrawn" boolean)
    ORDER BY o."id"
    ON CONFLICT ("tenantId", "id") DO UPDATE SET "withdrawn" = true, "version" = "TimingObservation"."version" + 1
    WHERE excluded."withdrawn" AND NOT "TimingObservation"."withdrawn"
      AND "TimingObservation"."seriesId" = excluded."seriesId"
      AND "TimingObservation"."personId" IS NOT DISTINCT FROM excluded."personId"`)
}

/**
 * Takes what a device has timed. An observation's own id is its key: sent again – after a lost answer, from two tabs –
 * it is there once. The answer names those that the portal now holds; the device keeps the others.
 */
export const sendObservations = defineCommand({
  operation: operations['timing.send'],
  schema: SendObservationsInput,
  unversioned: 'each observation has an id of its own: sent twice it is kept once',
  run: async (ctx, { seriesId, who, observations }) => {
    const { tx, tenantId, actor } = ctx
    if (who !== undefined && who !== (actor.personId ?? ''))
      return fail(
        'RULE',
        'Замеры снял другой человек: они ждут на этом устройстве. Отправит их он сам, когда войдёт в портал.',
      )
    const found = await findSeries(ctx, seriesId)
    if (!found.ok) return found
    const { process, place, mapId } = found.value
    if (process.status !== 'ACTIVE')
      return fail('RULE', 'Процесс исключён из реестра: замеры по нему больше не принимаются.')
    const steps = await tx.processStep.findMany({ where: { tenantId, mapId }, select: { id: true, data: true } })
    const names = new Map(steps.map(({ id, data }) => [id, String((data as { name?: unknown }).name ?? '')]))
    const once = [...new Map(observations.map((one) => [one.id, one])).values()]
    const fresh = await keepObservations(ctx, seriesId, once, (id) => names.get(id) ?? '')
    const held = await tx.timingObservation.findMany({
      where: { tenantId, seriesId, personId: actor.personId, id: { in: once.map(({ id }) => id) } },
      select: { id: true },
    })
    const answer = { kept: held.map(({ id }) => id) }
    if (fresh === 0) return repeated(answer)
    return done(answer, {
      subject: { type: 'TimingSeries', id: seriesId },
      agencyId: process.agencyId,
      after: { process: process.name, place, count: fresh },
    })
  },
})

async function lockObservation(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'TimingObservation', id)
  const row = await ctx.tx.timingObservation.findFirst({
    where: {
      tenantId: ctx.tenantId,
      id,
      withdrawn: false,
      series: { map: { process: { tenantId: ctx.tenantId, ...ctx.agencyWhere() } } },
    },
    select: {
      id: true,
      version: true,
      verdict: true,
      reason: true,
      stepName: true,
      runNumber: true,
      series: { select: { map: { select: { process: { select: { agencyId: true, name: true } } } } } },
    },
  })
  return row ? { ok: true as const, value: row } : (notFound('Запись о замере') satisfies Refusal)
}

/** A person decides whether an observation counts, over the rule of what falls out. */
export const judgeObservation = defineCommand({
  operation: operations['timing.judge'],
  schema: JudgeObservationInput,
  changes: 'TimingObservation',
  row: lockObservation,
  run: async (ctx, { id, verdict, reason }, row) => {
    if (verdict === 'LEFT_OUT' && reason === '')
      return fail('INVALID', 'Решение пока не записано.', {
        fields: { reason: 'Напишите, почему замер не считается.' },
      })
    const { process } = row.series.map
    await ctx.tx.timingObservation.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: {
        verdict,
        reason: verdict === 'BY_RULE' ? '' : reason,
        decidedBy: verdict === 'BY_RULE' ? null : ctx.actor.name,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    return done(
      { id, verdict },
      {
        subject: { type: 'TimingObservation', id },
        agencyId: process.agencyId,
        before: { verdict: row.verdict, reason: row.reason },
        after: { process: process.name, step: row.stepName, run: row.runNumber, verdict, reason },
      },
    )
  },
})
