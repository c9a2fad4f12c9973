/** Faults of where the steps lead: targets, blocks, reach. */
import { isZero, parseDecimalFraction } from '@/lib/core/fraction'
import type { Fault } from './faults'
import { END, type ProcessModel, type ProcessStep } from './types'
import { branchesByStep, branchesOf, rowsBy, waysOf, type Branch, type Way } from './ways'

export function wayFaults({ start, steps }: ProcessModel): Fault[] {
  const rows = rowsBy(steps.map(({ id }) => id))
  const ways = steps.map(waysOf)
  const targets = ways.map((all) => new Set(all.flatMap((way) => [way.to, ...(way.block?.branches.flat() ?? [])])))
  const known = (id: string): boolean => id === END || rows.has(id)
  const found: Fault[] = []
  for (const [id, places] of rows)
    if (places.length > 1 || id === END) found.push({ code: 'duplicate_step', rows: places })
  if (!start) found.push({ code: 'no_start', rows: [] })
  else if (!rows.has(start)) found.push({ code: 'unknown_step', rows: [], target: start })
  ways.forEach((all, row) => {
    if (all.length === 0) found.push({ code: 'no_next', rows: [row] })
    for (const target of targets[row] ?? [])
      if (!known(target)) found.push({ code: 'unknown_step', rows: [row], target })
  })
  const open = ways.map((all, row) => all.length === 0 || [...(targets[row] ?? [])].some((target) => !known(target)))
  return [...found, ...blockFaults(steps, start, rows), ...reachFaults(ways, open, rows.get(start), rows)]
}

/** Jumps out of and into branches, and blocks that do not stand in one another. */
function blockFaults(steps: readonly ProcessStep[], start: string, rows: ReadonlyMap<string, number[]>): Fault[] {
  const byStep = branchesByStep(branchesOf(steps))
  const around = (id: string): Branch[] => byStep.get(id) ?? []
  const isKnown = (id: string): boolean => id === END || rows.has(id)
  const found = new Map<string, Fault>()
  const jump = (code: 'jump_out_of_parallel' | 'jump_into_parallel', from: number[], target: string) => {
    if (isKnown(target)) found.set([code, from[0], target].join(), { code, rows: from, target })
  }
  if (around(start).length > 0) jump('jump_into_parallel', [], start)
  steps.forEach((step, row) => {
    const [own] = around(step.id)
    for (const { to, block } of waysOf(step)) {
      if (own?.block.join !== to) {
        // Where a block's join is unknown, so is what leaves it.
        const left = around(step.id).filter(({ steps: ids, block: of }) => !ids.has(to) && isKnown(of.join))
        const [inner] = around(to)
        if (left.length > 0) jump('jump_out_of_parallel', [row], to)
        // A jump between branches of one block is named once.
        if (inner && !inner.steps.has(step.id) && !left.some((branch) => branch.block === inner.block))
          jump('jump_into_parallel', [row], to)
      }
      const ids = block?.branches.flat() ?? []
      const outside = own && ids.find((id) => !own.steps.has(id))
      if (outside !== undefined) jump('jump_out_of_parallel', [row], outside)
      for (const id of [step.id, to]) if (ids.includes(id)) jump('jump_into_parallel', [row], id)
    }
  })
  for (const [id, chain] of byStep)
    chain.slice(1).forEach((larger, i) => {
      const smaller = chain[i]
      const [fork = id] = smaller?.forks ?? []
      if (smaller && !isNested(smaller, larger)) jump('jump_into_parallel', rows.get(fork) ?? [], id)
    })
  return [...found.values()]
}

/** Two branches of one step lie in one another: the smaller one's block stands whole in the larger branch. */
const isNested = (smaller: Branch, larger: Branch): boolean =>
  [...smaller.forks, ...smaller.steps].every((id) => larger.steps.has(id))

/**
 * Steps that cannot be reached and, among the others, steps from which the end cannot be reached, by probabilities
 * above 0. `open` are rows that lead nowhere known: those are named already, and what only comes to them is not.
 */
function reachFaults(
  ways: readonly Way[][],
  open: readonly boolean[],
  start: readonly number[] | undefined,
  rows: ReadonlyMap<string, number[]>,
): Fault[] {
  const rowsOf = (id: string): number[] => rows.get(id) ?? []
  const forward = ways.map((all) =>
    all
      .filter(isPossible)
      .flatMap(({ to, block }) => [to, ...(block?.branches.flatMap(([entry]) => entry ?? []) ?? [])])
      .flatMap(rowsOf),
  )
  const backward: number[][] = ways.map(() => [])
  forward.forEach((targets, row) => {
    for (const target of targets) backward[target]?.push(row)
  })
  const all = [...ways.keys()]
  const found: Fault[] = []
  const reached = start === undefined ? new Set(all) : closure(start, forward)
  const unreachable = all.filter((row) => !reached.has(row))
  if (unreachable.length > 0) found.push({ code: 'unreachable', rows: unreachable })

  const hasEnd = ways.some((some) => some.some(({ to }) => to === END))
  if (!hasEnd && !open.some(Boolean)) return [...found, { code: 'no_end', rows: [] }]
  const endings = all.filter(
    (row) => open[row] === true || ways[row]?.some((way) => way.to === END && isPossible(way)) === true,
  )
  const ending = closure(endings, backward)
  const trapped = all.filter((row) => reached.has(row) && !ending.has(row))
  if (trapped.length > 0) found.push({ code: 'trap', rows: trapped })
  return found
}

/** What is no number is named apart and taken for possible. */
const isPossible = ({ p }: Way): boolean => {
  const value = parseDecimalFraction(p)
  return value === undefined || !isZero(value)
}

function closure(from: readonly number[], arcs: readonly number[][]): Set<number> {
  const seen = new Set(from)
  for (const row of seen) for (const next of arcs[row] ?? []) seen.add(next)
  return seen
}
