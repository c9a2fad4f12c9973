import 'server-only'
import { instantToDate } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { pathOf } from '../steps/cells'
import { lockMap, storedSteps } from '../steps/store'
import { editableProcess, standing, writeCells } from '../steps/write'
import { partField, readObservations, returnable, takeable, takingMark, type Takeable } from './read'
import { TakeTimingInput, UntakeTimingInput } from './schema'

function takingOf({ actor, tenantId, now }: CommandContext, mapId: string, batchId: string, line: Takeable) {
  const days = line.counted.map(({ endedAt }) => instantToDate(actor.tenant.timeZone, endedAt)).toSorted()
  return {
    tenantId,
    id: newId(),
    mapId,
    stepId: line.stepId,
    stepName: line.stepName,
    part: line.part,
    least: line.least,
    usual: line.usual,
    most: line.most,
    count: line.counted.length,
    from: dayColumn(days[0] ?? ''),
    to: dayColumn(days.at(-1) ?? ''),
    observationIds: line.counted.map(({ id }) => id),
    byName: actor.name,
    at: now,
    batchId,
    was: line.base,
    written: line.text,
  }
}

/**
 * Takes least–usual–most of what counts into the table of steps, of one step or of all: through the table's own way in.
 * The observations stay as proof of each time that was taken.
 */
export const takeTiming = defineCommand({
  operation: operations['timing.take'],
  schema: TakeTimingInput,
  creates: 'TimingTaking',
  run: async (ctx, { processId, state, seriesId, stepId, part, shown }) => {
    const { tx } = ctx
    const found = await editableProcess(ctx, processId)
    if (!found.ok) return found
    const map = await lockMap(ctx, processId, state)
    if (!map) return notFound('Карта «как будет»')
    const steps = standing(await storedSteps(ctx, map.id)).filter(({ id }) => stepId === null || id === stepId)
    const observations = await readObservations(ctx, { mapId: map.id, seriesId, stepId })
    const lines = takeable(steps, observations, part)
    if (lines.length === 0) return fail('RULE', 'Брать пока нечего: в таблицу идут времена от трёх замеров.')
    if (takingMark(lines) !== shown)
      return fail(
        'CONFLICT',
        'Пока страница была открыта, пришли новые замеры или изменилась таблица шагов. Обновите страницу и решите ещё раз.',
      )
    const edits = lines.map(({ stepId: id, base, text }) => ({ path: pathOf(id, partField(part)), base, text }))
    const written = await writeCells(ctx, found.value, state, edits)
    if (!written.ok) return written
    const batchId = newId()
    const takings = lines.map((line) => takingOf(ctx, map.id, batchId, line))
    await tx.timingTaking.createMany({ data: takings })
    const taken = new Set(lines.map((line) => line.stepId)).size
    return done(
      { steps: taken },
      {
        subject: { type: 'TimingTaking', id: takings[0]?.id ?? '' },
        agencyId: found.value.agencyId,
        after: {
          process: found.value.name,
          steps: taken,
          observations: new Set(lines.flatMap(({ counted }) => counted.map(({ id }) => id))).size,
        },
      },
      written.audit ? [written.audit] : [],
    )
  },
})

/**
 * Puts back what stood before a press of «Взять в таблицу», in the steps whose time is still the one that was taken;
 * what people have typed since stays.
 */
export const untakeTiming = defineCommand({
  operation: operations['timing.untake'],
  schema: UntakeTimingInput,
  unversioned: 'With the map held, a second press finds no step that still has the time that was taken.',
  run: async (ctx, { processId, state, batchId }) => {
    const { tx, tenantId } = ctx
    const found = await editableProcess(ctx, processId)
    if (!found.ok) return found
    const map = await lockMap(ctx, processId, state)
    if (!map) return notFound('Карта «как будет»')
    const takings = await tx.timingTaking.findMany({ where: { tenantId, mapId: map.id, batchId } })
    const lines = returnable(standing(await storedSteps(ctx, map.id)), takings)
    if (lines.length === 0)
      return fail('RULE', 'Возвращать нечего: времена уже вернули или изменили после замеров. Обновите страницу.')
    const edits = lines.map(({ stepId, part, written, was }) => ({
      path: pathOf(stepId, partField(part)),
      base: written,
      text: was,
    }))
    const back = await writeCells(ctx, found.value, state, edits)
    if (!back.ok) return back
    const steps = new Set(lines.map(({ stepId }) => stepId)).size
    return done(
      { steps, kept: new Set(takings.map(({ stepId }) => stepId)).size - steps },
      {
        subject: { type: 'TimingTaking', id: lines[0]?.id ?? '' },
        agencyId: found.value.agencyId,
        after: { process: found.value.name, steps },
      },
      back.audit ? [back.audit] : [],
    )
  },
})
