/** How often each step is entered in one run, on average (exact.md P3): v = e(start) + Pᵀv. */
import { ONE, type Fraction } from '@/lib/core/fraction'
import type { Graph } from './graph'
import { addTerm, equations, solve } from './solve'

/**
 * By row. The first step of each branch of a block is entered as often as the block, the step after it once per block.
 */
export function expectedVisits({ steps, start, arcs, exits }: Graph): Fraction[] {
  const system = equations(steps.length)
  const enter = (to: number, from: number, p: Fraction) => {
    const equation = system[to]
    if (equation !== undefined) addTerm(equation, from, p)
  }
  arcs.forEach((ways, from) => {
    for (const { to, p, entries = [] } of ways) {
      for (const entry of entries) if (entry !== to) enter(entry, from, p)
      // What leaves a branch, or the process, enters nothing: the block enters its join by itself.
      if (to !== exits[from]) enter(to, from, p)
    }
  })
  const first = system[start]
  if (first !== undefined) first.constant = ONE
  return solve(system)
}
