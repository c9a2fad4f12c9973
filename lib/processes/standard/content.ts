/** A standard as it is kept: the steps «как будет» frozen when it was made, with the words of the standard. Pure. */
import { z } from 'zod'

const StandardStep = z.object({
  id: z.string(),
  /** As the table of steps had it. */
  name: z.string(),
  /** As the standard says it. */
  words: z.string(),
  who: z.string(),
  /** Times in words. */
  wait: z.string(),
  work: z.string(),
  documents: z.string(),
  system: z.string(),
  check: z.string(),
})
export type StandardStep = z.infer<typeof StandardStep>

export const StandardContent = z.object({
  process: z.object({ code: z.string(), name: z.string(), agency: z.string(), representative: z.string() }),
  general: z.string(),
  steps: z.array(StandardStep),
  /** Where the run divides, returns and joins, a sentence each. */
  course: z.array(z.string()),
  figures: z.object({
    /** Working days, a decimal string; null – not exact. */
    lead: z.string().nullable(),
    /** Minutes of the working time, a decimal string. */
    work: z.string(),
    dayMinutes: z.string().default('480'),
    /** Per cent. */
    right: z.string(),
  }),
  /** Version of the table of steps that it was made of. */
  mapVersion: z.number(),
})
export type StandardContent = z.infer<typeof StandardContent>

/** Steps whose words are not those of the table. */
export const rewritten = ({ steps }: StandardContent): number =>
  steps.filter(({ name, words }) => name !== words).length

export type StepChange = { kind: 'added' | 'removed' | 'changed'; before: string; after: string }

/** What a version says otherwise than the one before it, step by step. */
export function standardChanges(before: StandardContent, after: StandardContent): StepChange[] {
  const line = ({ words, who, wait, work, documents }: StandardStep): string =>
    [words, who, wait, work, documents].filter(Boolean).join(' · ')
  const was = new Map(before.steps.map((step) => [step.id, step]))
  const is = new Set(after.steps.map(({ id }) => id))
  return [
    ...after.steps.flatMap((step): StepChange[] => {
      const old = was.get(step.id)
      if (!old) return [{ kind: 'added', before: '', after: line(step) }]
      return line(old) === line(step) ? [] : [{ kind: 'changed', before: line(old), after: line(step) }]
    }),
    ...before.steps.flatMap((step): StepChange[] =>
      is.has(step.id) ? [] : [{ kind: 'removed', before: line(step), after: '' }],
    ),
  ]
}
