/** The `plan` and `maturity` blocks of a programme template, read into indicators. Pure. */
import { z } from 'zod'
import { isDateString, formatShort } from '@/lib/core/dates'
import { parseDecimal, toDecimalString } from '@/lib/core/decimal'
import { upperFirst } from '@/lib/core/format'
import { russianIssue } from '@/lib/core/zod-words'
import { isPercent } from './figures'
import { readFormula, type Formula } from './formula'
import type { Comparison } from './lights'
import { indicatorSources, ofProgrammeOnly, type IndicatorSource } from './sources'

export type PlannedIndicator = {
  number: string
  sectionNumber: string
  section: string
  title: string
  unit: string
  comparison: Comparison
  total: 'SUM' | 'LAST'
  perAgency: boolean
  responsible: string[]
  source: IndicatorSource
  formula: Formula | null
  sample: boolean
  terms: Record<string, string>
  note: string
  /** Year → decimal string. */
  targets: Record<string, string>
}
export type PlanProblem = { path: string; message: string }

const year = z.string().regex(/^20\d\d$/, { error: ({ input }) => `«${String(input)}» – не год` })
const target = z.string().refine((text) => (parseDecimal(text)?.units ?? -1) >= 0, {
  error: ({ input }) => `цель «${String(input)}» – не число от нуля`,
})
const text = z.string().trim().min(1, { error: 'не заполнено' }).max(2000)
const bodies = z.union([text.transform((one) => [one]), z.array(text).max(50)])

const item = z.looseObject({
  number: z.string().trim().min(1).max(20),
  title: text,
  unit: z.string().max(100).default(''),
  comparison: z
    .enum(['AT_LEAST', 'AT_MOST', 'EXACTLY'], { error: 'сравнение: AT_LEAST, AT_MOST или EXACTLY' })
    .default('AT_LEAST'),
  targets: z.record(year, target).default({}),
  terms: z.record(year, text).default({}),
  due: z.record(year, text).default({}),
  responsible: bodies.optional(),
  executor: bodies.optional(),
  source: z.enum(indicatorSources, { error: ({ input }) => `источника «${String(input)}» нет` }).default('TYPED'),
  perAgency: z.boolean().optional(),
  formula: z.unknown().optional(),
  sample: z.boolean().default(false),
  note: z.string().max(2000).default(''),
  comment: z.string().max(2000).optional(),
})
const planBlock = z.looseObject({
  sections: z
    .array(
      z.looseObject({
        number: z.string().max(20),
        title: text,
        indicators: z.array(item).max(200).optional(),
        items: z.array(item).max(200).optional(),
      }),
    )
    .max(50),
})
const maturityBlock = item
  .omit({ number: true, targets: true })
  .extend({ number: z.string().max(20).default('1'), target: z.record(year, target).default({}) })

const PARTICIPANTS = 'PARTICIPANTS'

function read(raw: z.infer<typeof item>, sectionNumber: string, section: string): PlannedIndicator {
  const responsible = raw.responsible ?? raw.executor ?? []
  const due = Object.fromEntries(
    Object.entries(raw.due).map(([key, day]) => [key, isDateString(day) ? `до ${formatShort(day)}` : day]),
  )
  return {
    number: raw.number,
    sectionNumber,
    section,
    title: raw.title,
    unit: raw.unit,
    comparison: raw.comparison,
    total: isPercent(raw.unit) ? 'LAST' : 'SUM',
    // A target is each one's own where the participants alone answer for it; the act does not say so outright.
    perAgency:
      raw.perAgency ?? (responsible.length === 1 && responsible[0] === PARTICIPANTS && !ofProgrammeOnly(raw.source)),
    responsible,
    source: raw.source,
    formula: readFormula(raw.formula),
    sample: raw.sample,
    terms: { ...raw.terms, ...due },
    note: [raw.note, raw.comment ? `${upperFirst(raw.comment)}.` : ''].filter(Boolean).join(' '),
    targets: Object.fromEntries(
      Object.entries(raw.targets).map(([key, value]) => [
        key,
        toDecimalString(parseDecimal(value) ?? { units: 0, scale: 0 }),
      ]),
    ),
  }
}

/** Reads the blocks; `problems` name the place. A programme without them has an empty plan. */
export function readPlan(template: unknown): { indicators: PlannedIndicator[]; problems: PlanProblem[] } {
  const source = z.looseObject({ plan: z.unknown().optional(), maturity: z.unknown().optional() }).safeParse(template)
  if (!source.success) return { indicators: [], problems: [] }
  const problems: PlanProblem[] = []
  const keep = (block: string, issues: readonly { path: readonly PropertyKey[]; message: string }[]) =>
    problems.push(
      ...issues.map(({ path, message }) => ({
        path: [block, ...path.map(String)].join('.'),
        message: `${block === 'plan' ? 'План показателей' : 'Уровень зрелости'}${placeOf(path)}: ${message}.`,
      })),
    )
  const indicators: PlannedIndicator[] = []
  if (source.data.plan !== undefined) {
    const plan = planBlock.safeParse(source.data.plan, { error: russianIssue })
    if (!plan.success) keep('plan', plan.error.issues)
    else
      for (const section of plan.data.sections)
        indicators.push(
          ...[...(section.indicators ?? []), ...(section.items ?? [])].map((one) =>
            read(one, section.number, section.title),
          ),
        )
  }
  if (source.data.maturity !== undefined) {
    const maturity = maturityBlock.safeParse(source.data.maturity, { error: russianIssue })
    if (!maturity.success) keep('maturity', maturity.error.issues)
    else indicators.push(read({ ...maturity.data, targets: maturity.data.target }, 'З', 'Зрелость'))
  }
  indicators.forEach((one, i) => {
    if (one.source === 'FORMULA' && !one.formula)
      problems.push({
        path: `plan.${i}.formula`,
        message: `План показателей, показатель ${one.number}: формула не читается.`,
      })
  })
  return { indicators, problems }
}

const WORDS: Record<string, string> = {
  sections: 'раздел',
  indicators: 'показатель',
  items: 'показатель',
  targets: 'цели',
  number: 'номер',
  title: 'название',
  unit: 'единица',
  comparison: 'сравнение',
  source: 'источник',
  target: 'цель',
  terms: 'сроки',
  due: 'сроки',
}
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? ` № ${key + 1}` : `, ${WORDS[String(key)] ?? `«${String(key)}»`}`))
    .join('')
