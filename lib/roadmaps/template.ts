/**
 * Road maps in a programme template: the act's table (`roadmap`), the limits of agencies' own maps, dated actions of a
 * plan. Pure.
 */
import { z } from 'zod'
import { formatLong, isDateString, type DateString } from '@/lib/core/dates'
import { russianIssue } from '@/lib/core/zod-words'
import type { ItemText } from './rules'

const text = z.string().trim().min(1).max(4000)
const day = z
  .string()
  .refine(isDateString, { error: ({ input }) => `«${String(input)}» – не дата; пишется как 2025-03-07` })

const itemSchema = z.looseObject({
  number: text,
  title: text,
  due: day,
  dueText: z.string().optional(),
  responsible: z.array(text).min(1).max(50),
  result: text,
})
const roadmapSchema = z.looseObject({
  title: text,
  sections: z
    .array(z.looseObject({ number: text, title: text, items: z.array(itemSchema).max(500) }))
    .min(1)
    .max(50),
})
const departmentalSchema = z.looseObject({
  comment: z.string().optional(),
  approveWithinDays: z.int().min(1).max(365).optional(),
  inForceOn: day.optional(),
})

const years = z.record(z.string().regex(/^20\d\d$/), z.string())
const planItemSchema = z.looseObject({
  number: text,
  title: text,
  due: years.optional(),
  terms: years.optional(),
  executor: z.union([text, z.array(text)]).optional(),
})
const planSchema = z.looseObject({
  sections: z.array(z.looseObject({ number: text, title: text, items: z.array(planItemSchema).optional() })),
})

export type TemplateRoadmap = {
  title: string
  basis: string
  yearFrom: number
  yearTo: number
  items: ItemText[]
  /** How the portal reads a term that is no day. */
  reading: string
}
export type DepartmentalRule = { withinDays: number | null; inForceOn: DateString | null; comment: string }
export type RoadmapProblem = { path: string; message: string }

type Head = {
  program?: { act?: { type?: string; number?: string; date?: string; issuer?: string } }
  bodies?: { authority?: string; competenceCentre?: string }
}

function basisOf({ program }: Head): string {
  const act = program?.act
  if (!act?.type || !act.number || !act.date) return ''
  return `${act.type}${act.issuer ? ` (${act.issuer})` : ''} от ${formatLong(act.date)} №\u00a0${act.number}`
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) =>
      typeof key === 'number'
        ? `№ ${key + 1}`
        : ({
            sections: 'раздел',
            items: 'мероприятие',
            due: 'срок',
            title: 'название',
            responsible: 'исполнители',
            result: 'результат',
            number: 'номер',
          }[String(key)] ?? `поле «${String(key)}»`),
    )
    .join(', ')

/** Problems of the template's road-map blocks, in Russian with the place; none when there are no such blocks. */
export function roadmapProblems(template: unknown): RoadmapProblem[] {
  const blocks = (template ?? {}) as { roadmap?: unknown; departmentalRoadmap?: unknown }
  const check = (name: string, words: string, schema: z.ZodType, value: unknown): RoadmapProblem[] => {
    if (value === undefined || value === null) return []
    const parsed = schema.safeParse(value, { error: russianIssue })
    return parsed.success
      ? []
      : parsed.error.issues.map((issue) => ({
          path: [name, ...issue.path.map(String)].join('.'),
          message: `${words}${issue.path.length > 0 ? `, ${placeOf(issue.path)}` : ''}: ${issue.message}.`,
        }))
  }
  return [
    ...check('roadmap', 'Дорожная карта', roadmapSchema, blocks.roadmap),
    ...check('departmentalRoadmap', 'Ведомственные дорожные карты', departmentalSchema, blocks.departmentalRoadmap),
  ]
}

const sortedYears = (items: readonly ItemText[]): [number, number] => {
  const all = items.map(({ dueOn }) => Number(dueOn.slice(0, 4)))
  return [Math.min(...all), Math.max(...all)]
}

