/** Cost of a run, on one day or as the mean of a year (exact.md P5). Roubles, exact; `printed.ts` rounds. */
import { ZERO, add, fraction, fractionOf, multiply, type Fraction } from '@/lib/core/fraction'
import type { MeanPrices } from './prices'
import { meanOf } from './step-time'
import type { ProcessRole, ProcessStep } from './types'

export const costKinds = ['wages', 'overhead', 'materials', 'fixed'] as const
export type CostKind = (typeof costKinds)[number]

export type RunCost = {
  run: Fraction
  /** By row. */
  byStep: Fraction[]
  byKind: Record<CostKind, Fraction>
  /** Wages with overhead. */
  labour: Fraction
  /** Parts of `labour`; every role, also one without work. */
  byRole: Map<string, Fraction>
}

const HOURS_OF_MINUTE = fraction(1, 60)

export function runCost(
  steps: readonly ProcessStep[],
  visits: readonly Fraction[],
  roles: readonly ProcessRole[],
  prices: MeanPrices,
): RunCost {
  const byKind: RunCost['byKind'] = { wages: ZERO, overhead: ZERO, materials: ZERO, fixed: ZERO }
  const byRole = new Map(roles.map(({ id }) => [id, ZERO]))
  const byStep = steps.map((step, row) => {
    const times = visits[row] ?? ZERO
    const hours = multiply(meanOf(step.work), HOURS_OF_MINUTE)
    const parts: RunCost['byKind'] = { wages: ZERO, overhead: ZERO, materials: ZERO, fixed: ZERO }
    for (const { role, share } of step.roles) {
      const worked = multiply(hours, fractionOf(share))
      const wages = multiply(worked, prices.rates.get(role) ?? ZERO)
      const overhead = multiply(worked, prices.overheads.get(role) ?? ZERO)
      parts.wages = add(parts.wages, wages)
      parts.overhead = add(parts.overhead, overhead)
      byRole.set(role, add(byRole.get(role) ?? ZERO, multiply(times, add(wages, overhead))))
    }
    for (const { material, quantity } of step.materials ?? [])
      parts.materials = add(parts.materials, multiply(fractionOf(quantity), prices.materials.get(material) ?? ZERO))
    if (step.fixedCost !== undefined) parts.fixed = fractionOf(step.fixedCost)
    let cost = ZERO
    for (const kind of costKinds) {
      cost = add(cost, parts[kind])
      byKind[kind] = add(byKind[kind], multiply(times, parts[kind]))
    }
    return multiply(times, cost)
  })
  const labour = add(byKind.wages, byKind.overhead)
  return { run: add(labour, add(byKind.materials, byKind.fixed)), byStep, byKind, labour, byRole }
}
