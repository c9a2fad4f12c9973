/** What stands in the JSON columns of a life situation. Pure. */
import { z } from 'zod'
import { hypothesisStates, outcomes, proactives, serviceKinds, type DecisionKey, decisionKeys } from './labels'

const word = z.string().catch('')

export const SituationService = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(serviceKinds).catch('service'),
  agencyId: z.string().nullable().catch(null),
  processId: z.string().nullable().catch(null),
  proactive: z.enum(proactives).catch('no'),
  /** The client has agreed, or is asked, to be given it unasked (Kirov app. 1, 2.3). */
  consent: z.boolean().catch(false),
  channels: word,
  barriers: word,
})
export type SituationService = z.infer<typeof SituationService>
export const readServices = (stored: unknown): SituationService[] =>
  Array.isArray(stored) ? stored.flatMap((one) => SituationService.safeParse(one).data ?? []) : []

const Hypothesis = z.object({
  text: z.string(),
  checkedBy: word,
  state: z.enum(hypothesisStates).catch('put'),
})
const Measure = z.object({ name: z.string(), unit: word, before: word, target: word, now: word })
export type Hypothesis = z.infer<typeof Hypothesis>
export type Measure = z.infer<typeof Measure>

const rows = <T extends z.ZodType>(row: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => row.safeParse(one).data ?? []) as z.output<T>[])
const Scenario = z
  .object({
    history: word,
    asIs: word,
    toBe: word,
    hypotheses: rows(Hypothesis),
    insights: z.array(z.string()).catch([]),
    measures: rows(Measure),
  })
  .partial()
export type Scenario = {
  history: string
  asIs: string
  toBe: string
  hypotheses: Hypothesis[]
  insights: string[]
  measures: Measure[]
}
const noScenario: Scenario = { history: '', asIs: '', toBe: '', hypotheses: [], insights: [], measures: [] }
export const readScenario = (stored: unknown): Scenario => ({
  ...noScenario,
  ...Scenario.safeParse(stored).data,
})

const Decision = z.object({
  body: word,
  number: word,
  on: z.string(),
  outcome: z.enum(outcomes),
  text: word,
  by: word,
  /** What was decided on, as it stood: another state of it is told beside the decision. */
  seen: word,
})
export type Decision = z.infer<typeof Decision>
export type Decisions = Partial<Record<DecisionKey, Decision>>
export const readDecisions = (stored: unknown): Decisions => {
  const all = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
  return Object.fromEntries(
    decisionKeys.flatMap((key) => {
      const decision = Decision.safeParse(all[key])
      return decision.success ? [[key, decision.data]] : []
    }),
  )
}
