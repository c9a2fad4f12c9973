/**
 * Systems x[i] = constant[i] + Σ share · x[j], exact. Each loop of the process is solved by itself once what it depends
 * on is known; inside a loop the unknown with the fewest neighbours is put into the others first, so a chain of steps
 * costs no more than its length and only crossings of loops make larger numbers.
 */
import { ONE, ZERO, add, divide, isZero, lowest, multiply, subtract, type Fraction } from '@/lib/core/fraction'

export type Equation = { constant: Fraction; /** Unknown → its share. */ terms: Map<number, Fraction> }

export const equations = (count: number): Equation[] =>
  Array.from({ length: count }, () => ({ constant: ZERO, terms: new Map() }))

/** Adds share · x[unknown] to the equation. */
export function addTerm({ terms }: Equation, unknown: number, share: Fraction): void {
  const before = terms.get(unknown)
  terms.set(unknown, before === undefined ? share : add(before, share))
}

/** Every unknown. Throws RangeError when a system has no single solution. The equations are used up. */
export function solve(system: Equation[]): Fraction[] {
  const values: (Fraction | undefined)[] = system.map(() => undefined)
  const valueOf = (i: number): Fraction => values[i] ?? ZERO
  for (const group of loopsOf(system)) {
    for (const i of eliminate(system, group).reverse()) {
      const { constant, terms } = equationAt(system, i)
      let value = constant
      for (const [j, share] of terms) value = add(value, multiply(share, valueOf(j)))
      values[i] = lowest(value)
    }
  }
  return values.map((value) => value ?? ZERO)
}

/** Frees each equation of the group of the unknowns that were taken before it; the order in which they were taken. */
function eliminate(system: Equation[], group: readonly number[]): number[] {
  const users = new Map<number, Set<number>>(group.map((i) => [i, new Set()]))
  const usersOf = (i: number): Set<number> => users.get(i) ?? new Set()
  for (const i of group) for (const j of equationAt(system, i).terms.keys()) usersOf(j).add(i)
  const left = new Set(group)
  const order: number[] = []
  while (left.size > 0) {
    const taken = cheapest(left, (i) => equationAt(system, i).terms.size * usersOf(i).size)
    left.delete(taken)
    order.push(taken)
    const own = withoutItself(equationAt(system, taken), taken)
    system[taken] = own
    usersOf(taken).delete(taken)
    for (const j of own.terms.keys()) usersOf(j).delete(taken)
    for (const i of usersOf(taken)) {
      const equation = equationAt(system, i)
      const share = equation.terms.get(taken) ?? ZERO
      equation.terms.delete(taken)
      if (!isZero(own.constant)) equation.constant = lowest(add(equation.constant, multiply(share, own.constant)))
      for (const [j, other] of own.terms) {
        addTerm(equation, j, multiply(share, other))
        equation.terms.set(j, lowest(equation.terms.get(j) ?? ZERO))
        usersOf(j).add(i)
      }
    }
  }
  return order
}

/** x = c + a·x + … as x = c/(1 − a) + …. */
function withoutItself({ constant, terms }: Equation, i: number): Equation {
  const own = terms.get(i)
  if (own === undefined) return { constant, terms }
  const rest = subtract(ONE, own)
  const scaled = new Map<number, Fraction>()
  for (const [j, share] of terms) if (j !== i) scaled.set(j, lowest(divide(share, rest)))
  return { constant: lowest(divide(constant, rest)), terms: scaled }
}

function cheapest(among: Iterable<number>, costOf: (i: number) => number): number {
  let best = -1
  let least = Infinity
  for (const i of among) {
    const cost = costOf(i)
    if (cost >= least) continue
    ;[best, least] = [i, cost]
    if (cost <= 1) break
  }
  return best
}

/**
 * Unknowns that depend on one another, in groups; each group comes after all that it depends on (Tarjan, without
 * recursion: a process may be a chain of thousands of steps).
 */
function loopsOf(system: readonly Equation[]): number[][] {
  const groups: number[][] = []
  const low: number[] = []
  const index = new Map<number, number>()
  const open: number[] = []
  const isOpen = new Set<number>()
  for (let root = 0; root < system.length; root += 1) {
    if (index.has(root)) continue
    const path: { at: number; rest: Iterator<number> }[] = []
    const enter = (at: number) => {
      low[at] = index.size
      index.set(at, index.size)
      open.push(at)
      isOpen.add(at)
      path.push({ at, rest: equationAt(system, at).terms.keys() })
    }
    enter(root)
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const { value: to, done } = here.rest.next()
      if (!done) {
        if (!index.has(to)) enter(to)
        else if (isOpen.has(to)) low[here.at] = Math.min(low[here.at] ?? 0, index.get(to) ?? 0)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent !== undefined) low[parent.at] = Math.min(low[parent.at] ?? 0, low[here.at] ?? 0)
      if (low[here.at] !== index.get(here.at)) continue
      const group = open.splice(open.lastIndexOf(here.at))
      for (const one of group) isOpen.delete(one)
      groups.push(group)
    }
  }
  return groups
}

function equationAt(system: readonly Equation[], i: number): Equation {
  const equation = system[i]
  if (equation === undefined) throw new RangeError(`No equation ${i}`)
  return equation
}
