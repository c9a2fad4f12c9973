/**
 * Stages of an optimisation with their instruments as the programme's act has them: data of its template, not of the
 * code (Belgorod 5.5.4 seven, Kirov section 4 four, Kuzbass those of its passport, Leningrad none). Pure.
 */
import { z } from 'zod'
import { upperFirst } from '@/lib/core/format'
import type { FormStage } from '@/lib/projects/form/form'

const Template = z.object({
  optimisationStages: z.array(z.object({ title: z.string(), tools: z.array(z.string()).default([]) })).optional(),
  serviceDesignSteps: z.array(z.string()).optional(),
})

/** Null: the act names none; the project takes those of its passport form. */
export function stagesOf(template: unknown): FormStage[] | null {
  const { optimisationStages, serviceDesignSteps } = Template.safeParse(template).data ?? {}
  const stages = optimisationStages ?? serviceDesignSteps?.map((title) => ({ title, tools: [] })) ?? []
  return stages.length === 0
    ? null
    : stages.map(({ title, tools }, at) => ({ number: at + 1, title: upperFirst(title), dates: 'RANGE', tools }))
}
