/** Reads the `rating` block of a programme template: shape here, sense in methodology-checks.ts. */
import { z } from 'zod'
import { isDateString } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import { russianIssue } from '@/lib/core/zod-words'
import { methodologyProblems, sortLevels, type MethodologyProblem } from './checks'
import { offerKinds } from './offer-rules'
import type { Interpretation, InterpretationSubject, Methodology } from './types'

export type { Criterion, InterpretationSubject, Level, Methodology } from './types'
export type { MethodologyProblem } from './checks'

const text = z.string().trim().min(1).max(2000)
const wholeScore = z.int()

/** A decimal as text with a point; the sizes keep every sum of a rating an exact integer. */
const decimalText = z.string().regex(/^-?\d{1,4}(\.\d{1,6})?$/, {
  error: ({ input }) => `«${String(input)}» – не десятичная дробь; пишется с точкой, например 0.3`,
})

const optionSchema = z.object({ score: wholeScore, text, effort: decimalText.optional() })

const offerSchema = z.object({
  kind: z.enum(offerKinds, { error: 'возможны project, practice, proposal, situation и survey' }),
  rung: wholeScore.optional(),
  statuses: z.array(text).min(1).optional(),
  projectKind: z.enum(['LEAN', 'CLIENT_CENTRIC'], { error: 'возможны LEAN и CLIENT_CENTRIC' }).optional(),
  of: z.enum(['own', 'subordinate'], { error: 'возможны own и subordinate' }).optional(),
  replicated: z.boolean().optional(),
  interAgency: z.boolean().optional(),
  note: text.optional(),
})

const criterionSchema = z.object({
  number: z.int().min(1).max(1000),
  title: text,
  shortTitle: text.optional(),
  weight: decimalText,
  cumulative: z.boolean(),
  options: z.array(optionSchema).min(1).max(20),
  evidence: text.optional(),
  offers: z.array(offerSchema).max(20).optional(),
})

const levelSchema = z.object({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/, { error: 'код пишется заглавными латинскими буквами, например LEADER' }),
  title: text,
  from: decimalText.optional(),
  over: decimalText.optional(),
  to: decimalText.optional(),
  under: decimalText.optional(),
  validityYears: z.int().min(1).max(10).optional(),
  award: text.optional(),
})

const subjectSchema = z.string().regex(/^(level|total|general|criterion:\d+)$/, {
  error: 'возможны level, total, general и criterion:N',
})

const interpretationSchema = z.object({
  id: text,
  text,
  subject: subjectSchema.optional(),
  ruledBy: text.optional(),
  ruledOn: z.string().refine(isDateString, { error: 'день пишется как 2025-06-05' }).optional(),
})

const exampleSchema = z.object({
  scores: z.array(wholeScore),
  results: z.array(decimalText).optional(),
  sumOfScores: z.int().optional(),
  total: decimalText,
  level: text,
})

const duePattern = z
  .string()
  .regex(/^Y(\+\d)?-\d\d-\d\d$/, { error: 'срок пишется как Y-12-15 или Y+1-01-30, где Y – отчётный год' })

const cycleSchema = z.object({
  selfAssessmentDue: duePattern,
  ratingDue: duePattern,
  resultsSentDue: duePattern,
  objectionWindow: z.object({ workingDays: z.int().min(1).max(250), from: text.optional() }),
  finalDue: duePattern.optional(),
  publicationDue: duePattern,
  publishedWhere: text.optional(),
  reportTo: text.optional(),
})

const methodologySchema = z.object({
  title: text,
  subjectOfLevel: text.optional(),
  criteria: z.array(criterionSchema).min(1).max(100),
  levels: z.array(levelSchema).min(1).max(20),
  levelsInAct: z.array(z.object({ code: text, title: text, rule: text })).optional(),
  interpretations: z.array(interpretationSchema).default([]),
  workedExample: exampleSchema.optional(),
  maximum: exampleSchema.optional(),
  cycle: cycleSchema,
})

export type ParsedMethodology = { ok: true; methodology: Methodology } | { ok: false; problems: MethodologyProblem[] }

