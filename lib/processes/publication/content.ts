/**
 * What an edition says of a process to everybody (L 2.16): frozen as it was cleared, in words and printed figures, so
 * that nothing that is reckoned later changes it. Rates of pay and names of people have no place in it. Pure.
 */
import { z } from 'zod'
import { ClientCost } from '../model/client'

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

/** One step as the public sees it: what is done, by which role, how long a run spends in it. */
const PublicStep = z.object({ name: z.string(), role: z.string(), days: Decimal.nullable() })

const PublicCost = z.object({
  run: Decimal,
  year: Decimal.nullable(),
  /** The day whose prices counted. */
  day: z.string(),
})

/** A course of the process – before or after –, by the calculation that was approved. */
const PublicCourse = z.object({
  /** Number and day of the approved calculation. */
  calculation: z.number(),
  approvedOn: z.string(),
  /** Lead time in working days; null – not cleared, or not exact. */
  days: Decimal.nullable(),
  /** Times of the steps add up to the lead time: nothing runs side by side. */
  inLine: z.boolean(),
  handoffs: Decimal.nullable(),
  /** Per cent. */
  firstTimeRight: Decimal.nullable(),
  cost: PublicCost.nullable(),
  /** The client's own; null – not cleared, not said, or an edition from before it was asked. */
  client: ClientCost.nullable().default(null),
  steps: z.array(PublicStep),
  /** The drawing; null – the map is not cleared. */
  svg: z.string().nullable(),
})
export type PublicCourse = z.infer<typeof PublicCourse>

const PublicMaterial = z.object({
  id: z.string(),
  kind: z.enum(['DOCUMENT', 'TEACHING']),
  title: z.string(),
  fileId: z.string().nullable(),
  /** «PDF, 180 КБ»; of an address: the site. */
  about: z.string(),
  url: z.string(),
})
export type PublicMaterial = z.infer<typeof PublicMaterial>

export const PublicContent = z.object({
  title: z.string(),
  summary: z.string(),
  agency: z.string(),
  group: z.string(),
  groupTitle: z.string(),
  runsPerYear: z.number().nullable(),
  /** Since when the new order is in force; null – it is not yet. */
  inForce: z.string().nullable(),
  before: PublicCourse.nullable(),
  after: PublicCourse.nullable(),
  materials: z.array(PublicMaterial),
})
export type PublicContent = z.infer<typeof PublicContent>

/** What may be cleared of a process on a day: all of it; a choice takes from this. */
export type PublicationSource = Omit<PublicContent, 'title' | 'summary'> & { title: string; summary: string }

/** What somebody clears. */
export type PublicationChoice = {
  title: string
  summary: string
  map: boolean
  times: boolean
  cost: boolean
  client: boolean
  materials: readonly string[]
}

function chosenCourse(
  course: PublicCourse | null,
  { map, times, cost, client }: PublicationChoice,
  drawing: string | null,
): PublicCourse | null {
  if (!course || (!map && !times && !cost && !client)) return null
  return {
    ...course,
    days: times ? course.days : null,
    inLine: times && map && course.inLine,
    handoffs: map ? course.handoffs : null,
    firstTimeRight: map ? course.firstTimeRight : null,
    cost: cost ? course.cost : null,
    client: client ? course.client : null,
    steps: map ? course.steps.map((step) => ({ ...step, days: times ? step.days : null })) : [],
    svg: map ? drawing : null,
  }
}

/** Both drawings of a course: with the times of its steps and without. */
export type Drawings = {
  before: { timed: string; plain: string } | null
  after: { timed: string; plain: string } | null
}

/** The edition that a choice makes: only what was ticked is in it. */
export function contentOf(source: PublicationSource, drawings: Drawings, choice: PublicationChoice): PublicContent {
  const drawing = (of: Drawings['before']): string | null => of && (choice.times ? of.timed : of.plain)
  return {
    ...source,
    title: choice.title,
    summary: choice.summary,
    before: chosenCourse(source.before, choice, drawing(drawings.before)),
    after: chosenCourse(source.after, choice, drawing(drawings.after)),
    materials: source.materials.filter(({ id }) => choice.materials.includes(id)),
  }
}

/** A stored edition; null – it cannot be read. */
export const readContent = (stored: unknown): PublicContent | null => PublicContent.safeParse(stored).data ?? null

/** An open process in the list; its drawings and steps stand on its own page. */
export type PublicProcess = Omit<PublicContent, 'before' | 'after'> & {
  slug: string
  edition: number
  publishedAt: Date
  before: Omit<PublicCourse, 'svg' | 'steps'> | null
  after: Omit<PublicCourse, 'svg' | 'steps'> | null
}
