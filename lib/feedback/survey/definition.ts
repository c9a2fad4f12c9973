/**
 * What a survey asks, as one version of it is stored, and what an answer may look like. A question keeps its `id` from
 * version to version: that is its identity (F5). Pure.
 */
import { z } from 'zod'
import { list, needed, optionalText } from '@/lib/core/fields'

export const questionKinds = [
  'one',
  'many',
  'scale',
  'stars',
  'nps',
  'matrix',
  'ranking',
  'text',
  'number',
  'date',
  'file',
  'csi',
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** The «question» under which forms received are counted. */
export const FORMS = '*'
/** The cell of everybody: `cellId({})` of the release. */
export const EVERYBODY = '[]'
/** A row of a matrix, of pairs, of a ranking is counted as a question of its own; no id holds a slash. */
export const rowQuestion = (question: string, row: string): string => `${question}/${row}`

/** Where a jump ends the survey instead of leading to a page. */
export const END = 'end'

/** The most of each that one survey holds. */
export const surveyCaps = {
  pages: 50,
  questions: 200,
  options: 100,
  rows: 50,
  rules: 20,
  conditionParts: 40,
  conditionDepth: 6,
  title: 500,
  note: 4_000,
  label: 300,
} as const

/** The most that one sent form holds. */
export const answerCaps = { fields: 400, items: 2_000, depth: 3, bytes: 262_144, text: 10_000, other: 1_000 } as const

const ItemId = z
  .string({ error: 'Обновите страницу и повторите.' })
  .regex(/^[A-Za-z0-9_-]{1,40}$/, { error: 'Обновите страницу и повторите.' })
  // `constructor` and its like would be found in every object.
  .refine((id) => !(id in {}), { error: 'Обновите страницу и повторите.' })

const threshold = z.number({ error: 'Введите число.' }).min(-1e12).max(1e12)

/** A comparison with an earlier answer, or several put together. */
export type Condition =
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition }
  | { q: string; is: string }
  | { q: string; has: string }
  | { q: string; in: string[] }
  | { q: string; answered: boolean }
  | NumberComparison

export const numberComparisons = ['lt', 'le', 'gt', 'ge', 'eq'] as const
type NumberComparison = { q: string } & (
  { lt: number } | { le: number } | { gt: number } | { ge: number } | { eq: number }
)

const plainCondition: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ and: z.array(plainCondition).min(1).max(surveyCaps.conditionParts) }),
      z.strictObject({ or: z.array(plainCondition).min(1).max(surveyCaps.conditionParts) }),
      z.strictObject({ not: plainCondition }),
      z.strictObject({ q: ItemId, is: ItemId }),
      z.strictObject({ q: ItemId, has: ItemId }),
      z.strictObject({ q: ItemId, in: z.array(ItemId).min(1).max(surveyCaps.options) }),
      z.strictObject({ q: ItemId, answered: z.boolean() }),
      z.strictObject({ q: ItemId, lt: threshold }),
      z.strictObject({ q: ItemId, le: threshold }),
      z.strictObject({ q: ItemId, gt: threshold }),
      z.strictObject({ q: ItemId, ge: threshold }),
      z.strictObject({ q: ItemId, eq: threshold }),
    ],
    { error: 'Условие составлено неверно: выберите вопрос, сравнение и ответ.' },
  ),
)

/** Depth and size are looked at before the parts are: a deep one would otherwise be walked to its end. */
export const ConditionSchema = z
  .custom<Condition>((value) => fitsCaps(value, { depth: surveyCaps.conditionDepth * 2, items: 1_000 }), {
    error: 'Условие слишком сложное: разбейте его на два вопроса.',
  })
  .pipe(plainCondition)

const Option = z.object({
  id: ItemId,
  label: needed('Введите вариант ответа.', surveyCaps.label),
  /** Offered only then. */
  showWhen: ConditionSchema.optional(),
  /** A page, or `end`. */
  goTo: ItemId.optional(),
})
export type SurveyOption = z.infer<typeof Option>

const QuestionSchema = z.object({
  id: ItemId,
  kind: z.enum(questionKinds, { error: 'Выберите вид вопроса.' }),
  title: needed('Введите вопрос.', surveyCaps.title),
  note: optionalText(surveyCaps.note),
  required: z.boolean().default(false),
  /** Answers to choose from; of a matrix its columns (none: the scale from `min` to `max`). */
  options: list(Option, 'Введите варианты ответа.', 0, surveyCaps.options).default([]),
  /** Own words may be given instead of an option, or beside it. */
  other: z.boolean().default(false),
  /** «Не знаю» is offered; it is an answer, but no value: every comparison with it is false, no figure counts it. */
  dontKnow: z.boolean().default(false),
  /** People are called satisfied by this question (`mainQuestion`); nobody says so – by the first with marks of 1…5. */
  main: z.boolean().default(false),
  min: threshold.nullish().transform((value) => value ?? null),
  max: threshold.nullish().transform((value) => value ?? null),
  /** Places after the comma of a number. */
  places: z.number().int().min(0).max(4).default(0),
  /** Words at the ends of a scale. */
  minLabel: optionalText(surveyCaps.label),
  maxLabel: optionalText(surveyCaps.label),
  /** Rows of a matrix or of pairs «importance and mark». */
  rows: list(
    z.object({ id: ItemId, label: needed('Введите строку.', surveyCaps.label) }),
    'Введите строки.',
    0,
    surveyCaps.rows,
  ).default([]),
  minChosen: z
    .number()
    .int()
    .min(0)
    .max(surveyCaps.options)
    .nullish()
    .transform((value) => value ?? null),
  maxChosen: z
    .number()
    .int()
    .min(0)
    .max(surveyCaps.options)
    .nullish()
    .transform((value) => value ?? null),
  showWhen: ConditionSchema.optional(),
  /** The consent under which the answer is taken, where it holds personal data. */
  consent: optionalText(surveyCaps.note),
})
export type SurveyQuestion = z.infer<typeof QuestionSchema>

