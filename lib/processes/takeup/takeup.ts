/**
 * What the records of processes say of tools that live here – registry of processes, mapping, description of a business
 * process, standard (Belgorod 5.5.2, Belovo 3.2): proposed to the record of tools, which people keep. Pure.
 */
import { formatShort, type DateString } from '@/lib/core/dates'
import type { ToolSign, ToolSignSpecs } from '@/lib/core/agency-part'
import { count } from '@/lib/core/format'

export type TakeupFacts = {
  /** Processes in the registry, not dropped. */
  processes: number
  /** The newest approved version, and the day of the first one. */
  registry: { number: number; act: string; on: DateString; first: DateString } | null
  /** The order of keeping is approved too. */
  order: boolean
  /** Processes with steps; those of them that tell inputs and results as well. */
  mapped: number
  described: number
  /** Standards in force, and the day of the first one. */
  standards: number
  standardOn: DateString | null
}

/** One place is a trial, several are daily work; «стандарт» is only what a document has fixed. */
const byCount = (n: number): ToolSign['level'] | null => (n === 0 ? null : n === 1 ? 'PILOT' : 'APPLIED')

type Told = Omit<ToolSign, 'href'>

const registrySign = ({ processes, registry, order }: TakeupFacts): Told | null => {
  if (processes === 0) return null
  const held = count(processes, 'процесс', 'процесса', 'процессов')
  if (!registry) return { level: 'PILOT', since: null, text: `реестр ведётся: ${held}; не утверждён` }
  return {
    level: order ? 'STANDARD' : 'APPLIED',
    since: registry.first,
    text: `реестр утверждён (${registry.act} от ${formatShort(registry.on)}, версия ${registry.number}): ${held}${order ? '; порядок ведения утверждён' : ''}`,
  }
}

const counted = (n: number, text: string, since: DateString | null = null): Told | null => {
  const level = byCount(n)
  return level && { level, since, text }
}

/** The tools that live here, by how their names read; what the records say of each, null – nothing yet. */
export const processTools = {
  registry: { tool: /реестр\S* процесс/ },
  mapping: { tool: /картир/ },
  description: { tool: /описани\S* (?:бизнес-)?процесс/ },
  standard: { tool: /стандартизаци/ },
} as const satisfies ToolSignSpecs

export const signsOf: Record<keyof typeof processTools, (facts: TakeupFacts) => Told | null> = {
  registry: registrySign,
  mapping: ({ mapped }) => counted(mapped, `шаги внесены у ${count(mapped, 'процесса', 'процессов', 'процессов')}`),
  description: ({ described }) =>
    counted(described, `входы, результаты и шаги описаны у ${count(described, 'процесса', 'процессов', 'процессов')}`),
  standard: ({ standards, standardOn }) =>
    counted(standards, `действует ${count(standards, 'стандарт', 'стандарта', 'стандартов')} процесса`, standardOn),
}
