/** Inputs of the table of steps. */
import { z } from 'zod'
import { RecordId } from '@/lib/core/fields'
import { MOST_EDITS } from './limits'

const MapStateField = z.enum(['AS_IS', 'TO_BE'], { error: 'Обновите страницу и повторите.' })

/** A path and its cell's text: lib/processes/steps/cells.ts. */
const Edit = z.object({
  path: z.string().max(80),
  base: z.string().max(20_000),
  text: z.string().max(20_000, { error: 'Сократите текст этой ячейки.' }),
})

/** Autosave: what was typed over what, by path. */
export const SaveStepsInput = z.object({
  processId: RecordId,
  state: MapStateField,
  edits: z.array(Edit).min(1).max(MOST_EDITS),
})

export const BeginTargetInput = z.object({ processId: RecordId })
