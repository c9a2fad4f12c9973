/** The report of reaching the target state of a life situation: figures before, target, now. Pure. */
import { z } from 'zod'

export const ReportContent = z.object({
  title: z.string(),
  about: z.string(),
  lead: z.string(),
  segments: z.array(z.string()),
  services: z.array(z.object({ name: z.string(), kind: z.string(), agency: z.string(), proactive: z.string() })),
  decisions: z.array(
    z.object({ title: z.string(), body: z.string(), number: z.string(), on: z.string(), outcome: z.string() }),
  ),
  journeys: z.array(
    z.object({
      who: z.string(),
      stages: z.number(),
      figures: z.array(z.object({ label: z.string(), before: z.number(), target: z.number() })),
    }),
  ),
  measures: z.array(
    z.object({ name: z.string(), unit: z.string(), before: z.string(), target: z.string(), now: z.string() }),
  ),
  asIs: z.string(),
  toBe: z.string(),
  hypotheses: z.array(z.object({ text: z.string(), checkedBy: z.string(), state: z.string() })),
  insights: z.array(z.string()),
  studies: z.array(z.object({ kind: z.string(), title: z.string(), people: z.number().nullable() })),
  plan: z.object({ title: z.string(), items: z.number(), done: z.number(), late: z.number() }).nullable(),
})
export type ReportContent = z.infer<typeof ReportContent>

const Frozen = z.object({
  number: z.string(),
  on: z.string(),
  signer: z.string(),
  conclusion: z.string().catch(''),
  by: z.string(),
  content: ReportContent,
})
export type FrozenReport = z.infer<typeof Frozen>
export const frozenReport = (stored: unknown): FrozenReport | null => Frozen.safeParse(stored).data ?? null
