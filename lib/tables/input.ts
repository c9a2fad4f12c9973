/** What the importer's forms send, and what is kept of it as JSON. Pure. */
import { z } from 'zod'
import { Checked, RecordId, Version } from '@/lib/core/fields'
import type { Decisions, TableChoice } from '@/lib/core/table-import'

const short = z.string().max(200)
const Row = z.coerce.number().int().min(1).max(2_000_000)

const Choice = z.object({
  sheet: short.optional(),
  header: z.object({ row: Row, rows: z.number().int().min(1).max(2) }).optional(),
  columns: z.record(z.string().regex(/^\d{1,2}$/), short).optional(),
  constants: z.record(short, z.string().max(500)).optional(),
})
const Decided = z.record(
  z.string().regex(/^\d{1,7}$/),
  z.object({
    row: z.enum(['skip', 'take']).optional(),
    fields: z
      .record(short, z.union([z.object({ accept: z.literal(true) }), z.object({ text: z.string().max(2000) })]))
      .optional(),
  }),
)

/** Kept JSON; what is no longer understood counts as not chosen. */
export const choiceOf = (json: unknown): TableChoice => {
  const read = Choice.safeParse(json)
  return read.success ? read.data : {}
}
export const decisionsOf = (json: unknown): Decisions => {
  const read = Decided.safeParse(json)
  return read.success ? read.data : {}
}

const listOf = (value: unknown): unknown =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]

/** Confirms a load: the version says what the person saw. */
export const LoadInput = z.object({
  id: RecordId,
  version: Version,
  options: z.preprocess(listOf, z.array(short).max(10)).optional(),
})

export const StartInput = z.object({
  kind: short,
  fileName: z
    .string()
    .max(1000)
    .transform(
      (name) =>
        name
          .replace(/[\u0000-\u001f\u007f]/g, '')
          .replace(/^.*[\\/]/, '')
          .slice(0, 200) || 'таблица',
    ),
  bytes: z.instanceof(Uint8Array, { error: 'Выберите файл.' }),
})

/** How the table is read: each set of fields of the form is a choice of its own. */
export const ChooseInput = z.object({
  id: RecordId,
  version: Version,
  sheet: short.optional(),
  headerRow: z.preprocess((value) => (value === '' ? undefined : value), Row.optional()),
  headerRows: z.coerce.number().int().min(1).max(2).optional(),
  columns: z.record(z.string().regex(/^\d{1,2}$/), short).optional(),
  constants: z.record(short, z.string().max(500)).optional(),
  /** Back to what the portal finds. */
  anew: Checked.optional(),
})

export const DecideInput = z.object({
  id: RecordId,
  version: Version,
  row: Row,
  field: z.string().max(60).default(''),
  deed: z.enum(['accept', 'text', 'empty', 'skip', 'take', 'undo'], { error: 'Обновите страницу и повторите.' }),
  text: z.string().max(2000, { error: 'Сократите текст: не больше 2000 знаков.' }).optional(),
})
