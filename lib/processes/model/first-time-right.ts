/** Probability of reaching the end with no return taken (exact.md P4); of a block, in all of its branches. */
import { ZERO, add, lowest, multiply, type Fraction } from '@/lib/core/fraction'
import { MAIN, type Graph } from './graph'
import { addTerm, equations, solve } from './solve'
import { rowsBy } from './ways'

export function firstTimeRight({ arcs, exits, branches, start }: Graph): Fraction {
  const rowsOf = rowsBy(branches)
  const right = new Map<number, Fraction>()
  /** The probability from the first row of a branch to its join. */
  const ofBranch = (entry: number): Fraction => {
    if (!right.has(entry)) fill(branches[entry] ?? MAIN)
    return right.get(entry) ?? ZERO
  }
  const fill = (branch: number): void => {
    const rows = rowsOf.get(branch) ?? []
    const place = new Map(rows.map((row, i) => [row, i]))
    const system = equations(rows.length)
    rows.forEach((from, i) => {
      const equation = system[i]
      if (equation === undefined) return
      for (const { to, p, return: back, entries = [] } of arcs[from] ?? []) {
        if (back) continue
        const inBlock = entries.filter((entry) => entry !== to).map(ofBranch)
        const share = lowest(inBlock.reduce(multiply, p))
        const next = place.get(to)
        if (to === exits[from]) equation.constant = add(equation.constant, share)
        else if (next !== undefined) addTerm(equation, next, share)
      }
    })
    solve(system).forEach((value, i) => right.set(rows[i] ?? -1, value))
  }
  return ofBranch(start)
}
