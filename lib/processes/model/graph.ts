/** A checked table of steps as a graph of rows. Throws RangeError on what `check.ts` refuses. */
import { fractionOf, isZero, type Fraction } from '@/lib/core/fraction'
import { END, type ProcessModel, type ProcessStep } from './types'
import { branchesByStep, branchesOf, waysOf } from './ways'

/** The end of the process among rows. */
export const END_ROW = -1
/** What stands in no block, among branches. */
export const MAIN = -1

export type Arc = {
  /** Row, or the join of the block that the way goes through. */
  to: number
  p: Fraction
  return: boolean
  /** First row of each branch of the block; of an empty branch it is the join. */
  entries?: number[]
}

export type Graph = {
  steps: readonly ProcessStep[]
  start: number
  /** Ways on from each row; those of probability 0 are left out. */
  arcs: Arc[][]
  /** Row → where its branch ends: the join of the innermost block it stands in, else the end of the process. */
  exits: number[]
  /** Row → number of the innermost branch that it stands in, MAIN outside of all blocks. */
  branches: number[]
}

export function graphOf({ steps, start }: ProcessModel): Graph {
  const rows = new Map(steps.map(({ id }, row) => [id, row]))
  rows.set(END, END_ROW)
  const rowOf = (id: string): number => {
    const row = rows.get(id)
    if (row === undefined) throw new RangeError(`No step ${id}`)
    return row
  }
  const all = branchesOf(steps)
  const byStep = branchesByStep(all)
  const innermost = steps.map(({ id }) => byStep.get(id)?.[0])
  const arcs = steps.map((step) =>
    waysOf(step)
      .map(({ to, p, return: back, block }): Arc => {
        const arc = { to: rowOf(to), p: fractionOf(p), return: back }
        return block === undefined ? arc : { ...arc, entries: block.branches.map(([first]) => rowOf(first ?? to)) }
      })
      .filter(({ p }) => !isZero(p)),
  )
  return {
    steps,
    start: rowOf(start),
    arcs,
    exits: innermost.map((branch) => rowOf(branch?.block.join ?? END)),
    branches: innermost.map((branch) => (branch === undefined ? MAIN : all.indexOf(branch))),
  }
}
