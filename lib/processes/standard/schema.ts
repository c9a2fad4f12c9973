/** Inputs of the commands of a standard. Pure. */
import { z } from 'zod'
import { compareDecimals, readDecimal, toDecimalString } from '@/lib/core/decimal'
import {
  Day,
  emptyToNull,
  Id,
  needed,
  OptionalDay,
  optionalText,
  RecordId,
  Version,
  whole,
  actNumber,
} from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'

const seen = { id: RecordId, version: Version }

export const MakeStandardInput = z.object({ processId: RecordId })

export const EditStandardInput = z.object({
  ...seen,
  general: needed('Напишите общие положения.', 4000, 3),
  /** Words of the steps by their ids; an empty one takes the words of the table back. */
  words: z
    .record(z.string().max(60), z.string().trim().max(1000, 'Сократите текст: не больше 1000 знаков.'))
    .default({}),
})

const Readers = listOf(Id, 'Выберите людей из списка.', 500)

export const ApproveStandardInput = z.object({
  ...seen,
  actTitle: needed('Укажите вид акта, например «Приказ председателя комитета».', 300, 3),
  actNumber: actNumber('Укажите номер акта.'),
  actOn: Day,
  effectiveOn: Day,
  reviewOn: OptionalDay,
  readers: Readers,
})

export const AddReadersInput = z.object({ ...seen, readers: Readers })
export const AcknowledgeInput = z.object({ id: RecordId })

const decimalOf = (message: string, most: string) =>
  z
    .string({ error: message })
    .trim()
    .transform((typed, ctx) => {
      const read = readDecimal(typed)
      const text = read && toDecimalString(read)
      if (read && text !== undefined && read.units >= 0 && read.scale <= 2 && compareDecimals(text, most) <= 0)
        return text
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    })

export const RecordCheckInput = z.object({
  ...seen,
  measuredOn: Day,
  runs: whole('Напишите, сколько случаев замерили: целое число от 1.', 1, 1_000_000),
  lead: decimalOf('Напишите рабочие дни числом, например 6,1.', '10000'),
  right: z.preprocess(emptyToNull, decimalOf('Напишите долю от 0 до 100.', '100').nullish()),
  note: optionalText(1000),
})
