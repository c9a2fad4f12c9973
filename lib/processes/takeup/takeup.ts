/**
 * What the records of processes say of tools that live here – registry of processes, mapping, description of a business
 * process, standard (Belgorod 5.5.2, Belovo 3.2): proposed to the record of tools, which people keep. Pure.
 */
import { formatShort, type DateString } from '@/lib/core/dates'
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

export type Takeup = {
  level: 'PILOT' | 'APPLIED' | 'STANDARD'
  /** null – the records do not tell. */
  since: DateString | null
  words: string
  /** Where the records stand: the agency's registry, or the list of standards. */
  at: 'registry' | 'standards'
}

/** One place is a trial, several are daily work; «стандарт» is only what a document has fixed. */
const byCount = (n: number): Takeup['level'] | null => (n === 0 ? null : n === 1 ? 'PILOT' : 'APPLIED')

function registryOf({ processes, registry, order }: TakeupFacts): Takeup | null {
  if (processes === 0) return null
  const held = count(processes, 'процесс', 'процесса', 'процессов')
  if (!registry) return { level: 'PILOT', since: null, words: `реестр ведётся: ${held}; не утверждён`, at: 'registry' }
  return {
    level: order ? 'STANDARD' : 'APPLIED',
    since: registry.first,
    words: `реестр утверждён (${registry.act} от ${formatShort(registry.on)}, версия ${registry.number}): ${held}${order ? '; порядок ведения утверждён' : ''}`,
    at: 'registry',
  }
}

const counted = (n: number, words: string, since: DateString | null, at: Takeup['at']): Takeup | null => {
  const level = byCount(n)
  return level && { level, since, words, at }
}

const kinds: readonly [RegExp, (facts: TakeupFacts) => Takeup | null][] = [
  [/реестр\S* процесс/, registryOf],
  [
    /картир/,
    (facts) =>
      counted(
        facts.mapped,
        `шаги внесены у ${count(facts.mapped, 'процесса', 'процессов', 'процессов')}`,
        null,
        'registry',
      ),
  ],
  [
    /описани\S* (?:бизнес-)?процесс/,
    (facts) =>
      counted(
        facts.described,
        `входы, результаты и шаги описаны у ${count(facts.described, 'процесса', 'процессов', 'процессов')}`,
        null,
        'registry',
      ),
  ],
  [
    /стандартизаци/,
    (facts) =>
      counted(
        facts.standards,
        `действует ${count(facts.standards, 'стандарт', 'стандарта', 'стандартов')} процесса`,
        facts.standardOn,
        'standards',
      ),
  ],
]

/** What the records say of a tool by its name; null – it does not live here, or there is nothing yet. */
export function takeupOf(title: string, facts: TakeupFacts): Takeup | null {
  const plain = title.toLowerCase()
  return kinds.find(([name]) => name.test(plain))?.[1](facts) ?? null
}
