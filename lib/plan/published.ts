/** A year of the plan as everybody sees it: the frozen snapshot of a publication. Pure. */
import { z } from 'zod'
import type { DateString } from '@/lib/core/dates'
import { isPercent } from './figures'
import { workings } from './formula'
import type { PlanIndicator, PlanYear } from './progress'
import { isRecordSource, sourceName } from './sources'

const figure = z.string().nullable()
const light = z.object({ kind: z.enum(['ok', 'warn', 'bad', 'none']), title: z.string(), words: z.string() })
const tally = z.object({ of: z.int(), met: z.int() })

const indicator = z.object({
  number: z.string(),
  title: z.string(),
  /** Names it had before, and until which day. */
  formerly: z.array(z.object({ title: z.string(), on: z.string() })),
  unit: z.string(),
  comparison: z.enum(['AT_LEAST', 'AT_MOST', 'EXACTLY']),
  /** A target of each participant; `tally` says how many have met it. */
  perAgency: z.boolean(),
  tally: tally.nullable(),
  target: figure,
  term: z.string().nullable(),
  fact: figure,
  /** Where the fact comes from, in words; the formula's workings, where there is one. */
  origin: z.string(),
  workings: z.string().nullable(),
  sample: z.boolean(),
  note: z.string(),
  light,
  /** The years before and this one. */
  years: z.array(z.object({ year: z.int(), target: figure, fact: figure })),
})
const mapItem = z.object({
  number: z.string(),
  section: z.string(),
  title: z.string(),
  dueOn: z.string(),
  dueText: z.string(),
  result: z.string(),
  responsible: z.array(z.string()),
  state: z.string(),
  stateText: z.string(),
  delivered: z.int(),
  owed: z.int(),
})
const roadmaps = z.looseObject({
  asOf: z.string(),
  maps: z.array(
    z.looseObject({
      title: z.string(),
      basis: z.string(),
      yearFrom: z.int(),
      yearTo: z.int(),
      progress: z.unknown(),
      items: z.array(mapItem),
    }),
  ),
})

export const progressSnapshot = z.object({
  schema: z.literal('gemba-progress-1'),
  year: z.int(),
  asOf: z.string(),
  sections: z.array(z.object({ number: z.string(), title: z.string(), indicators: z.array(indicator) })),
  /** Road maps of the programme as lib/roadmaps says them; null where there are none. */
  roadmaps: roadmaps.nullable(),
})
export type ProgressSnapshot = z.infer<typeof progressSnapshot>
export type PublishedIndicator = ProgressSnapshot['sections'][number]['indicators'][number]
export type PublishedRoadmaps = NonNullable<ProgressSnapshot['roadmaps']>

const originOf = ({ source }: PlanIndicator): string =>
  isRecordSource(source)
    ? `Записи портала: ${sourceName(source)}`
    : source === 'FORMULA'
      ? 'Считается по формуле'
      : 'Вносится с документом'

type Renamings = ReadonlyMap<string, { title: string; on: DateString }[]>

function published(
  plans: ReadonlyMap<number, PlanYear>,
  plan: PlanYear,
  one: PlanIndicator,
  renamings: Renamings,
): PublishedIndicator {
  const standing = plan.programme(one)
  return {
    number: one.number,
    title: one.title,
    formerly: renamings.get(one.id) ?? [],
    unit: one.unit,
    comparison: one.comparison,
    perAgency: one.perAgency,
    tally: standing.tally && { of: standing.tally.of, met: standing.tally.met },
    target: standing.target,
    term: one.terms[String(plan.data.year)] ?? null,
    // Of targets that are each one's own a share of all together says nothing that was promised.
    fact: one.perAgency && isPercent(one.unit) && one.source === 'TYPED' ? null : standing.fact.value,
    origin: originOf(one),
    workings: standing.fact.workings ? workings(standing.fact.workings) : null,
    sample: one.sample,
    note: one.note,
    light: { kind: standing.light.kind, title: standing.light.title, words: standing.light.words },
    years: [...plans]
      .filter(([year]) => year <= plan.data.year)
      .map(([year, earlier]) => ({
        year,
        target: earlier.targetOf(one, null).target,
        fact: earlier.factOf(one, null).value,
      })),
  }
}

/** Everything that is published of a year. `plans` – the year and those before it. */
export function snapshotOf(
  plans: ReadonlyMap<number, PlanYear>,
  plan: PlanYear,
  renamings: Renamings,
  maps: PublishedRoadmaps | null,
): ProgressSnapshot {
  const sections = [...Map.groupBy(plan.indicators, (one) => `${one.sectionNumber}\n${one.section}`).values()].flatMap(
    (rows) => {
      const [first] = rows
      return first
        ? [
            {
              number: first.sectionNumber,
              title: first.section,
              indicators: rows.map((one) => published(plans, plan, one, renamings)),
            },
          ]
        : []
    },
  )
  return { schema: 'gemba-progress-1', year: plan.data.year, asOf: plan.data.today, sections, roadmaps: maps }
}

/** Public pages that show a year's progress. */
export const publicProgressPaths = (tenantSlug: string, year: number): string[] => [
  `/${tenantSlug}`,
  `/${tenantSlug}/progress`,
  `/${tenantSlug}/progress/${year}`,
  `/${tenantSlug}/open-data`,
  ...['csv', 'json'].map((type) => `/${tenantSlug}/open-data/progress-${year}.${type}`),
]
