/** The ways on from a step, and the branches of parallel blocks, of a table that may still have faults. */
import type { ParallelBlock, ProcessStep } from './types'

/** One way on. Through a block the way ends at the block's join. */
export type Way = { to: string; p: string; return: boolean; block?: ParallelBlock }

export function waysOf({ next }: ProcessStep): Way[] {
  if (next === undefined) return []
  if ('decision' in next) return next.decision.map((option) => wayOf(option, option.p, option.return))
  return [wayOf(next, '1', 'to' in next && next.return)]
}

function wayOf(target: { to: string } | { parallel: ParallelBlock }, p: string, back = false): Way {
  return 'to' in target
    ? { to: target.to, p, return: back }
    : { to: target.parallel.join, p, return: back, block: target.parallel }
}

/** One branch of a block, with the steps that lead into the block: several may lead into the same one. */
export type Branch = { block: ParallelBlock; steps: ReadonlySet<string>; forks: ReadonlySet<string> }

export function branchesOf(steps: readonly ProcessStep[]): Branch[] {
  const blocks = new Map<string, { block: ParallelBlock; forks: Set<string> }>()
  for (const step of steps)
    for (const { block } of waysOf(step)) {
      if (block === undefined) continue
      const key = JSON.stringify([block.join, block.branches])
      const known = blocks.get(key)
      if (known === undefined) blocks.set(key, { block, forks: new Set([step.id]) })
      else known.forks.add(step.id)
    }
  return [...blocks.values()].flatMap(({ block, forks }) =>
    block.branches.map((ids): Branch => ({ block, steps: new Set(ids), forks })),
  )
}

/** Step → the branches that it stands in, the innermost first. */
export function branchesByStep(branches: readonly Branch[]): Map<string, Branch[]> {
  const found = new Map<string, Branch[]>()
  for (const branch of branches.toSorted((a, b) => a.steps.size - b.steps.size))
    for (const id of branch.steps) found.set(id, [...(found.get(id) ?? []), branch])
  return found
}

/** Rows by what they have in common. */
export function rowsBy<K>(keys: readonly K[]): Map<K, number[]> {
  const found = new Map<K, number[]>()
  keys.forEach((key, row) => {
    const rows = found.get(key)
    if (rows === undefined) found.set(key, [row])
    else rows.push(row)
  })
  return found
}
