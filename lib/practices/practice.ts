/** What a practice holds as JSON, and how an adopted practice's figures stand beside the original's. Pure. */
import { z } from 'zod'
import { percentChange } from '@/lib/core/decimal'
import { isBetter } from '@/lib/projects/form/goals'
import type { MeasuredGoal } from '@/lib/results/rules'

const decimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,9})?$/)
/** Before and after of one goal, from the passport and the confirmed measurements. */
export const PracticeResult = z.object({
  goalId: z.string(),
  name: z.string(),
  unit: z.string(),
  direction: z.enum(['LESS', 'MORE']),
  before: decimalText.nullable(),
  after: decimalText,
})
export type PracticeResult = z.infer<typeof PracticeResult>

/** The stored results; what cannot be read is left out. */
export function readResults(stored: unknown): PracticeResult[] {
  const parsed = z.array(z.unknown()).safeParse(stored)
  return (parsed.data ?? []).flatMap((one) => {
    const read = PracticeResult.safeParse(one)
    return read.success ? [read.data] : []
  })
}

/** Results of a project: goals with a confirmed value, the newest. */
export const resultsOf = (
  goals: readonly MeasuredGoal[],
  latest: (goalId: string) => string | null,
): PracticeResult[] =>
  goals.flatMap(({ id, name, unit, direction, baseline }) => {
    const after = latest(id)
    return after === null ? [] : [{ goalId: id, name, unit, direction, before: baseline, after }]
  })

/**
 * after against before in per cent of before, one decimal place, signed decimal string; null when there is nothing to
 * divide by.
 */
export const changeOf = (before: string | null, after: string): string | null =>
  before === null ? null : percentChange(before, after, 1)

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^a-zа-я0-9]+/g, ' ')
    .trim()

export type ComparedGoal = {
  name: string
  unit: string
  direction: 'LESS' | 'MORE'
  original: { before: string | null; after: string; change: string | null } | null
  replica: { before: string | null; after: string; change: string | null } | null
  /** Whose relative change is the better one; null where they cannot be compared. */
  better: 'ORIGINAL' | 'REPLICA' | 'EQUAL' | null
}

const side = (result: PracticeResult | undefined) =>
  result ? { before: result.before, after: result.after, change: changeOf(result.before, result.after) } : null

/**
 * The original's goals with the replica's beside them: by id (a passport made from the practice keeps them), else by
 * name and unit.
 * Goals that only the replica has stand last. Changes are compared in per cent, since the two begin at different
 * values.
 */
export function compareResults(
  original: readonly PracticeResult[],
  replica: readonly PracticeResult[],
): ComparedGoal[] {
  const left = [...replica]
  const take = (goal: PracticeResult): PracticeResult | undefined => {
    const at = [
      left.findIndex(({ goalId }) => goalId === goal.goalId),
      left.findIndex(({ name, unit }) => plain(name) === plain(goal.name) && plain(unit) === plain(goal.unit)),
    ].find((found) => found >= 0)
    return at === undefined ? undefined : left.splice(at, 1)[0]
  }
  const rows = original.map((goal): ComparedGoal => {
    const [mine, theirs] = [side(goal), side(take(goal))]
    const comparable =
      mine?.change != null && theirs?.change != null ? { mine: mine.change, theirs: theirs.change } : null
    return {
      name: goal.name,
      unit: goal.unit,
      direction: goal.direction,
      original: mine,
      replica: theirs,
      better:
        comparable === null
          ? null
          : comparable.mine === comparable.theirs
            ? 'EQUAL'
            : isBetter(goal.direction, comparable.theirs, comparable.mine)
              ? 'REPLICA'
              : 'ORIGINAL',
    }
  })
  return [
    ...rows,
    ...left.map((goal): ComparedGoal => ({
      name: goal.name,
      unit: goal.unit,
      direction: goal.direction,
      original: null,
      replica: side(goal),
      better: null,
    })),
  ]
}
