/** The programme's passport form: its stages and grounds. Frozen in each project when it is opened. Pure. */
import { z } from 'zod'
import { upperFirst } from '@/lib/core/format'

const Stage = z.object({
  number: z.number().int().min(1).max(99),
  title: z.string(),
  /** One day («№ 1. Согласование паспорта») or from–to. */
  dates: z.enum(['SINGLE', 'RANGE']),
  /** Lean tools that belong to the stage (B 5.5.4). */
  tools: z.array(z.string()).default([]),
})
export const PassportForm = z.object({
  /** «приложение № 2» */
  appendix: z.string().default(''),
  stages: z.array(Stage).min(1),
  /** Grounds for opening a project (B 5.5.2); empty: in one's own words. */
  grounds: z.array(z.string()).default([]),
  /** Lean tools of the programme. */
  tools: z.array(z.string()).default([]),
})
export type PassportForm = z.infer<typeof PassportForm>
export type FormStage = PassportForm['stages'][number]

/** K app. 2: the form of programmes whose act has none of its own. */
const kuzbassStages: [string, 'SINGLE' | 'RANGE'][] = [
  ['Согласование паспорта проекта', 'SINGLE'],
  ['Картирование текущего состояния', 'RANGE'],
  ['Анализ проблем и потерь', 'RANGE'],
  ['Составление карты целевого состояния', 'RANGE'],
  ['Разработка плана мероприятий', 'RANGE'],
  ['Защита плана мероприятий', 'RANGE'],
  ['Внедрение улучшений', 'RANGE'],
  ['Мониторинг результатов', 'RANGE'],
  ['Закрытие проекта', 'SINGLE'],
  ['Мониторинг стабильности достигнутых результатов', 'SINGLE'],
]

const Template = z.object({
  passport: z
    .object({
      title: z.string().default(''),
      blocks: z.array(
        z.object({
          stages: z
            .array(z.object({ number: z.number(), title: z.string(), dates: z.enum(['SINGLE', 'RANGE']) }))
            .optional(),
        }),
      ),
    })
    .optional(),
  optimisationStages: z.array(z.object({ title: z.string(), tools: z.array(z.string()).default([]) })).optional(),
  projectGrounds: z.array(z.string()).default([]),
  tools: z.array(z.union([z.string(), z.object({ title: z.string() }).transform(({ title }) => title)])).catch([]),
})

/**
 * The form of a programme: its own (K app. 2), made from its optimisation stages (B 5.5.4), or the Kuzbass one. Takes
 * ProgrammeTemplate as stored.
 */
export function passportFormOf(template: unknown): PassportForm {
  const read = Template.safeParse(template)
  const { passport, optimisationStages, projectGrounds = [], tools = [] } = read.success ? read.data : {}
  const own = passport?.blocks.flatMap(({ stages }) => stages ?? []).map((stage) => ({ ...stage, tools: [] }))
  const optimisation = optimisationStages?.map((stage, at) => ({
    number: at + 1,
    title: upperFirst(stage.title),
    dates: 'RANGE' as const,
    tools: stage.tools,
  }))
  const sample = kuzbassStages.map(([title, dates], at) => ({ number: at + 1, title, dates, tools: [] }))
  const stages = [own, optimisation].find((found) => found !== undefined && found.length > 0) ?? sample
  return {
    appendix: /приложение № \d+/.exec(passport?.title ?? '')?.[0] ?? '',
    stages,
    grounds: projectGrounds.map(upperFirst),
    tools,
  }
}

/**
 * Numbers of the closing and the stability stage, where the form has them: they end the work and ask for a new
 * measurement.
 */
export function lastStages({ stages }: PassportForm): { closing: number; stability: number | null } {
  const last = stages.at(-1)
  const stability = last && /стабильн/i.test(last.title) ? last.number : null
  const closing = stages.filter(({ number }) => number !== stability).at(-1)
  return { closing: closing?.number ?? 1, stability }
}
