/** Inputs of the commands about orders. Pure. */
import { z } from 'zod'
import {
  Checked,
  Day,
  emptyToNull,
  needed,
  OptionalDay,
  OptionalId,
  RecordId,
  Version,
  whole,
  actNumber,
} from '@/lib/core/fields'
import { orderKinds } from './order'

const Months = z.preprocess(
  emptyToNull,
  whole('Напишите целое число месяцев от 1 до 36.', 1, 36)
    .nullish()
    .transform((months) => months ?? null),
)
const OrderFields = z.object({
  actTitle: needed('Укажите вид акта, например «Приказ министра».', 300, 3),
  actNumber: actNumber('Укажите номер акта.'),
  actOn: Day,
  from: Day,
  until: OptionalDay,
  months: Months,
  fileId: OptionalId,
  public: Checked,
})
const inOrder = ({ from, until }: { from: string; until: string | null }): boolean => until === null || from <= until
const words = { path: ['until'], error: 'Последний день раньше первого.' }
export const CreateOrderInput = OrderFields.extend({
  agencyId: RecordId,
  kind: z.enum(orderKinds, { error: 'Выберите, о чём порядок.' }),
}).refine(inOrder, words)
/** The file stays when none is sent. */
export const EditOrderInput = OrderFields.extend({ id: RecordId, version: Version }).refine(inOrder, words)
export type OrderFields = z.output<typeof OrderFields>
