/** The section «Процессы» of the settings, as its form sends it. Pure. */
import { z } from 'zod'
import { slugOf } from '@/lib/agencies/slug'
import { agencyKindLabels, isAgencyKind } from '@/lib/core/agency-kinds'
import { toDecimalString } from '@/lib/core/decimal'
import { Checked, linesOf, optionalText, WebAddress, whole } from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'
import { sameName } from '@/lib/core/same-name'

type Named = { key: string; title: string }

/** A key of its own for what was added by its title alone: latin, as the stored settings have it. */
function keyed(rows: readonly Named[]): Named[] {
  const taken = new Set(rows.map(({ key }) => key).filter(Boolean))
  return rows.map(({ key, title }) => {
    if (key) return { key, title }
    const base = `own-${slugOf(title)}`.slice(0, 34)
    let free = base
    for (let n = 2; taken.has(free); n += 1) free = `${base}-${n}`
    taken.add(free)
    return { key: free, title }
  })
}

/** Rows with a key and a title; an empty title takes the row away. */
const NamedRows = (most: number) =>
  z
    .preprocess(
      (value) => linesOf(value ?? []),
      z
        .array(
          z.object({
            key: z
              .string()
              .regex(/^([a-z][a-z0-9-]{0,39})?$/, 'Обновите страницу и повторите.')
              .default(''),
            title: optionalText(200),
          }),
        )
        .max(most, `Не больше ${most}.`),
    )
    .transform((rows) => keyed(rows.filter(({ title }) => title !== '')))
    .refine((rows) => new Set(rows.map(({ title }) => sameName(title))).size === rows.length, {
      error: 'Названия не повторяются.',
    })

/** Months as they are typed, «1, 3, 6, 12»: each once, in order. */
const Months = z
  .string({ error: 'Напишите месяцы через запятую, например 1, 3, 6, 12.' })
  .transform((text) =>
    [
      ...new Set(
        text
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(Number),
      ),
    ].sort((a, b) => a - b),
  )
  .pipe(
    z
      .array(z.number().int().min(1).max(60), { error: 'Напишите месяцы через запятую, например 1, 3, 6, 12.' })
      .min(1, 'Назначьте хотя бы один замер.')
      .max(12, 'Не больше двенадцати замеров.'),
  )

export const ProcessSettingsInput = z.object({
  groups: NamedRows(50),
  carries: NamedRows(20),
  institutionsApart: Checked,
  institutionRegistries: Checked,
  externalKinds: listOf(z.enum(Object.keys(agencyKindLabels).filter(isAgencyKind)), 'Выберите виды из списка.', 20),
  requestDays: whole('Напишите целое число от 1 до 60.', 1, 60),
  headRepresents: Checked,
  officePublishes: Checked,
  senderDecides: Checked,
  holdsWithin: whole('Напишите целое число от 0 до 200.', 0, 200).default(20),
  monitorMonths: Months.default([1, 3, 6, 12]),
  reviewMonths: whole('Напишите целое число месяцев от 1 до 120.', 1, 120).default(12),
  readDays: whole('Напишите целое число рабочих дней от 1 до 60.', 1, 60).default(5),
  portalName: optionalText(200),
  productName: optionalText(300),
  productUrl: z
    .string()
    .trim()
    .default('')
    .pipe(z.union([z.literal(''), WebAddress], { error: 'Вставьте ссылку, которая начинается с https://' })),
  usefulShare: whole('Напишите целое число от 1 до 100.', 1, 100).transform((n) =>
    toDecimalString({ units: n, scale: 2 }),
  ),
})
