/** A problem («ёж») as it is kept: where it is pinned and why it is there. Pure. */
import { z } from 'zod'

const text = (max: number) => z.string().max(max)

/** Where a problem holds a run up: minutes lost at one execution of a step, in which share of the executions. */
export const Pin = z.object({
  stepId: z.uuid(),
  /** Stays when the step goes. */
  stepName: text(300).default(''),
  /** Per cent of the executions of the step, a decimal string. */
  share: text(20).default('100'),
  /** Minutes. */
  wait: text(20).default('0'),
  work: text(20).default('0'),
  /** Without the problem nothing would be sent back from the step. */
  returns: z.boolean().default(false),
})
export type Pin = z.infer<typeof Pin>

export const Why = z.object({ text: text(500), proof: text(500).default('') })
export type Why = z.infer<typeof Why>

/** Bones of the Ishikawa drawing, in its order. */
export const bones = ['method', 'documents', 'client', 'people', 'system', 'record'] as const
export type Bone = (typeof bones)[number]
export const boneLabels: Record<Bone, string> = {
  method: 'Метод',
  documents: 'Документы',
  client: 'Заявитель',
  people: 'Люди',
  system: 'Система',
  record: 'Учёт',
}

/** `proof` – by what it is confirmed; '' – a guess. */
export const Cause = z.object({ bone: z.enum(bones), text: text(200), proof: text(300).default('') })
export type Cause = z.infer<typeof Cause>

export const problemLimits = { pins: 8, whys: 7, causes: 24 } as const

/** What is kept, with what can be read of it. */
export const readList = <T extends z.ZodType>(item: T, stored: unknown): z.output<T>[] =>
  Array.isArray(stored) ? stored.flatMap((one) => item.safeParse(one).data ?? []) : []

/** A problem as the map of its process has it. */
export type PinnedProblem = { id: string; optimisationId: string; number: number; title: string; stepIds: string[] }

/** Numbers of the problems at each step, in their order. */
export function pinsByStep(problems: readonly PinnedProblem[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { number, stepIds } of problems.toSorted((a, b) => a.number - b.number))
    for (const id of new Set(stepIds)) found.set(id, [...(found.get(id) ?? []), String(number)])
  return found
}
