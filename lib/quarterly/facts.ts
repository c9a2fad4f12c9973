/** Facts of a quarter behind a report: read from the portal's records, frozen when the report is submitted. Pure. */
import { z } from 'zod'
import type { FactBlock } from '@/lib/core/quarter-part'
import { quarterPartNames, quarterParts, type QuarterPartName } from '@/lib/quarter-parts'

const day = z.string()

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

type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never
/** What every module stores of the quarter. */
const ofModules = Object.assign({}, ...Object.values(quarterParts).map(({ facts }) => facts)) as Both<
  (typeof quarterParts)[QuarterPartName]['facts']
>

export const QuarterlyFacts = z.object({
  asOf: day,
  indicators: z.array(IndicatorLine).default([]),
  /** Agencies that joined this one and whose records are counted with its own. */
  including: z.array(z.object({ id: z.string(), name: z.string(), until: day.nullable() })).default([]),
  ...ofModules,
})
export type QuarterlyFacts = z.infer<typeof QuarterlyFacts>

/** Stored facts; null when none were frozen (or they cannot be read). */
export const readFacts = (stored: unknown): QuarterlyFacts | null => QuarterlyFacts.safeParse(stored).data ?? null

/** What the facts say, module by module: the page and the paper show the same. */
export const factBlocks = (facts: QuarterlyFacts): FactBlock[] =>
  quarterPartNames.flatMap((name) => quarterParts[name].blocks(facts as never))
