import 'server-only'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, type CommandContext } from '@/lib/platform/command'
import { fromEditor } from '../map/editor'
import { refusalText } from '../map/labels'
import { openText } from '../map/open'
import { operations } from '../operations'
import { editableProcess } from '../steps/write'
import type { MapState } from '../model/states'
import { lockMap } from '../steps/store'
import { mapText } from './read'
import { FillFromFileInput, SaveDrawingInput } from './schema'
import { storeFile } from './store'
import { readUpload } from './upload'

/** The map, held, of a process whose steps may be changed. */
async function lockedMap(ctx: CommandContext, { processId, state }: { processId: string; state: MapState }) {
  const found = await editableProcess(ctx, processId)
  if (!found.ok) return found
  const map = await lockMap(ctx, processId, state)
  if (!map) return notFound('Карта «как будет»')
  return { ok: true as const, value: { ...map, process: found.value } }
}

/** A file of another program fills the table of steps; the file itself is kept beside it. */
export const fillFromFile = defineCommand({
  operation: operations['process.file'],
  schema: FillFromFileInput,
  changes: 'ProcessMap',
  row: lockedMap,
  run: async (ctx, { state, name, file, as, process }, { process: owner, ...map }) => {
    const read = readUpload(Buffer.from(file, 'base64'), as)
    if (!read.ok) return fail('INVALID', read.text)
    return storeFile(ctx, owner, { map, state, file: { document: read.document, process, name } })
  },
})

/** An edited drawing: laid into the file that the editor was given, then read like every other. */
export const saveDrawing = defineCommand({
  operation: operations['process.draw'],
  schema: SaveDrawingInput,
  changes: 'ProcessMap',
  row: lockedMap,
  run: async (ctx, { state, base, xml }, { process: owner, ...map }) => {
    const given = await mapText(ctx, owner, map)
    if (given.digest !== base)
      return fail(
        'CONFLICT',
        'Пока рисунок был открыт, изменились роли или файл карты. Сравните свой рисунок с нынешней таблицей.',
      )
    const kept = openText(given.text)
    if (!kept.ok) return fail('INVALID', refusalText(kept.reason))
    const back = fromEditor(kept.value, xml)
    if (!back.ok) return fail('INVALID', refusalText(back.reason))
    return storeFile(ctx, owner, {
      map,
      state,
      file: { document: back.value, process: given.process, name: given.name },
    })
  },
})
