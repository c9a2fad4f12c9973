import { z } from 'zod'
import { Id, needed, optionalText, Checked, Version } from '@/lib/core/fields'
import { readDecimal, toDecimalString } from '@/lib/core/decimal'
import { upperFirst } from '@/lib/core/format'
import { recordSources, indicatorSources } from './sources'
import type { Formula } from './formula'

const Year = z.coerce.number().int().min(2000).max(2100)
const most = 99_999_999_999

/** What a person types as a figure: «12», «7,5»; from nothing up. */
const Figure = (what: string) =>
  z
    .string({ error: `Укажите ${what} числом.` })
    .trim()
    .min(1, `Укажите ${what} числом.`)
    .transform((typed, ctx) => {
      const read = readDecimal(typed)
      const problem = !read
        ? `${upperFirst(what)} – число, например 12 или 7,5.`
        : read.units < 0
          ? 'Число не может быть меньше нуля.'
          : read.scale > 4
            ? 'Не больше четырёх знаков после запятой.'
            : Math.abs(read.units) / 10 ** read.scale > most
              ? 'Слишком большое число.'
              : null
      if (problem !== null || !read) {
        ctx.addIssue({ code: 'custom', message: problem ?? '' })
        return z.NEVER
      }
      return toDecimalString(read)
    })
const FigureOrNothing = (what: string) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed) => typed || null)
    .pipe(Figure(what).nullable())

/** One operand of a share, as a select's value: count:PROJECTS_OPENED, with:PROPOSALS_DONE, agencies, indicator:2.1. */
const Operand = z.string().transform((key, ctx): Formula => {
  const [kind = '', rest = ''] = key.split(/:(.*)/s)
  const source = recordSources.find((one) => one === rest)
  if (kind === 'agencies') return { op: 'agencies' }
  if (kind === 'count' && source) return { op: 'count', source }
  if (kind === 'with' && source) return { op: 'agenciesWith', source, atLeast: 1 }
  if (kind === 'indicator' && /^.{1,20}$/.test(rest)) return { op: 'indicator', number: rest }
  ctx.addIssue({ code: 'custom', message: 'Выберите из списка, что считать.' })
  return z.NEVER
})
export const operandKey = (formula: Formula): string | null => {
  switch (formula.op) {
    case 'agencies':
      return 'agencies'
    case 'count':
      return formula.allYears ? null : `count:${formula.source}`
    case 'agenciesWith':
      return formula.atLeast === 1 ? `with:${formula.source}` : null
    case 'indicator':
      return `indicator:${formula.number}`
    case 'number':
    case 'sum':
    case 'mean':
    case 'product':
    case 'difference':
    case 'ratio':
      return null
  }
}

/** A share, or the mean of several, as the form edits it; null – made of something that the form does not show. */
export function sharesOf(formula: Formula | null): { of: string; to: string; name: string }[] | null {
  if (formula === null) return []
  const ratios = formula.op === 'mean' ? formula.of : [formula]
  const rows = ratios.map((one) =>
    one.op === 'ratio' ? { of: operandKey(one.of), to: operandKey(one.to), name: one.name ?? '' } : null,
  )
  return rows.every((row) => row !== null && row.of !== null && row.to !== null)
    ? rows.flatMap((row) => (row?.of && row.to ? [{ of: row.of, to: row.to, name: row.name }] : []))
    : null
}

const Share = z.object({
  of: z.string().default(''),
  to: z.string().default(''),
  name: z.string().trim().max(200).default(''),
})
export const MOST_SHARES = 5

/** Rows left empty are no shares. One share is the value itself, several – their mean. */
const Shares = z
  .array(Share)
  .max(20)
  .default([])
  .transform((rows, ctx): Formula | null => {
    const ratios = rows.flatMap((row, i): Formula[] => {
      if (row.of === '' && row.to === '') return []
      const [of, to] = [Operand.safeParse(row.of), Operand.safeParse(row.to)]
      if (!of.success) ctx.addIssue({ code: 'custom', path: [i, 'of'], message: 'Выберите, что считать.' })
      if (!to.success) ctx.addIssue({ code: 'custom', path: [i, 'to'], message: 'Выберите, от чего считать долю.' })
      return of.success && to.success
        ? [{ op: 'ratio', of: of.data, to: to.data, percent: true, ...(row.name ? { name: row.name } : {}) }]
        : []
    })
    const [first] = ratios
    return ratios.length > 1 ? { op: 'mean', of: ratios } : (first ?? null)
  })

const indicatorFields = {
  number: needed('Укажите номер, например 1.1.', 20),
  sectionNumber: needed('Укажите номер раздела.', 20),
  section: needed('Укажите раздел плана.', 300),
  title: needed('Напишите, что это за показатель.', 1000),
  unit: optionalText(100),
  comparison: z.enum(['AT_LEAST', 'AT_MOST', 'EXACTLY'], { error: 'Выберите, как сравнивать с целью.' }),
  total: z.enum(['SUM', 'LAST'], { error: 'Выберите, как складывается факт за год.' }),
  perAgency: Checked,
  responsible: z.array(z.string().max(300)).default([]),
  bodies: optionalText(2000),
  source: z.enum(indicatorSources, { error: 'Выберите, откуда берётся факт.' }),
  shares: Shares,
  /** The formula stays as it is: it is richer than the form shows. */
  keepFormula: Checked,
  sample: Checked,
  note: optionalText(2000),
}
export const CreateIndicatorInput = z.object(indicatorFields)
export const UpdateIndicatorInput = z.object({
  ...indicatorFields,
  id: Id,
  version: Version,
  reason: optionalText(500),
})
export type IndicatorFields = z.output<typeof CreateIndicatorInput>

export const RetireIndicatorInput = z.object({
  id: Id,
  version: Version,
  fromYear: Year,
  reason: needed('Напишите, почему показатель исключают из плана.', 500),
})
export const RestoreIndicatorInput = z.object({
  id: Id,
  version: Version,
  reason: needed('Напишите, почему показатель возвращают.', 500),
})

export const SetTargetInput = z.object({
  indicatorId: Id,
  /** The indicator's: its targets are part of what it says. */
  version: Version,
  year: Year,
  /** Empty: the target of everybody. */
  agencyId: z
    .string()
    .default('')
    .transform((text) => text || null)
    .pipe(Id.nullable()),
  /** Empty: no target; for an agency – the same as everybody's. */
  value: FigureOrNothing('цель'),
  reason: optionalText(500),
})

export const EnterFactInput = z.object({
  indicatorId: Id,
  year: Year,
  quarter: z.coerce
    .number({ error: 'Выберите квартал.' })
    .int()
    .min(1, 'Выберите квартал.')
    .max(4, 'Выберите квартал.'),
  agencyId: z
    .string()
    .default('')
    .transform((text) => text || null)
    .pipe(Id.nullable()),
  value: FigureOrNothing('факт'),
  part: FigureOrNothing('сколько'),
  whole: FigureOrNothing('из скольких'),
  note: optionalText(2000),
  fileId: z
    .string()
    .default('')
    .transform((text) => text || null)
    .pipe(Id.nullable()),
  reason: optionalText(500),
  /** «Так и есть» of a fact that is far from what there was. */
  sure: Checked.optional(),
  /** Version of the fact that the form showed; 0 – there was none. */
  known: z.coerce.number().int().min(0).default(0),
})

export const LoadPlanInput = z.object({})
export const PublishProgressInput = z.object({
  year: Year,
  reason: optionalText(500),
  /** Last version that the page showed. */
  known: z.coerce.number().int().min(0).default(0),
})
