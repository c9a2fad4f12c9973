/** Significance of a finished project by a weighted form (W plan 1.2). Exact decimals. Pure. */
import { z } from 'zod'
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  parseDecimal,
  readDecimal,
  toDecimalString,
} from '@/lib/core/decimal'
import sample from './sample.json'

const typedDecimal = (message: string, max: number) =>
  z
    .string({ error: message })
    .trim()
    .transform((typed) => readDecimal(typed))
    .refine(
      (value) => value !== undefined && value.units >= 0 && value.scale <= 2 && value.units <= max * 10 ** value.scale,
      { error: message },
    )
    .transform((value) => (value === undefined ? '0' : toDecimalString(value)))

const Option = z.object({
  text: z.string().min(1),
  score: z.string().refine((text) => parseDecimal(text) !== undefined),
})
const Criterion = z.object({
  title: z.string().min(1),
  weight: z.string().refine((text) => parseDecimal(text) !== undefined),
  options: z.array(Option).min(2),
})
const Level = z.object({
  title: z.string().min(1),
  from: z.string().refine((text) => parseDecimal(text) !== undefined),
})

/** The form as stored; `sample` until the authority saves its own. */
export const SignificanceBody = z.object({
  sample: z.boolean().default(false),
  title: z.string(),
  criteria: z.array(Criterion).min(1).max(30),
  levels: z.array(Level).min(1).max(10),
})
export type SignificanceBody = z.infer<typeof SignificanceBody>
type SignificanceCriterion = SignificanceBody['criteria'][number]

/** The form as typed: weights and scores with a comma or a point. Rows left wholly empty are dropped. */
const optionInput = z.object({
  text: z.string().trim().min(1, 'Опишите вариант.').max(300, 'Не больше 300 знаков.'),
  score: typedDecimal('Балл – число от 0 до 100, например 2 или 1,5.', 100),
})
const criterionInput = z.object({
  title: z.string().trim().min(1, 'Назовите критерий.').max(300, 'Не больше 300 знаков.'),
  weight: typedDecimal('Вес – число от 0 до 100, например 0,25.', 100),
  options: z.array(optionInput).min(2, 'Нужно хотя бы два варианта ответа.').max(10, 'Не больше 10 вариантов.'),
})
const levelInput = z.object({
  title: z.string().trim().min(1, 'Назовите ступень.').max(100, 'Не больше 100 знаков.'),
  from: typedDecimal('Граница – число, например 1,5.', 10_000),
})
export const SaveSignificanceInput = z.object({
  title: z.string().trim().min(1, 'Назовите форму.').max(200, 'Не больше 200 знаков.'),
  criteria: z
    .array(criterionInput, { error: 'Добавьте хотя бы один критерий.' })
    .min(1, 'Добавьте хотя бы один критерий.')
    .max(30, 'Не больше 30 критериев.'),
  levels: z
    .array(levelInput, { error: 'Добавьте хотя бы одну ступень.' })
    .min(1, 'Добавьте хотя бы одну ступень.')
    .max(10, 'Не больше 10 ступеней.'),
})

/** Shown until the authority saves its own; the act names no criteria. */
export const sampleSignificance: SignificanceBody = SignificanceBody.parse(sample)

/** The stored form, or the sample where there is none. */
export function significanceForm(stored: unknown): SignificanceBody {
  const read = SignificanceBody.safeParse(stored)
  return read.success ? read.data : sampleSignificance
}

const bestOf = ({ options }: SignificanceCriterion): string =>
  options.reduce((best, { score }) => (compareDecimals(score, best) > 0 ? score : best), options[0]?.score ?? '0')

/** The greatest possible total. */
export const maximumOf = ({ criteria }: SignificanceBody): string =>
  addDecimals('0', ...criteria.map((criterion) => multiplyDecimals(bestOf(criterion), criterion.weight)))

type SignificanceLine = { title: string; weight: string; answer: string; score: string; points: string }
export type SignificanceResult = { total: string; maximum: string; level: string; lines: SignificanceLine[] }

/**
 * Total = Σ score × weight. `answers`: the place of the chosen option for each criterion; null when any is missing or
 * unknown.
 */
export function evaluate(form: SignificanceBody, answers: readonly number[]): SignificanceResult | null {
  const lines: SignificanceLine[] = []
  for (const [i, { title, weight, options }] of form.criteria.entries()) {
    const chosen = options[answers[i] ?? -1]
    if (!chosen) return null
    lines.push({
      title,
      weight,
      answer: chosen.text,
      score: chosen.score,
      points: multiplyDecimals(chosen.score, weight),
    })
  }
  const total = addDecimals('0', ...lines.map(({ points }) => points))
  return { total, maximum: maximumOf(form), level: levelOf(form, total), lines }
}

/** The highest level whose lower bound the total reaches; the lowest one below them all. */
export function levelOf({ levels }: SignificanceBody, total: string): string {
  const sorted = [...levels].sort((a, b) => compareDecimals(a.from, b.from))
  return (sorted.findLast(({ from }) => compareDecimals(total, from) >= 0) ?? sorted[0])?.title ?? ''
}

/** Sum of the weights and whether it is one: said beside the form, not demanded. */
export function weightSum({ criteria }: Pick<SignificanceBody, 'criteria'>): { sum: string; one: boolean } {
  const sum = addDecimals('0', ...criteria.map(({ weight }) => weight))
  return { sum, one: compareDecimals(sum, '1') === 0 }
}

/**
 * What stands in the way of a form: two criteria of one name, two levels from the same bound, a level out of reach.
 * Field → message.
 */
export function significanceProblems(
  form: Pick<SignificanceBody, 'criteria' | 'levels' | 'title'>,
): Record<string, string> {
  const problems: Record<string, string> = {}
  const maximum = maximumOf({ ...form, sample: false })
  for (const [i, level] of form.levels.entries()) {
    if (form.levels.slice(0, i).some(({ from }) => compareDecimals(from, level.from) === 0))
      problems[`levels.${i}.from`] = 'Такая граница уже есть у другой ступени.'
    else if (compareDecimals(level.from, maximum) > 0)
      problems[`levels.${i}.from`] = 'Ступень недостижима: наибольшая оценка по форме меньше этой границы.'
  }
  for (const [i, { title }] of form.criteria.entries()) {
    if (form.criteria.slice(0, i).some((one) => one.title.toLowerCase() === title.toLowerCase()))
      problems[`criteria.${i}.title`] = 'Такой критерий уже есть.'
  }
  return problems
}
