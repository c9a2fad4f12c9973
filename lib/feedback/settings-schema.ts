/** The section «Клиенты и обратная связь» of the settings, as its form sends it. Pure. */
import { z } from 'zod'
import { slugOf } from '@/lib/agencies/slug'
import { Checked, emptyToNull, linesOf, optionalText, WebAddress, whole } from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'
import { sameName } from '@/lib/core/same-name'
import { situationDecisions } from '@/lib/core/tenant'

type Named = { key: string; title: string }

/** A key of its own for what was added by its title alone: latin, as the stored settings have it. */
function keyed<T extends Named>(rows: readonly T[]): T[] {
  const taken = new Set(rows.map(({ key }) => key).filter(Boolean))
  return rows.map((row) => {
    if (row.key) return row
    const base = `own-${slugOf(row.title)}`.slice(0, 34)
    let free = base
    for (let n = 2; taken.has(free); n += 1) free = `${base}-${n}`
    taken.add(free)
    return { ...row, key: free }
  })
}

const Row = z.object({
  key: z
    .string()
    .regex(/^([a-z][a-z0-9-]{0,39})?$/, 'Обновите страницу и повторите.')
    .default(''),
  title: optionalText(200),
})
/** Rows with a key and a title; an empty title takes the row away. */
const rowsOf = <T extends z.ZodType<Named>>(row: T, least: number, most: number) =>
  z
    .preprocess((value) => linesOf(value ?? []), z.array(row).max(most, `Не больше ${most}.`))
    .transform((rows) => keyed(rows.filter(({ title }) => title !== '')))
    .refine((rows) => rows.length >= least, { error: 'Оставьте хотя бы одну строку.' })
    .refine((rows) => new Set(rows.map(({ title }) => sameName(title))).size === rows.length, {
      error: 'Названия не повторяются.',
    })

const days = (most: number) => whole(`Напишите целое число рабочих дней от 1 до ${most}.`, 1, most)
const optionalDays = (most: number) =>
  z.preprocess(
    emptyToNull,
    days(most)
      .nullish()
      .transform((n) => n ?? null),
  )

export const FeedbackSettingsInput = z
  .object({
    threshold: whole('Напишите целое число от 3 до 10.', 3, 10),
    showUnanimous: Checked,
    batchLeast: whole('Напишите целое число от 3 до 500.', 3, 500),
    periodMonths: whole('Напишите целое число месяцев от 1 до 36.', 1, 36),
    sortDays: days(60),
    tellDays: days(60),
    answerDays: days(30),
    internalSortDays: optionalDays(60),
    internalTellDays: optionalDays(60),
    internalAnswerDays: optionalDays(30),
    addressDays: whole('Напишите целое число дней от 1 до 365.', 1, 365),
    channels: rowsOf(Row, 1, 30),
    externalClients: rowsOf(Row, 0, 30),
    internalClients: rowsOf(Row, 0, 30),
    criteria: rowsOf(Row.extend({ weight: whole('Вес – целое число от 1 до 100.', 1, 100) }), 1, 10),
    decisions: listOf(z.enum(situationDecisions), 'Выберите решения из списка.', 4),
    decisionBody: optionalText(200),
    appealUrl: z
      .string()
      .trim()
      .default('')
      .pipe(z.union([z.literal(''), WebAddress], { error: 'Вставьте ссылку, которая начинается с https://' })),
  })
  .refine(({ batchLeast, threshold }) => batchLeast >= threshold, {
    path: ['batchLeast'],
    error: 'В партии не меньше ответов, чем порог показа.',
  })
