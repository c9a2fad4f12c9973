/** Figures of one run (exact.md P4). Minutes unless said otherwise; exact. */
import { ZERO, add, divide, fractionOf, isZero, multiply, type Fraction } from '@/lib/core/fraction'
import { firstTimeRight } from './first-time-right'
import { graphOf, type Graph } from './graph'
import { leadOf, type Lead } from './lead'
import { meanOf } from './step-time'
import type { ProcessModel, ProcessRole, ProcessStep, StepValue, WasteKind } from './types'
import { expectedVisits } from './visits'

type Handoffs = { roles: Fraction; units: Fraction; agencies: Fraction }

export type RunFigures = {
  /** Visits of each step, by row. */
  visits: Fraction[]
  work: Fraction
  waiting: Fraction
  lead: Lead
  workByValue: Record<StepValue, Fraction>
  /** Value-adding work as a part of the lead time; null where that is not exact or 0. */
  flowEfficiency: Fraction | null
  handoffs: Handoffs
  firstTimeRight: Fraction
  /** Only what is named in a step. */
  wastes: Partial<Record<WasteKind, Fraction>>
  /** Every role, also one without work. */
  roleMinutes: Map<string, Fraction>
}

/** Of a table that `processFaults` finds no fault with. Throws RangeError otherwise. */
export function runFigures(model: ProcessModel, roles: readonly ProcessRole[]): RunFigures {
  const graph = graphOf(model)
  const visits = expectedVisits(graph)
  const lead = leadOf(graph, visits)
  const workByValue: Record<StepValue, Fraction> = { adds: ZERO, needed: ZERO, waste: ZERO }
  const wastes: RunFigures['wastes'] = {}
  const roleMinutes = new Map(roles.map(({ id }) => [id, ZERO]))
  let waiting = ZERO
  model.steps.forEach((step, row) => {
    const times = visits[row] ?? ZERO
    const work = multiply(times, meanOf(step.work))
    workByValue[step.value] = add(workByValue[step.value], work)
    waiting = add(waiting, multiply(times, meanOf(step.wait)))
    for (const [kind, minutes] of wastesOf(step))
      wastes[kind] = add(wastes[kind] ?? ZERO, multiply(times, fractionOf(minutes)))
    for (const { role, share } of step.roles)
      roleMinutes.set(role, add(roleMinutes.get(role) ?? ZERO, multiply(work, fractionOf(share))))
  })
  return {
    visits,
    work: add(add(workByValue.adds, workByValue.needed), workByValue.waste),
    waiting,
    lead,
    workByValue,
    flowEfficiency: lead.exact && !isZero(lead.mean) ? divide(workByValue.adds, lead.mean) : null,
    handoffs: handoffsOf(graph, visits),
    firstTimeRight: firstTimeRight(graph),
    wastes,
    roleMinutes,
  }
}

const wastesOf = ({ wastes = {} }: ProcessStep): [WasteKind, string][] =>
  Object.entries(wastes) as [WasteKind, string][]

/** Expected transitions between different first roles, units, agencies; each arc counts, into and out of blocks too. */
function handoffsOf({ steps, arcs }: Graph, visits: readonly Fraction[]): Handoffs {
  const found: Handoffs = { roles: ZERO, units: ZERO, agencies: ZERO }
  arcs.forEach((ways, row) => {
    const from = steps[row]
    for (const { to, p, entries } of ways) {
      const times = multiply(visits[row] ?? ZERO, p)
      for (const next of entries ?? [to]) {
        const step = steps[next]
        if (from === undefined || step === undefined) continue
        const otherAgency = from.agency !== step.agency
        if (from.roles[0]?.role !== step.roles[0]?.role) found.roles = add(found.roles, times)
        if (otherAgency || from.unit !== step.unit) found.units = add(found.units, times)
        if (otherAgency) found.agencies = add(found.agencies, times)
      }
    }
  })
  return found
}