/**
 * Reads the act as data. Refused with place and reason: wrong shape, a gap or overlap in the level scale, impossible
 * scores, a worked example that does not come out. Levels are returned highest first, every interpretation with its
 * subject.
 */
export function parseMethodology(json: unknown): ParsedMethodology {
  const parsed = methodologySchema.safeParse(json, { error: russianIssue })
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      path: path.join('.'),
      message: `${placeOf(path, json)}: ${message}.`,
    }))
    return { ok: false, problems }
  }
  const { interpretations, ...rest } = parsed.data
  const methodology: Methodology = {
    ...rest,
    levels: sortLevels(rest.levels),
    interpretations: interpretations.map((interpretation): Interpretation => ({
      ...interpretation,
      subject: (interpretation.subject as InterpretationSubject | undefined) ?? subjectOf(interpretation.id),
    })),
  }
  const problems = methodologyProblems(methodology)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, methodology }
}

/** What an interpretation without a stated subject is about, by its id: level-…, criterion-6-…, sum-of-scores. */
export function subjectOf(id: string): InterpretationSubject {
  if (id.startsWith('level-')) return 'level'
  if (id === 'sum-of-scores' || id.startsWith('total-')) return 'total'
  const criterion = /^criterion-(\d+)(-|$)/.exec(id)
  return criterion ? `criterion:${Number(criterion[1])}` : 'general'
}

const FIELDS: Record<string, string> = {
  title: 'название',
  shortTitle: 'краткое название',
  weight: 'коэффициент',
  cumulative: 'признак сложения ступеней',
  options: 'ответы',
  number: 'номер',
  score: 'балл',
  text: 'формулировка',
  effort: 'трудоёмкость',
  evidence: 'подтверждения',
  offers: 'подходит из портала',
  kind: 'вид',
  rung: 'ступень',
  statuses: 'состояния',
  projectKind: 'вид проекта',
  of: 'чьё',
  note: 'пояснение',
  code: 'код',
  from: 'граница «от»',
  over: 'граница «более»',
  to: 'граница «до»',
  under: 'граница «менее»',
  validityYears: 'срок действия, лет',
  award: 'награда',
  id: 'обозначение',
  subject: 'предмет',
  scores: 'баллы',
  results: 'результаты',
  sumOfScores: 'сумма баллов',
  total: 'оценка',
  level: 'уровень',
  selfAssessmentDue: 'срок самооценки',
  ratingDue: 'срок определения рейтинга',
  resultsSentDue: 'срок направления результатов',
  objectionWindow: 'срок несогласия',
  workingDays: 'рабочих дней',
  finalDue: 'срок подведения итогов',
  publicationDue: 'срок публикации',
  publishedWhere: 'место публикации',
  reportTo: 'кому направляется',
  subjectOfLevel: 'предмет уровня',
  rule: 'условие',
  ruledBy: 'кто решил',
  ruledOn: 'когда решено',
  criteria: 'критерии',
  levels: 'уровни',
  levelsInAct: 'уровни в тексте акта',
  interpretations: 'толкования',
  cycle: 'сроки',
  workedExample: 'пример из акта',
  maximum: 'наибольшая оценка',
}
const LISTS: Record<string, string> = {
  criteria: 'критерий',
  offers: 'подходит из портала',
  options: 'ответ',
  levels: 'уровень',
  levelsInAct: 'уровень в тексте акта',
  interpretations: 'толкование',
}

/**
 * «Критерий 4, ответ 2, балл»: the place in words of the act. A criterion is named by its own number where it has one.
 */
function placeOf(path: readonly PropertyKey[], json: unknown): string {
  const words: string[] = []
  let node: unknown = json
  path.forEach((key, i) => {
    node = typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[key] : undefined
    if (typeof key === 'number') {
      const list = String(path[i - 1])
      const own = list === 'criteria' ? (node as { number?: unknown } | undefined)?.number : undefined
      words.push(`${LISTS[list] ?? FIELDS[list] ?? list} ${typeof own === 'number' ? own : key + 1}`)
    } else if (typeof path[i + 1] !== 'number') {
      words.push(FIELDS[String(key)] ?? `поле «${String(key)}»`)
    }
  })
  const place = words.join(', ') || 'порядок рейтингования'
  return upperFirst(place)
}
