import 'server-only'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { SavedTexts, TextEdit } from '@/lib/core/text-autosave'
import { done, type CommandContext, type Done } from '@/lib/platform/command'
import { applyToTable, strayEdit, type StoredStep, type StoredTable } from './apply'
import { readPath } from './cells'
import type { MapState } from '../model/states'
import { MOST_STEPS } from './limits'
import { numbersOf } from './numbers'
import { byPlace } from './order'
import { subRefusal } from './sub-links'
import { settleResources } from './resources'
import { soundAfter } from './sound'
import { lockMap, storedSteps, writeSteps } from './store'
import { changesInWords } from './words'

type Refusal = { ok: false; error: Failure }
export type EditableProcess = { id: string; name: string; agencyId: string; unitId: string | null; status: string }

/** The process, if its steps may be changed by the actor now. */
export async function editableProcess(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: EditableProcess } | Refusal> {
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
  return { ok: true, value: process }
}

export const standing = (steps: readonly StoredStep[]): StoredStep[] =>
  steps.filter(({ removed }) => !removed).toSorted(byPlace)

/** Kinds of resources are few: their names go into the journal. */
export async function namesOf({ tx, tenantId }: CommandContext, agencyId: string): Promise<(id: string) => string> {
  const select = { id: true, name: true } as const
  const where = { tenantId, OR: [{ agencyId: null }, { agencyId }] }
  const resources = await tx.processResource.findMany({ where, select })
  const units = await tx.unit.findMany({ where: { tenantId }, select })
  const agencies = await tx.agency.findMany({ where: { tenantId }, select })
  const processes = await tx.process.findMany({ where: { tenantId, agencyId }, select })
  const names = new Map([...resources, ...units, ...agencies, ...processes].map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

/** Lays cells over the table of a process in one state, with the map held: the one way into the table of steps. */
export async function writeCells(
  ctx: CommandContext,
  process: EditableProcess,
  state: MapState,
  typed: readonly TextEdit[],
): Promise<Done<SavedTexts> | Refusal> {
  if (strayEdit(typed)) return fail('INVALID', 'Часть ячеек не прочитана. Обновите страницу и повторите.')
  const map = await lockMap(ctx, process.id, state)
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
  const circle = await subRefusal(ctx, process, applied.steps)
  if (circle) return circle
  const version = map.version + 1
  const written = await writeSteps(ctx, { mapId: map.id, version, by, steps: applied.steps })
  if (written !== applied.steps.length) return fail('INVALID', 'Шаг занят другой таблицей. Обновите страницу.')
  const sound = await soundAfter(
    ctx,
    process,
    { ...map, state },
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
}
