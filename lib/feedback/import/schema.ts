/** Inputs of taking answers from a file. Pure. */
import { z } from 'zod'
import { Checked, OptionalId, record, RecordId, Version } from '@/lib/core/fields'
import { StartInput } from '@/lib/tables/input'
import { ColumnAt, RowNumber, separators } from './choice'

const short = z.string().max(200)
const given = <T extends z.ZodType>(type: T) => z.preprocess((value) => (value === '' ? undefined : value), type)

export const StartFileInput = StartInput.omit({ kind: true }).extend({ id: RecordId })

/** How the file is read: each set of fields of the form is a choice of its own. */
export const ChooseFileInput = z.object({
  id: RecordId,
  version: Version,
  sheet: short.optional(),
  headerRow: given(RowNumber.optional()),
  headerRows: z.coerce.number().int().min(1).max(2).optional(),
  columns: z.record(z.string().regex(/^\d{1,2}$/), short).optional(),
  separator: z.enum(separators, { error: 'Выберите знак из списка.' }).optional(),
  dayOrder: z.enum(['dmy', 'mdy'], { error: 'Выберите порядок из списка.' }).optional(),
  codebook: short.optional(),
  dontKnow: short.optional(),
  noAnswer: short.optional(),
  agencyId: OptionalId.optional(),
  touchpointId: OptionalId.optional(),
  /** Back to what the portal finds. */
  anew: Checked.optional(),
})

export const DecideFileInput = z.object({
  id: RecordId,
  version: Version,
  deed: z.enum(['correct', 'blank', 'column', 'skip', 'keep', 'undo'], { error: 'Обновите страницу и повторите.' }),
  /** The fault: its column and first row; of an answer in several cells `whole`. */
  at: given(ColumnAt.optional()),
  row: given(RowNumber.optional()),
  whole: Checked.optional(),
  to: z.string().max(10_000, { error: 'Сократите текст: не больше 10 000 знаков.' }).optional(),
})

/** Confirms: the version says what the person saw, and of which questions. */
export const LoadFileInput = record({ id: RecordId, version: Version, surveyVersionId: RecordId })
export const SeenFileInput = record({ id: RecordId, version: Version })
