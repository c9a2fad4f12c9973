import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { done, type CommandContext } from '@/lib/platform/command'
import type { XmlDocument } from '../map/xml'
import type { StoredTable } from '../steps/apply'
import { namesOf } from '../steps/write'
import { mapStateLabels, type MapState } from '../model/states'
import { byPlace } from '../steps/order'
import { settleResources } from '../steps/resources'
import { subRefusal } from '../steps/sub-links'
import { soundAfter } from '../steps/sound'
import { storedSteps, writeSteps, type LockedMap } from '../steps/store'
import { afterOf, differenceOf, isNothing, type Difference } from './difference'
import { fill } from './fill'
import { keptRows, keptText, scopeOf, unlike, withTable } from './keep'
import { fillNames, keptFile, originsOf, writtenTable } from './read'
import { doneText, noteText } from './words'

type Process = { id: string; name: string; agencyId: string; unitId: string | null }
type File = { document: XmlDocument; process: string; name: string }
export type Stored = { version: number; text: string; notes: string[] }

/** Steps of a change that the journal lists one by one. */
const LISTED = 60

/**
 * Lays a process of a file over the table, keeps the file with it, and reads both anew: what the table and the file
 * tell must agree by meaning, or nothing is written.
 */
export async function storeFile(
  ctx: CommandContext,
  process: Process,
  { map, state, file }: { map: LockedMap; state: MapState; file: File },
) {
  const scope = scopeOf(file.document, file.process)
  if (!scope) return fail('INVALID', 'Такого процесса в файле нет. Выберите другой.')
  const before: StoredTable = { start: map.startId, steps: await storedSteps(ctx, map.id) }
  const names = await fillNames(ctx, process)
  const filled = fill(scope, before, {
    ...names,
    ownerId: process.agencyId,
    origins: await originsOf(ctx, process.id, state),
    kept: keptRows(await keptFile(ctx, map.id)),
    newId,
  })
  const notes = filled.notes.map(noteText)
  const stops = filled.notes.filter((note) => note.stops).map(noteText)
  if (stops.length > 0) return fail('RULE', `Таблица не изменена. ${stops.slice(0, 5).join(' ')}`)
  const nameOf = await namesOf(ctx, process.agencyId)
  const { dayMinutes } = ctx.actor.tenant.settings.processes
  const difference = differenceOf(before, filled, { dayMinutes, nameOf })
  const settled = await settleResources(ctx, process.agencyId, filled.edits)
  const bases = new Map(filled.edits.map(({ path, base }) => [path, base]))
  const edits = settled.edits.map(({ path, text }) => ({ path, text, base: bases.get(path) ?? '' }))
  const [by, at] = [ctx.actor.name, ctx.now.toISOString()]
  const { applied, table } = afterOf(before, { ...filled, edits }, { by, at })
  const version = map.version + 1
  // A file may hold the links of its steps.
  const circle = await subRefusal(ctx, process, applied.steps)
  if (circle) return circle
  const written = await writeSteps(ctx, { mapId: map.id, version, by, steps: applied.steps })
  if (written !== applied.steps.length) return fail('INVALID', 'Шаг занят другой таблицей. Обновите страницу.')
  const rows = table.steps.filter(({ removed }) => !removed).toSorted(byPlace)
  const rowsBefore = before.steps.filter(({ removed }) => !removed).toSorted(byPlace)
  const sound = await soundAfter(
    ctx,
    process,
    { ...map, state },
    { start: before.start, rows: rowsBefore },
    { start: table.start, rows },
  )
  const told = await writtenTable(ctx, process, { id: map.id, startId: table.start })
  const bpmn = keptText(withTable(file.document, file.process, told, filled.rows))
  await ctx.tx.processMap.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: map.id } },
    data: {
      version,
      startId: table.start,
      updatedAt: ctx.now,
      bpmn,
      bpmnName: file.name,
      bpmnProcess: file.process,
      ...(sound !== undefined && { sound }),
    },
    select: { id: true },
  })
  const kept = await keptFile(ctx, map.id)
  const differing = kept ? unlike(kept, await writtenTable(ctx, process, { id: map.id, startId: table.start })) : ['']
  if (differing.length > 0)
    return fail('RULE', 'Таблица и файл разошлись, поэтому ничего не сохранено. Правьте эти шаги в таблице.')
  return done<Stored>(
    { version, text: doneText(difference), notes },
    {
      subject: { type: 'ProcessMap', id: map.id },
      agencyId: process.agencyId,
      ...journal(difference, file.name, state),
    },
  )
}

type Words = Record<string, Prisma.InputJsonValue>

function journal(difference: Difference, name: string, state: MapState): { before: Words; after: Words } {
  const { added, changed, removed, start } = difference
  const listed = changed.slice(0, LISTED)
  const side = (of: 'before' | 'after'): Words =>
    Object.fromEntries(
      listed.map(({ title, cells }) => [
        `Шаг ${title}`,
        Object.fromEntries(cells.map((cell) => [cell.label, cell[of]])),
      ]),
    )
  return {
    before: {
      ...side('before'),
      ...(start && { [start.label]: start.before }),
      ...(removed.length > 0 && { 'Убраны шаги': removed.slice(0, LISTED).join('; ') }),
    },
    after: {
      state: mapStateLabels[state],
      ...(name !== '' && { Файл: name }),
      ...(isNothing(difference) && { Таблица: 'не изменилась' }),
      ...side('after'),
      ...(start && { [start.label]: start.after }),
      ...(added.length > 0 && { 'Добавлены шаги': added.slice(0, LISTED).join('; ') }),
      ...(changed.length > LISTED && { 'Изменено шагов': changed.length }),
    },
  }
}
