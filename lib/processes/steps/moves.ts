/** Steps added, taken out, moved, split: what each changes. The way of the run follows where it was plain. Pure. */
import { END } from '../model/types'
import { changesOf, placeChange, type Change, type TableRow } from './changes'
import type { TypedData, TypedNext } from './data'
import { placesAfter } from './order'
import { replaceTargets, targetsOf } from './ways'

const to = (id: string): TypedNext => ({ to: id })
/** The one step that follows without a decision or return; null – there is none such. */
const plainTarget = (next: TypedNext | null): string | null =>
  next !== null && 'to' in next && next.return !== true ? next.to : null
const placed = (rows: readonly TableRow[], after: number, ids: readonly string[]): Change[] =>
  placesAfter(rows, after, ids).map(({ id, position }) => placeChange(id, position))

/**
 * New steps behind the row `after` (−1: at the top), each leading to the next. The run goes through them where it went
 * plainly from that row, or where nothing was said yet.
 */
export function insertSteps(
  rows: readonly TableRow[],
  after: number,
  steps: readonly { id: string; data: Partial<TypedData> }[],
): Change[] {
  const above = rows[after]
  const first = steps[0]
  if (first === undefined) return []
  const onward = above === undefined ? (rows[0]?.id ?? END) : plainTarget(above.data.next)
  // After a decision, a block or a return the run is left as it is: the new step goes on to the row below.
  const follows = onward ?? (above?.data.next === null ? END : (rows[after + 1]?.id ?? END))
  const joins = above !== undefined && (onward !== null || above.data.next === null)
  return [
    ...placed(
      rows,
      after,
      steps.map(({ id }) => id),
    ),
    ...(joins ? changesOf(above.id, { next: to(first.id) }) : []),
    ...steps.flatMap(({ id, data }, i) => changesOf(id, { next: to(steps[i + 1]?.id ?? follows), ...data })),
  ]
}

/** Takes steps out; ways to them go where they themselves went plainly. */
export function removeSteps(rows: readonly TableRow[], ids: readonly string[]): Change[] {
  const gone = new Set(ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const instead = (id: string): string | null => {
    const passed = new Set<string>()
    for (let now: string | null = id; now !== null; now = plainTarget(byId.get(now)?.data.next ?? null)) {
      if (now === END || !gone.has(now)) return now
      if (passed.has(now)) return null
      passed.add(now)
    }
    return null
  }
  return [
    ...rows.filter(({ id }) => gone.has(id)).map(({ id }) => placeChange(id, null)),
    ...rows.flatMap(({ id, data }) => {
      if (gone.has(id)) return []
      const { next } = data
      const touched = JSON.stringify(next)
        .split('"')
        .some((part) => gone.has(part))
      return touched
        ? changesOf(id, { next: replaceTargets(next, (target) => (gone.has(target) ? instead(target) : target)) })
        : []
    }),
  ]
}

/** Moves a row up (−1) or down (+1). */
export const moveStep = (rows: readonly TableRow[], id: string, by: -1 | 1): Change[] => {
  const at = rows.findIndex((row) => row.id === id)
  return moveStepTo(rows, id, by < 0 ? at - 1 : at + 1)
}

/**
 * Puts a row at the place `target` (from 0). Where the steps beside it follow one another as they stand in the table,
 * on both sides of the old place and of the new one, the run follows the move; elsewhere only the place changes.
 */
export function moveStepTo(rows: readonly TableRow[], id: string, target: number): Change[] {
  const at = rows.findIndex((row) => row.id === id)
  const row = rows[at]
  if (row === undefined || target < 0 || target >= rows.length || target === at) return []
  const rest = rows.filter((one) => one.id !== id)
  return [...placed(rest, target - 1, [id]), ...relink(rows, rest, row, at, target)]
}

function relink(
  rows: readonly TableRow[],
  rest: readonly TableRow[],
  row: TableRow,
  at: number,
  target: number,
): Change[] {
  const nextId = (list: readonly TableRow[], i: number): string => list[i]?.id ?? END
  const isChained = (list: readonly TableRow[], i: number): boolean =>
    i < 0 || plainTarget(list[i]?.data.next ?? null) === nextId(list, i + 1)
  const entered = rows.flatMap(({ id, data }) =>
    targetsOf(data.next).some((way) => way.to === row.id && !way.back) ? [id] : [],
  )
  const onlyFromAbove = entered.every((id) => id === rows[at - 1]?.id)
  if (
    !isChained(rows, at - 1) ||
    !isChained(rows, at) ||
    !onlyFromAbove ||
    !chainedAcross(rest, rows, target - 1, row.id)
  )
    return []
  const changed = new Map<string, string>()
  const above = rows[at - 1]
  if (above) changed.set(above.id, nextId(rows, at + 1))
  const before = rest[target - 1]
  const onward = nextId(rest, target)
  if (before) changed.set(before.id, row.id)
  changed.set(row.id, onward)
  return rows.flatMap(({ id, data }) => {
    const next = changed.get(id)
    return next === undefined || plainTarget(data.next) === next ? [] : changesOf(id, { next: to(next) })
  })
}

/** The row above the new place goes plainly to the row below it, or to the moved one on the way there. */
function chainedAcross(rest: readonly TableRow[], rows: readonly TableRow[], above: number, moved: string): boolean {
  const row = rest[above]
  if (row === undefined) return true
  const target = plainTarget(row.data.next)
  const below = rest[above + 1]?.id ?? END
  if (target === below) return true
  const through = rows.find(({ id }) => id === moved)
  return target === moved && plainTarget(through?.data.next ?? null) === below
}
