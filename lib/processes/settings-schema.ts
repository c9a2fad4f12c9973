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

export const ProcessSettingsInput = z.object({
  groups: NamedRows(50),
  carries: NamedRows(20),
  institutionsApart: Checked,
  institutionRegistries: Checked,
  externalKinds: listOf(z.enum(Object.keys(agencyKindLabels).filter(isAgencyKind)), 'Выберите виды из списка.', 20),
  headRepresents: Checked,
  officePublishes: Checked,
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
