/** Facts of a quarter behind a report: read from the portal's records, frozen when the report is submitted. Pure. */
import { z } from 'zod'

const day = z.string()
const ref = z.object({
  id: z.string(),
  title: z.string(),
  on: day.nullable().default(null),
  /** Which former agency's record it is. */
  of: z.string().nullable().default(null),
  note: z.string().default(''),
})
export type FactRef = z.infer<typeof ref>

const refs = z.object({ total: z.number(), rows: z.array(ref) })
export type FactRefs = z.infer<typeof refs>

const IndicatorLine = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  unit: z.string(),
  comparison: z.string(),
  /** Decimal texts; null – not set, not known. */
  target: z.string().nullable(),
  fact: z.string().nullable(),
  quarter: z.string().nullable(),
  typed: z.boolean(),
  /** Of a derived indicator: the counted parts and how the fact comes of them; null – it has no formula. */
  formula: z
    .object({ workings: z.string(), parts: z.array(z.string()), sample: z.boolean() })
    .nullable()
    .default(null),
})
export type IndicatorLine = z.infer<typeof IndicatorLine>

const RoadmapLine = z.object({
  itemId: z.string(),
  roadmapId: z.string(),
  number: z.string(),
  title: z.string(),
  dueOn: day.nullable(),
  status: z.string(),
  late: z.boolean(),
})
export type RoadmapLine = z.infer<typeof RoadmapLine>

const ToolLine = z.object({ key: z.string(), title: z.string(), level: z.string(), units: z.number() })

export const QuarterlyFacts = z.object({
  asOf: day,
  indicators: z.array(IndicatorLine).default([]),
  opened: refs,
  stages: refs,
  finished: refs,
  late: refs,
  running: z.number(),
  proposals: z.object({
    filed: z.number(),
    accepted: z.number(),
    done: z.number(),
    waiting: z.number(),
    overdue: z.number(),
    hours: z.string(),
    money: z.string(),
    rows: z.array(ref),
  }),
  practices: refs,
  roadmap: z
    .object({ total: z.number(), accepted: z.number(), late: z.number(), rows: z.array(RoadmapLine) })
    .default({ total: 0, accepted: 0, late: 0, rows: [] }),
  tools: z.array(ToolLine).default([]),
  /** Agencies that joined this one and whose records are counted with its own. */
  including: z.array(z.object({ id: z.string(), name: z.string(), until: day.nullable() })).default([]),
})
export type QuarterlyFacts = z.infer<typeof QuarterlyFacts>

/** Stored facts; null when none were frozen (or they cannot be read). */
export const readFacts = (stored: unknown): QuarterlyFacts | null => QuarterlyFacts.safeParse(stored).data ?? null
