import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { operations } from '../operations'
import type { StoredStep } from './apply'
import { mapStateLabels } from '../model/states'
import { BeginTargetInput, SaveStepsInput } from './schema'
import { lockMap, storedSteps, writeSteps } from './store'
import { replaceTargets } from './ways'
import { editableProcess, standing, writeCells } from './write'

/**
 * Autosave of the table of steps, cell by cell. The map is locked, so of two writers of one cell the second is answered
 * with the first one's text (nothing of the second's is lost: it stays on the screen); other cells are saved all the
 * same. A step that another person has taken out keeps what is typed into it and can be brought back with it.
 */
export const saveSteps = defineCommand({
  operation: operations['process.steps'],
  schema: SaveStepsInput,
  unversioned: 'each cell is merged over the text that it was typed over',
  run: async (ctx, { processId, state, edits: typed }) => {
    const found = await editableProcess(ctx, processId)
    if (!found.ok) return found
    return writeCells(ctx, found.value, state, typed)
  },
})

/** «Как будет» begins as a copy of «как есть»; each step knows which one it came of. */
export const beginTarget = defineCommand({
  operation: operations['process.target'],
  schema: BeginTargetInput,
  creates: 'ProcessMap',
  run: async (ctx, { processId }) => {
    const { tx, tenantId } = ctx
    const found = await editableProcess(ctx, processId)
    if (!found.ok) return found
    const source = await lockMap(ctx, processId, 'AS_IS')
    if (source === null) return notFound('Карта «как есть»')
    const there = await tx.processMap.count({ where: { tenantId, processId, state: 'TO_BE' } })
    if (there > 0) return fail('RULE', 'Состояние «как будет» уже начато. Обновите страницу.')
    const steps = standing(await storedSteps(ctx, source.id))
    if (steps.length === 0) return fail('RULE', 'Сначала заполните шаги «как есть»: «как будет» начинается с их копии.')
    const ids = new Map(steps.map(({ id }) => [id, newId()]))
    const mapId = newId()
    await tx.processMap.create({
      data: {
        tenantId,
        id: mapId,
        processId,
        state: 'TO_BE',
        startId: source.startId === null ? null : (ids.get(source.startId) ?? null),
      },
      select: { id: true },
    })
    const copies = steps.map(({ id, position, data }): StoredStep => ({
      id: ids.get(id) ?? newId(),
      position,
      removed: false,
      data: { ...data, fromId: id, next: replaceTargets(data.next, (target) => ids.get(target) ?? null) },
      edits: {},
    }))
    await writeSteps(ctx, { mapId, version: 1, by: ctx.actor.name, steps: copies })
    return done(
      { id: mapId },
      {
        subject: { type: 'ProcessMap', id: mapId },
        agencyId: found.value.agencyId,
        after: { process: found.value.name, state: mapStateLabels.TO_BE, count: copies.length },
      },
    )
  },
})
