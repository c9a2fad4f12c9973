/** What a paper of an optimisation says, frozen when it is sent. Pure. */
import { z } from 'zod'
import { ClientCost } from '../model/client'

const Step = z.object({ name: z.string(), who: z.string(), wait: z.string(), work: z.string(), wastes: z.string() })
const Figures = z.object({ lead: z.string(), work: z.string(), firstTimeRight: z.string(), handoffs: z.string() })
/** `client` – null in papers from before it was asked. */
const State = z.object({
  steps: z.array(Step),
  figures: Figures.nullable(),
  client: ClientCost.nullable().default(null),
})

export const PaperContent = z.object({
  process: z.object({
    code: z.string(),
    name: z.string(),
    agency: z.string(),
    representative: z.string(),
    runsPerYear: z.number().nullable(),
    inputs: z.array(z.string()),
    outputs: z.array(z.string()),
    regulations: z.array(z.string()),
    systems: z.array(z.string()),
  }),
  project: z.object({ number: z.number(), title: z.string(), problem: z.string() }),
  indicators: z.array(
    z.object({ name: z.string(), unit: z.string(), now: z.string(), target: z.string(), key: z.boolean() }),
  ),
  asIs: State,
  /** Of a plan. */
  toBe: State.nullable(),
  /** By which day and with what the target is reached (Leningrad 2.14). */
  ready: z
    .object({
      on: z.string().nullable(),
      resources: z.string(),
      oneOff: z.string(),
      further: z.string().default(''),
    })
    .nullable(),
  measures: z.array(
    z.object({
      title: z.string(),
      kind: z.string(),
      responsible: z.string(),
      agency: z.string(),
      dueOn: z.string().nullable(),
      indicator: z.string(),
      was: z.string(),
      target: z.string(),
      cost: z.string(),
    }),
  ),
})
export type PaperContent = z.infer<typeof PaperContent>
