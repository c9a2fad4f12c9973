/** What the steps ask of people whatever the queue: expected visits and the work they bring, in plain numbers. */
import { NextKind, NOWHERE, type Plan, type Times } from './plan'

/** Where shares of the cases go from a step; NOWHERE – out of the process, or out of a branch to its join. */
type Arc = { to: number; share: number }

/** The arcs of each step. A block sends every case into each branch and, once, on to its join. */
function arcsOf(plan: Plan): Arc[][] {
  const led = (from: number, to: number, share: number): Arc => {
    const block = plan.scope[from] ?? NOWHERE
    return { to: block !== NOWHERE && to === plan.blockJoin[block] ? NOWHERE : to, share }
  }
  return plan.steps.map((_, s) => {
    const ways = Array.from(plan.nextTo.subarray(plan.nextFrom[s], plan.nextFrom[s + 1]))
    if (plan.nextKind[s] === NextKind.parallel)
      return [...ways.map((to) => ({ to, share: 1 })), led(s, plan.blockJoin[plan.blockOf[s] ?? NOWHERE] ?? NOWHERE, 1)]
    const upTo = plan.nextUpTo.subarray(plan.nextFrom[s], plan.nextFrom[s + 1])
    return ways.map((to, i) => led(s, to, (upTo[i] ?? 0) - (upTo[i - 1] ?? 0)))
  })
}

/** Expected passes of each step by a case (exact.md P3); null – the end is not reached, or hardly. */
export function expectedVisits(plan: Plan): Float64Array | null {
  const arcs = arcsOf(plan)
  if (isTrap(plan, arcs)) return null
  const visits = new Float64Array(plan.steps.length)
  // Cases are led on arc by arc; what is still under way shrinks to nothing.
  let arriving = new Float64Array(plan.steps.length)
  arriving[plan.start] = 1
  for (let work = 0; work < MOST_WORK; work += arcs.length) {
    const leaving = new Float64Array(plan.steps.length)
    let underWay = 0
    arriving.forEach((cases, s) => {
      if (cases === 0) return
      visits[s]! += cases
      for (const { to, share } of arcs[s]!) {
        if (to === NOWHERE) continue
        leaving[to]! += cases * share
        underWay += cases * share
      }
    })
    if (underWay < ENOUGH) return visits
    arriving = leaving
  }
  return null
}

const ENOUGH = 1e-12
const MOST_WORK = 100_000_000

/** Whether a case can come to where no way leads to the end; of a block every branch must lead to the join. */
function isTrap(plan: Plan, arcs: readonly Arc[][]): boolean {
  const leadsOut = new Uint8Array(plan.steps.length)
  const isOut = ({ to }: Arc): boolean => to === NOWHERE || leadsOut[to] === 1
  for (let found = true; found;) {
    found = false
    arcs.forEach((ways, s) => {
      if (leadsOut[s] === 1) return
      const out = plan.nextKind[s] === NextKind.parallel ? ways.every(isOut) : ways.some(isOut)
      if (out) leadsOut[s] = 1
      found ||= out
    })
  }
  const reached = new Set([plan.start])
  for (const s of reached) for (const { to } of arcs[s] ?? []) if (to !== NOWHERE) reached.add(to)
  return [...reached].some((s) => leadsOut[s] !== 1)
}

/** The mean of a three-point time. */
const meanOf = (times: Times, s: number): number => (times.least[s]! + times.usual[s]! + times.most[s]!) / 3

/** Minutes of each role that a case takes. */
export function roleMinutes(plan: Plan, visits: Float64Array): Float64Array {
  const minutes = new Float64Array(plan.roles.length)
  visits.forEach((passes, s) => {
    for (let row = plan.rowFrom[s]!; row < plan.rowFrom[s + 1]!; row += 1)
      minutes[plan.rowRole[row]!]! += passes * plan.rowShare[row]! * meanOf(plan.work, s)
  })
  return minutes
}

/** Minutes of all steps of a case, one after another: at least the lead time where nobody waits for people. */
export const stepMinutes = (plan: Plan, visits: Float64Array): number =>
  visits.reduce((sum, passes, s) => sum + passes * (meanOf(plan.wait, s) + meanOf(plan.work, s)), 0)
