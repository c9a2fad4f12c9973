/** Which steps stand in a branch of a parallel block. Pure. */
import { END, type ParallelBlock } from '../model/types'
import type { StepRow } from './data'
import { targetsOf, blocksOf } from './ways'

/**
 * A branch begins with its entry and holds what is reached from there before the join. What is kept of a branch may be
 * its entry alone, or what stood in it when it was typed: a step that was put between two others belongs to it without
 * being written down. Not of a branch: what lies before the fork and what follows the join.
 */
export function branchMembers(
  rows: readonly Pick<StepRow, 'id' | 'data'>[],
): (fork: string, block: ParallelBlock) => string[][] {
  const known = new Set(rows.map(({ id }) => id))
  const forward = new Map<string, string[]>()
  const every = new Map<string, string[]>()
  const backward = new Map<string, string[]>()
  const push = (map: Map<string, string[]>, from: string, to: string) => {
    const list = map.get(from)
    if (list) list.push(to)
    else map.set(from, [to])
  }
  for (const { id, data } of rows) {
    const link = (to: string, back: boolean) => {
      push(every, id, to)
      if (back) return
      push(forward, id, to)
      push(backward, to, id)
    }
    for (const { to, back } of targetsOf(data.next)) link(to, back)
    // Through a nested block the way goes on at its join.
    for (const { join } of blocksOf(data.next)) if (join !== END) link(join, false)
  }
  return (fork, { branches, join }) => {
    const outside = join === END ? new Set<string>() : reach(forward, [join], new Set())
    for (const id of reach(backward, [fork], new Set())) outside.add(id)
    return branches.map(([entry, ...kept]) => {
      if (entry === undefined) return []
      const found = reach(every, [entry], outside)
      return [...new Set([entry, ...kept.filter((id) => known.has(id)), ...found])].filter((id) => known.has(id))
    })
  }
}

/** Everything reached from the given steps, themselves included, without entering `closed`. */
function reach(
  links: ReadonlyMap<string, string[]>,
  from: readonly string[],
  closed: ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>()
  const queue = [...from]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id) || closed.has(id)) continue
    found.add(id)
    queue.push(...(links.get(id) ?? []))
  }
  return found
}