const PageSchema = z.object({
  id: ItemId.refine((id) => id !== END, { error: 'Обновите страницу и повторите.' }),
  title: optionalText(surveyCaps.title),
  note: optionalText(surveyCaps.note),
  questions: list(QuestionSchema, 'Добавьте вопросы.', 0, surveyCaps.questions),
  /** After the page, in order; without one that holds the next page follows. */
  next: list(
    z.object({ when: ConditionSchema.optional(), to: ItemId }),
    'Проверьте переходы.',
    0,
    surveyCaps.rules,
  ).default([]),
})
export type SurveyPage = z.infer<typeof PageSchema>

/** Content of one version of a survey. That it can be answered to the end is another question: `checkSurvey`. */
export const surveySchema = z
  .object({ pages: list(PageSchema, 'Добавьте страницу с вопросами.', 1, surveyCaps.pages) })
  .superRefine(({ pages }, ctx) => {
    const questions = pages.flatMap((page) => page.questions)
    const fault = (message: string) => ctx.addIssue({ code: 'custom', message, path: ['pages'] })
    if (questions.length > surveyCaps.questions) fault(`Слишком много вопросов: не больше ${surveyCaps.questions}.`)
    if (hasTwins(pages) || hasTwins(questions))
      fault('Два вопроса или две страницы под одним номером. Обновите страницу.')
    for (const { title, options, rows } of questions)
      if (hasTwins(options) || hasTwins(rows))
        fault(`В вопросе «${title}» два варианта под одним номером. Обновите страницу.`)
  })
export type SurveyContent = z.infer<typeof surveySchema>

const hasTwins = (items: readonly { id: string }[]): boolean => new Set(items.map(({ id }) => id)).size < items.length

/** A question as it is when just added: nothing asked yet. */
export function newQuestion(id: string, kind: QuestionKind): SurveyQuestion {
  const scale: Partial<SurveyQuestion> =
    kind === 'nps' ? { min: 0, max: 10 } : ['scale', 'stars', 'csi'].includes(kind) ? { min: 1, max: 5 } : {}
  return {
    ...{ id, kind, title: '', note: '', required: false, options: [], other: false, dontKnow: false, main: false },
    ...{ min: null, max: null, places: 0, minLabel: '', maxLabel: '', rows: [], minChosen: null, maxChosen: null },
    consent: '',
    ...scale,
  }
}

type DontKnow = { dontKnow: true }
export type OtherWords = { other: string }
/** Importance and mark of one row; either may be left empty. */
export type ImportancePair = [number | null, number | null]
/**
 * By kind: one – an option or own words; many – a list of them; scale, stars, nps – a whole number; matrix – row to
 * option or mark; ranking – options, the best first; csi – row to pair; text – words; number – '12.5'; date –
 * '2026-05-31'; file – ids of stored files.
 */
export type Answer =
  | string
  | number
  | DontKnow
  | OtherWords
  | (string | OtherWords)[]
  | Record<string, string | number | DontKnow | ImportancePair>
/** Question to answer; a question without one is not there. */
export type Answers = Record<string, Answer>

const words = z.string().max(answerCaps.text, { error: `Сократите ответ: не больше ${answerCaps.text} знаков.` })
const DontKnowSchema = z.strictObject({ dontKnow: z.literal(true) })
const OtherSchema = z.strictObject({
  other: z.string().max(answerCaps.other, { error: `Сократите свой вариант: не больше ${answerCaps.other} знаков.` }),
})
const mark = z.number().min(-1e12).max(1e12)
const AnswerSchema = z.union([
  words,
  mark,
  DontKnowSchema,
  OtherSchema,
  z.array(z.union([ItemId, OtherSchema])).max(surveyCaps.options + 1),
  z.record(ItemId, z.union([ItemId, mark, DontKnowSchema, z.tuple([mark.nullable(), mark.nullable()])])),
])

/** What a form sends, whatever it holds: looked at once from outside for size, then each answer for its shape. */
export const answersSchema = z
  .custom<Record<string, unknown>>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length <= answerCaps.fields &&
      fitsCaps(value, answerCaps),
    { error: 'Ответ слишком большой. Сократите тексты и отправьте ещё раз.' },
  )
  .pipe(z.record(ItemId, AnswerSchema, { error: 'Обновите страницу и повторите.' }))

/** Whether a value is no deeper, longer and larger than that. Stops at the first excess; never recurses deeper. */
function fitsCaps(value: unknown, { depth, items, bytes }: { depth: number; items: number; bytes?: number }): boolean {
  let [left, signs] = [items, bytes ?? Infinity]
  const fits = (one: unknown, level: number): boolean => {
    left -= 1
    if (left < 0 || level < 0) return false
    if (typeof one === 'string') {
      // A sign takes at most three bytes of UTF-8 for each unit of UTF-16; Cyrillic takes two.
      signs -= one.length * 2
      return signs >= 0
    }
    if (typeof one !== 'object' || one === null) return true
    for (const key in one) {
      signs -= key.length * 2
      if (signs < 0 || !fits((one as Record<string, unknown>)[key], level - 1)) return false
    }
    return true
  }
  return fits(value, depth)
}
