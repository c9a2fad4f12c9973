/** What the steps ask of people whatever the queue: expected visits and the work they bring, in plain numbers. */
import { NextKind, NOWHERE, type Plan, type Times } from './plan'

/** Expected passes of each step by a case (exact.md P3); null – the end is never reached, or nearly so. */
export function expectedVisits(plan: Plan): Float64Array | null {
  const visits = new Float64Array(plan.steps.length)
  // Cases are led on step by step; what is still under way shrinks to nothing where every way leads to the end.
  let arriving = new Float64Array(plan.steps.length)
  arriving[plan.start] = 1
  const arcs = plan.nextTo.length + plan.steps.length
  for (let work = 0; work < MOST_WORK; work += arcs) {
    const leaving = new Float64Array(plan.steps.length)
    let underWay = 0
    arriving.forEach((share, s) => {
      if (share === 0) return
      visits[s] = (visits[s] ?? 0) + share
      underWay += leadOn(plan, s, share, leaving)
    })
    if (underWay < ENOUGH) return visits
    arriving = leaving
  }
  return null
}

const ENOUGH = 1e-12
const MOST_WORK = 200_000_000

/** Adds to `leaving` where the share of cases goes from the step; tells how much that is. */
function leadOn(plan: Plan, s: number, share: number, leaving: Float64Array): number {
  let led = 0
  const lead = (from: number, to: number, part: number): void => {
    const block = plan.scope[from] ?? NOWHERE
    // A branch ends at the join; the block itself leads on, once.
    if (to === NOWHERE || (block !== NOWHERE && to === plan.blockJoin[block])) return
    leaving[to] = (leaving[to] ?? 0) + part
    led += part
  }
  const kind = plan.nextKind[s]
  let before = 0
  for (let i = plan.nextFrom[s] ?? 0; i < (plan.nextFrom[s + 1] ?? 0); i += 1) {
    const upTo = plan.nextUpTo[i] ?? 0
    const to = plan.nextTo[i] ?? NOWHERE
    if (kind === NextKind.parallel) {
      leaving[to] = (leaving[to] ?? 0) + share
      led += share
    } else lead(s, to, share * (upTo - before))
    before = upTo
  }
  if (kind === NextKind.parallel) lead(s, plan.blockJoin[plan.blockOf[s] ?? 0] ?? NOWHERE, share)
  return led
}

/** The mean of a three-point time. */
export const meanOf = (times: Times, s: number): number =>
  ((times.least[s] ?? 0) + (times.usual[s] ?? 0) + (times.most[s] ?? 0)) / 3

/** Minutes of each role that a case takes. */
export function roleMinutes(plan: Plan, visits: Float64Array): Float64Array {
  const minutes = new Float64Array(plan.roles.length)
  visits.forEach((times, s) => {
    for (let row = plan.rowFrom[s] ?? 0; row < (plan.rowFrom[s + 1] ?? 0); row += 1) {
      const role = plan.rowRole[row] ?? 0
      minutes[role] = (minutes[role] ?? 0) + times * (plan.rowShare[row] ?? 0) * meanOf(plan.work, s)
    }
  })
  return minutes
}

/** Minutes of all steps of a case, one after another: at least the lead time that nobody waits for people in. */
export const stepMinutes = (plan: Plan, visits: Float64Array): number =>
  visits.reduce((sum, times, s) => sum + times * (meanOf(plan.wait, s) + meanOf(plan.work, s)), 0)
