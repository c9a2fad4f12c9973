/** How the lead time of a run is made up, step by step, for the ladder and the column of the table. Pure. */
import { add, compare, multiply, ZERO, type Fraction } from '@/lib/core/fraction'
import { meanOf, passMean } from '../model/step-time'
import type { ParallelBlock, ProcessStep } from '../model/types'
import { branchesByStep, branchesOf, type Branch } from '../model/ways'

/** Minutes of one step in a run, repeats counted. */
export type Part = {
  wait: Fraction
  work: Fraction
  /** Row of the first step of the longest branch, when this one runs beside it and takes nothing of the lead time. */
  beside: number | null
}

/** By row, of a table whose lead time is exact: the parts that stand in no shorter branch add up to it. */
export function courseOf(steps: readonly ProcessStep[], visits: readonly Fraction[]): Part[] {
  const branches = branchesOf(steps)
  const byStep = branchesByStep(branches)
  const rowOf = new Map(steps.map(({ id }, row) => [id, row]))
  const longest = longestBranches(steps, branches, byStep)
  return steps.map((step, row) => {
    const times = visits[row] ?? ZERO
    const shorter = (byStep.get(step.id) ?? []).findLast((branch) => longest.get(branch.block) !== branch)
    const first = shorter && [...(longest.get(shorter.block)?.steps ?? [])][0]
    return {
      wait: multiply(times, meanOf(step.wait)),
      work: multiply(times, meanOf(step.work)),
      beside: shorter === undefined ? null : ((first === undefined ? undefined : rowOf.get(first)) ?? row),
    }
  })
}

/** The branch of each block that takes longest; of equal ones the first. */
function longestBranches(
  steps: readonly ProcessStep[],
  branches: readonly Branch[],
  byStep: ReadonlyMap<string, Branch[]>,
): Map<ParallelBlock, Branch> {
  const own = new Map<Branch, Fraction>()
  const inner = new Map<Branch, Set<ParallelBlock>>()
  for (const step of steps) {
    const branch = byStep.get(step.id)?.[0]
    if (branch) own.set(branch, add(own.get(branch) ?? ZERO, passMean(step)))
  }
  for (const { forks, block } of branches)
    for (const fork of forks) {
      const around = byStep.get(fork)?.[0]
      if (around) inner.set(around, (inner.get(around) ?? new Set()).add(block))
    }
  const found = new Map<ParallelBlock, Branch>()
  const timeOf = (branch: Branch): Fraction => {
    let total = own.get(branch) ?? ZERO
    for (const block of inner.get(branch) ?? []) total = add(total, blockTime(block))
    return total
  }
  const blockTime = (block: ParallelBlock): Fraction => {
    let most: Fraction | undefined
    for (const branch of branches.filter((one) => one.block === block)) {
      const time = timeOf(branch)
      if (most !== undefined && compare(time, most) <= 0) continue
      most = time
      found.set(block, branch)
    }
    return most ?? ZERO
  }
  for (const { block } of branches) if (!found.has(block)) blockTime(block)
  return found
}
