import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { SavedTexts } from '@/lib/core/text-autosave'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { applyToTable, strayEdit, type StoredStep, type StoredTable } from './apply'
import { readPath } from './cells'
import { mapStateLabels } from './labels'
import { numbersOf } from './numbers'
import { byPlace } from './order'
import { MOST_STEPS } from './limits'
import { settleResources } from './resources'
import { BeginTargetInput, SaveStepsInput } from './schema'
import { soundAfter } from './sound'
import { lockMap, storedSteps, writeSteps } from './store'
import { replaceTargets } from './ways'
import { changesInWords } from './words'

/** The process, if its steps may be changed by the actor now. */
async function editableProcess(ctx: CommandContext, id: string) {
  const process = await ctx.tx.process.findFirst({
    where: { id, tenantId: ctx.tenantId, ...ctx.agencyWhere() },
    select: { id: true, name: true, agencyId: true, unitId: true, status: true },
  })
  if (!process) return notFound('Запись о процессе')
  if (process.status !== 'ACTIVE')
    return fail(
      'RULE',
      'Процесс исключён из реестра: его шаги больше не меняются. Набранное сохранено в этом браузере.',
    )
  return { ok: true as const, value: process }
}

const standing = (steps: readonly StoredStep[]): StoredStep[] =>
  steps.filter(({ removed }) => !removed).toSorted(byPlace)

/** Kinds of resources are few: their names go into the journal. */
async function namesOf({ tx, tenantId }: CommandContext, agencyId: string): Promise<(id: string) => string> {
  const select = { id: true, name: true } as const
  const where = { tenantId, OR: [{ agencyId: null }, { agencyId }] }
  const resources = await tx.processResource.findMany({ where, select })
  const units = await tx.unit.findMany({ where: { tenantId }, select })
  const agencies = await tx.agency.findMany({ where: { tenantId }, select })
  const names = new Map([...resources, ...units, ...agencies].map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

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
    const process = found.value
    if (strayEdit(typed)) return fail('INVALID', 'Часть ячеек не прочитана. Обновите страницу и повторите.')
    const map = await lockMap(ctx, processId, state)
    if (!map) return notFound('Карта «как будет»')
    const { edits } = await settleResources(ctx, process.agencyId, typed)
    const before: StoredTable = { start: map.startId, steps: await storedSteps(ctx, map.id) }
    const [at, by] = [ctx.now.toISOString(), ctx.actor.name]
    const applied = applyToTable(before, edits, { by, at })
    const known = new Map(before.steps.map((step) => [step.id, step]))
    const conflicts = applied.conflicts.map(({ path, theirs }) => {
      const place = readPath(path)
      return {
        path,
        text: theirs,
        ...(known.get(place?.stepId ?? '')?.edits[place?.field ?? ''] ?? { by: null, at: null }),
      }
    })
    const texts = Object.fromEntries(
      edits.flatMap(({ path, text }, i) => (text === typed[i]?.text ? [] : [[path, text] as const])),
    )
    const subject = { type: 'ProcessMap', id: map.id } as const
    if (applied.changed.length === 0) {
      const answer: SavedTexts = { version: map.version, by, at, conflicts, texts }
      return conflicts.length > 0
        ? fail('CONFLICT', 'Эту ячейку только что изменил другой человек.', { details: answer })
        : done(answer, { subject, agencyId: process.agencyId })
    }
    const changed = new Map(applied.steps.map((step) => [step.id, step]))
    const after = [...before.steps.filter(({ id }) => !changed.has(id)), ...applied.steps]
    const [rowsBefore, rowsAfter] = [standing(before.steps), standing(after)]
    if (rowsAfter.length > MOST_STEPS && rowsAfter.length > rowsBefore.length)
      return fail('LIMIT', `В таблице не больше ${MOST_STEPS} шагов. Разделите процесс на части.`)
    const version = map.version + 1
    const written = await writeSteps(ctx, { mapId: map.id, version, by, steps: applied.steps })
    if (written !== applied.steps.length) return fail('INVALID', 'Шаг занят другой таблицей. Обновите страницу.')
    const sound = await soundAfter(
      ctx,
      process,
      map,
      { start: before.start, rows: rowsBefore },
      { start: applied.start, rows: rowsAfter },
    )
    await ctx.tx.processMap.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: map.id } },
      data: { version, startId: applied.start, updatedAt: ctx.now, ...(sound !== undefined && { sound }) },
      select: { id: true },
    })
    const all = [...rowsAfter, ...rowsBefore.filter(({ id }) => !rowsAfter.some((row) => row.id === id))]
    const numbers = numbersOf(all)
    const titleOf = (id: string): string => {
      const step = changed.get(id)
      return `Шаг ${numbers.numberOf(id) ?? ''} «${step?.data.name ?? ''}»`
    }
    const nameOf = await namesOf(ctx, process.agencyId)
    return done<SavedTexts>(
      { version, by, at, conflicts, texts },
      {
        subject,
        agencyId: process.agencyId,
        ...changesInWords(applied.changed, titleOf, {
          dayMinutes: ctx.actor.tenant.settings.processes.dayMinutes,
          numbers,
          nameOf,
        }),
      },
    )
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
