import { z } from 'zod'
import { compareDecimals, readDecimal, toDecimalString } from '@/lib/core/decimal'
import { day, Day, Id, needed, OptionalDay, OptionalId, optionalText, RecordId, Version } from '@/lib/core/fields'
import { resourceKinds } from './rules'

const kind = z.enum(resourceKinds, { error: 'Выберите вид ресурса.' })
const name = needed('Назовите ресурс.', 200, 2)

export const AddResourceInput = z.object({
  /** Empty: of the whole programme. */
  agencyId: OptionalId,
  kind,
  name,
  measure: optionalText(100),
})
export const UpdateResourceInput = z.object({ id: Id, version: Version, name, measure: optionalText(100) })
/** Out of use from that day on; a day in the past is refused by the command. */
export const RetireResourceInput = z.object({ id: Id, version: Version, date: day('Укажите день.') })

const PRICE = 'Цена – число от 0 до миллиарда, не больше четырёх знаков после запятой. Ноль – это цена.'
const Price = z.string({ error: PRICE }).transform((typed, ctx) => {
  const read = readDecimal(typed.replace(/\s*(₽|%)$/, ''))
  const text = read && toDecimalString(read)
  if (read && text !== undefined && read.units >= 0 && read.scale <= 4 && compareDecimals(text, '1000000000') <= 0)
    return text
  ctx.addIssue({ code: 'custom', message: PRICE })
  return z.NEVER
})

/** Of an overhead the price is typed in per cent of wages. */
export const AddPriceInput = z.object({
  id: Id,
  version: Version,
  from: Day,
  to: OptionalDay,
  price: Price,
  basis: optionalText(500),
})
export const RemovePriceInput = z.object({
  id: Id,
  version: Version,
  priceId: Id,
  reason: needed('Напишите, почему строка убирается.', 500, 3),
})

export const ApproveCalculationInput = z.object({
  /** The map. */
  id: Id,
  version: Version,
  day: Day,
  note: optionalText(1000),
})

/** A number that may be left out: nothing said is not 0. */
const said = (message: string, most: string, digits: number) =>
  z.string({ error: message }).transform((typed, ctx) => {
    const plain = typed.replace(/\s*₽$/, '').trim()
    if (plain === '') return null
    const read = readDecimal(plain)
    const text = read && toDecimalString(read)
    if (read && text !== undefined && read.units >= 0 && read.scale <= digits && compareDecimals(text, most) <= 0)
      return text
    ctx.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** The client's own costs of one application. */
export const ClientCostInput = z.object({
  /** The map. */
  id: RecordId,
  version: Version,
  visits: said(
    'Визиты – число от 0 до 1000, не больше двух знаков после запятой. Не знаете – оставьте пустым.',
    '1000',
    2,
  ),
  documents: said('Документы – число от 0 до 1000. Не знаете – оставьте пустым.', '1000', 2),
  hours: said(
    'Часы – число от 0 до 10 000, не больше двух знаков после запятой. Не знаете – оставьте пустым.',
    '10000',
    2,
  ),
  money: said(
    'Деньги – число от 0 до миллиарда, копейки – после запятой. Не знаете – оставьте пустым.',
    '1000000000',
    2,
  ),
})

export const ReachInput = z.object({
  /** The map «как будет». */
  id: RecordId,
  version: Version,
  oneOff: said('Затраты – число от 0 до миллиарда, копейки – после запятой.', '1000000000', 2).transform(
    (value) => value ?? '0',
  ),
  readyOn: OptionalDay,
  resources: optionalText(2000),
  further: optionalText(2000),
})
