/**
 * Tools of the programme and how far each is applied (B 5.5.4, W 2): levels, roll-up, what a visit saw against what was
 * said. Pure.
 */
import type { DateString } from '@/lib/core/dates'

export const toolLevels = ['NOT_BEGUN', 'PILOT', 'APPLIED', 'STANDARD'] as const
export type ToolLevel = (typeof toolLevels)[number]
export const isToolLevel = (text: string): text is ToolLevel => (toolLevels as readonly string[]).includes(text)

export const levelRank = (level: ToolLevel): number => toolLevels.indexOf(level)
export const higher = (a: ToolLevel, b: ToolLevel): ToolLevel => (levelRank(a) >= levelRank(b) ? a : b)

/** What is said of a tool in one unit, and what the last visit saw there. */
export type UnitLevel = {
  unit: string
  level: ToolLevel
  since: DateString
  seen: ToolLevel | null
  seenOn: DateString | null
  /** The level was changed after the visit. */
  changedAfter: boolean
}

/** The agency's level is the highest of its units'; how many units have it is said beside. */
export type CellLevel = { level: ToolLevel; atLevel: number; units: number; differs: boolean }

export function rollUp(units: readonly UnitLevel[]): CellLevel {
  const level = units.reduce<ToolLevel>((top, one) => higher(top, one.level), 'NOT_BEGUN')
  return {
    level,
    atLevel: units.filter((one) => one.level === level).length,
    units: units.length,
    differs: units.some(differs),
  }
}

/** The visit saw another level than is claimed, and the claim has not been changed since. */
export const differs = ({ level, seen, changedAfter }: Pick<UnitLevel, 'level' | 'seen' | 'changedAfter'>): boolean =>
  seen !== null && seen !== level && !changedAfter

/** A level above «не начат» wants a proof, or words why there is none. */
export const wantsProof = (level: ToolLevel): boolean => level !== 'NOT_BEGUN'

/** What is wrong with the day from which a level holds; null – nothing. */
export function sinceProblem(since: DateString, today: DateString): string | null {
  return since > today ? 'Этот день ещё не наступил. Укажите день, с которого уровень действует.' : null
}

/** Keys of tools are made of their place in the act, so that a changed wording keeps its history. */
export const toolKey = (n: number): string => `tool-${n}`
