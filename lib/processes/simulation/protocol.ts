/** What a page and the worker that simulates say to each other. `job` numbers the tasks, so an old answer is known. */
import { z } from 'zod'
import {
  ComparisonResult,
  SearchInput,
  SearchResult,
  SimulationFault,
  SimulationInput,
  SimulationResult,
} from './schema'

const Task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('simulate'), input: SimulationInput }),
  z.object({ kind: z.literal('compare'), asIs: SimulationInput, toBe: SimulationInput }),
  z.object({ kind: z.literal('search'), input: SearchInput }),
])
/** What the page asks for; what has a default may be left out. */
export type SimulationTask = z.input<typeof Task>

const Job = z.int().min(1)

export const SimulationRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), job: Job, task: Task }),
  z.object({ kind: z.literal('cancel'), job: Job }),
])
export type SimulationRequest = z.input<typeof SimulationRequest>

const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('simulate'), result: SimulationResult }),
  z.object({ kind: z.literal('compare'), result: ComparisonResult }),
  z.object({ kind: z.literal('search'), result: SearchResult }),
])
export type SimulationAnswer = z.infer<typeof Answer>

const Progress = z.object({
  share: z.number().min(0).max(1).nullable(),
  events: z.number(),
  tried: z.number().optional(),
})
export type SimulationProgress = z.infer<typeof Progress>

export const SimulationReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), job: Job, progress: Progress }),
  z.object({ kind: z.literal('done'), job: Job, answer: Answer }),
  /** The input cannot be simulated. */
  z.object({ kind: z.literal('refused'), job: Job, faults: z.array(SimulationFault) }),
  z.object({ kind: z.literal('cancelled'), job: Job }),
  /** Something that must not happen: a message that is none, or an error of the program. */
  z.object({ kind: z.literal('failed'), job: Job.nullable(), error: z.string() }),
])
export type SimulationReply = z.infer<typeof SimulationReply>
