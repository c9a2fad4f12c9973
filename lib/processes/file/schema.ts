/** Inputs of files and drawings that fill a table of steps. */
import { z } from 'zod'
import { optionalText, RecordId, Version } from '@/lib/core/fields'
import { MAX_FILE_BYTES } from '../map/decode'

const AGAIN = 'Обновите страницу и повторите.'
const State = z.enum(['AS_IS', 'TO_BE'], { error: AGAIN })
const table = { processId: RecordId, state: State, version: Version }

/** A file that somebody sent; `process` – which of its processes was chosen, `as` – the encoding a person chose. */
export const FillFromFileInput = z.object({
  ...table,
  name: optionalText(300),
  /** Base64. */
  file: z
    .string({ error: AGAIN })
    .min(1, { error: 'Файл пустой. Выберите другой.' })
    .max(Math.ceil(MAX_FILE_BYTES / 3) * 4 + 4, { error: 'Файл слишком большой. Загрузите процессы по одному.' }),
  as: z.string().trim().max(40).optional(),
  process: z.string({ error: AGAIN }).min(1, { error: 'Выберите процесс из файла.' }).max(1000),
})

/** A drawing that was edited; `base` – digest of the file that the editor was given. */
export const SaveDrawingInput = z.object({
  ...table,
  base: z.string({ error: AGAIN }).regex(/^[0-9a-f]{64}$/, { error: AGAIN }),
  xml: z.string({ error: AGAIN }).min(1).max(MAX_FILE_BYTES, { error: 'Рисунок слишком большой.' }),
})