function fromRoadmap(block: z.infer<typeof roadmapSchema>, head: Head): TemplateRoadmap | null {
  const items = block.sections.flatMap((section) =>
    section.items.map((item): ItemText => ({
      number: item.number,
      sectionNumber: section.number,
      section: section.title,
      title: item.title,
      dueOn: item.due,
      dueText: item.dueText ?? '',
      result: item.result,
      responsible: item.responsible,
    })),
  )
  if (items.length === 0) return null
  const [yearFrom, yearTo] = sortedYears(items)
  return { title: block.title, basis: basisOf(head), yearFrom, yearTo, items, reading: '' }
}

/** Words for the codes of executors in a plan. */
const executorNames = (executor: string | string[] | undefined, { bodies }: Head): string[] =>
  [executor ?? []]
    .flat()
    .map((name) =>
      name === 'PARTICIPANTS'
        ? 'участники программы'
        : name === 'AUTHORITY'
          ? (bodies?.authority ?? 'уполномоченный орган')
          : name === 'COMPETENCE_CENTRE'
            ? (bodies?.competenceCentre ?? 'центр компетенций')
            : name,
    )

const PLAN_RESULT = 'отчёт о выполнении мероприятия (акт вид документа не называет)'
const STANDING =
  'Где акт вместо дня пишет «постоянно» или «по мере необходимости», портал ставит контрольным днём 31 декабря того же года. Уполномоченный орган может перенести его.'

/**
 * Actions of a plan (W, appendix): those with a day, and those «постоянно» with the year's last day to account for
 * them. Indicators with targets are not here.
 */
function fromPlan(block: z.infer<typeof planSchema>, head: Head): TemplateRoadmap | null {
  const items = block.sections
    .flatMap((section) =>
      (section.items ?? []).flatMap((item) => {
        const responsible = executorNames(item.executor, head)
        const base = {
          number: item.number,
          sectionNumber: section.number,
          section: section.title,
          title: item.title,
          result: PLAN_RESULT,
          responsible: responsible.length > 0 ? responsible : ['участники программы'],
        }
        return [
          ...Object.entries(item.due ?? {}).map(([, dueOn]): ItemText => ({ ...base, dueOn, dueText: '' })),
          ...Object.entries(item.terms ?? {}).map(([year, words]): ItemText => ({
            ...base,
            dueOn: `${year}-12-31`,
            dueText: `${words} (${year} год)`,
          })),
        ]
      }),
    )
    .filter(({ dueOn }) => isDateString(dueOn))
  if (items.length === 0) return null
  const [yearFrom, yearTo] = sortedYears(items)
  return {
    title: 'План мероприятий («дорожная карта») программы',
    basis: basisOf(head),
    yearFrom,
    yearTo,
    items,
    reading: items.some(({ dueText }) => dueText !== '') ? STANDING : '',
  }
}

/** The programme's road map that a template brings; null when it brings none (or a broken one: see roadmapProblems). */
export function templateRoadmap(template: unknown): TemplateRoadmap | null {
  if (typeof template !== 'object' || template === null) return null
  const { roadmap, plan } = template as { roadmap?: unknown; plan?: unknown }
  const head = template as Head
  const own = roadmapSchema.safeParse(roadmap)
  if (own.success) return fromRoadmap(own.data, head)
  const planned = planSchema.safeParse(plan)
  return planned.success ? fromPlan(planned.data, head) : null
}

/**
 * Limits of agencies' own maps (V п. 4): days from the order's force; the day of force is the act's date where the act
 * gives no other.
 */
export function departmentalRule(template: unknown): DepartmentalRule {
  const parsed = departmentalSchema.safeParse(
    (template as { departmentalRoadmap?: unknown } | null)?.departmentalRoadmap,
  )
  if (!parsed.success) return { withinDays: null, inForceOn: null, comment: '' }
  const act = (template as Head).program?.act?.date ?? null
  const { approveWithinDays = null, inForceOn, comment = '' } = parsed.data
  return { withinDays: approveWithinDays, inForceOn: approveWithinDays === null ? null : (inForceOn ?? act), comment }
}
