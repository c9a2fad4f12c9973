/** Lead time (ВПП) of a run and its variance (exact.md P4). */
import { ZERO, add, compare, multiply, subtract, type Fraction } from '@/lib/core/fraction'
import { END_ROW, MAIN, type Arc, type Graph } from './graph'
import { addTerm, equations, solve } from './solve'
import { passIsFixed, passMean, passVariance } from './step-time'

/** Why the longest branch of a block cannot be told without simulation. */
export type LeadReason = 'three_point_in_parallel' | 'decision_in_parallel' | 'return_in_parallel'

/** Minutes and square minutes, or why only simulation tells them. */
export type Lead = { exact: true; mean: Fraction; variance: Fraction } | { exact: false; reasons: LeadReason[] }

export function leadOf(graph: Graph, visits: readonly Fraction[]): Lead {
  const reasons = reasonsOf(graph)
  if (reasons.length > 0) return { exact: false, reasons }
  const passes = graph.steps.map(passMean)
  const blockTime = blockTimes(graph, passes)

  const system = equations(passes.length)
  graph.arcs.forEach((ways, row) => {
    const equation = system[row]
    if (equation === undefined) return
    equation.constant = passes[row] ?? ZERO
    for (const arc of ways) {
      equation.constant = add(equation.constant, multiply(arc.p, blockTime(arc)))
      if (arc.to !== END_ROW) addTerm(equation, arc.to, arc.p)
    }
  })
  const rest = solve(system)

  // Second moments by the law of total variance: a visit adds the spread of its own times and that of what may follow.
  // Inside a block nothing has spread, or the lead time would not be exact.
  let variance = ZERO
  graph.steps.forEach((step, row) => {
    const after = graph.arcs[row]?.map((arc): [Fraction, Fraction] => [
      arc.p,
      add(blockTime(arc), rest[arc.to] ?? ZERO),
    ])
    variance = add(variance, multiply(visits[row] ?? ZERO, add(passVariance(step), spreadOf(after ?? []))))
  })
  return { exact: true, mean: rest[graph.start] ?? ZERO, variance }
}

/** Variance of values, each with its probability. */
function spreadOf(values: readonly [Fraction, Fraction][]): Fraction {
  if (values.length < 2) return ZERO
  let [mean, square] = [ZERO, ZERO]
  for (const [p, value] of values) {
    const part = multiply(p, value)
    mean = add(mean, part)
    square = add(square, multiply(part, value))
  }
  return subtract(square, multiply(mean, mean))
}

function reasonsOf({ steps, branches }: Graph): LeadReason[] {
  const inside = steps.filter((_, row) => branches[row] !== MAIN)
  const found: [LeadReason, boolean][] = [
    ['three_point_in_parallel', inside.some((step) => !passIsFixed(step))],
    ['decision_in_parallel', inside.some(({ next }) => next !== undefined && 'decision' in next)],
    ['return_in_parallel', inside.some(({ next }) => next !== undefined && 'to' in next && next.return === true)],
  ]
  return found.filter(([, applies]) => applies).map(([reason]) => reason)
}

/** Minutes from the beginning of a block to its join, by its longest branch; 0 of a way without a block. */
function blockTimes({ arcs }: Graph, passes: readonly Fraction[]): (arc: Arc) => Fraction {
  const known = new Map<Arc, Fraction>()
  const branchTime = (entry: number, join: number): Fraction => {
    let total = ZERO
    for (let row = entry; row !== join;) {
      const [way] = arcs[row] ?? []
      if (way === undefined) throw new RangeError('A branch that does not come to its join')
      total = add(total, add(passes[row] ?? ZERO, blockTime(way)))
      row = way.to
    }
    return total
  }
  const blockTime = (arc: Arc): Fraction => {
    if (arc.entries === undefined) return ZERO
    const found = known.get(arc) ?? longest(arc.entries.map((entry) => branchTime(entry, arc.to)))
    known.set(arc, found)
    return found
  }
  return blockTime
}

const longest = (times: readonly Fraction[]): Fraction =>
  times.reduce((most, time) => (compare(time, most) > 0 ? time : most), ZERO)
