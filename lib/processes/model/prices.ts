/** Dated prices of what the steps use (exact.md P5). */
import { ZERO, add, fraction, fractionOf, multiply, type Fraction } from '@/lib/core/fraction'
import type { DatedPrice, ProcessStep, ResourcePrices } from './types'

/** What a step needs a price for. */
export type Resource = { kind: 'rate' | 'material'; id: string } | { kind: 'overhead' }

export const priceRowsOf = ({ rates, materials, overhead }: ResourcePrices, resource: Resource): DatedPrice[] => {
  switch (resource.kind) {
    case 'rate':
      return rates[resource.id] ?? []
    case 'material':
      return materials[resource.id]?.prices ?? []
    case 'overhead':
      return overhead
  }
}

export const rolesUsed = (steps: readonly ProcessStep[]): Set<string> =>
  new Set(steps.flatMap(({ roles }) => roles.map(({ role }) => role)))

export const materialsUsed = (steps: readonly ProcessStep[]): Set<string> =>
  new Set(steps.flatMap(({ materials = [] }) => materials.map(({ material }) => material)))

/** Mean prices over some days; of one day, that day's. */
export type MeanPrices = {
  /** Roubles per hour by role. */
  rates: Map<string, Fraction>
  /** Roubles per hour by role that overhead adds to the rate. */
  overheads: Map<string, Fraction>
  /** Roubles per unit. */
  materials: Map<string, Fraction>
}

/** Throws RangeError where a price is missing (`missingPrices` names it). Days in order. */
export function meanPrices(prices: ResourcePrices, steps: readonly ProcessStep[], days: readonly string[]): MeanPrices {
  const rowsOn = (resource: Resource): DatedPrice[] => {
    const rows = priceRowsByDay(priceRowsOf(prices, resource), days)
    return rows.map((row, i) => {
      if (row === undefined) throw new RangeError(`No price on ${days[i]}: ${JSON.stringify(resource)}`)
      return row
    })
  }
  const roles = [...rolesUsed(steps)]
  const overhead = roles.length > 0 ? rowsOn({ kind: 'overhead' }) : []
  const [rates, overheads] = [new Map<string, Fraction>(), new Map<string, Fraction>()]
  for (const role of roles) {
    const rows = rowsOn({ kind: 'rate', id: role })
    rates.set(role, meanOf([rows]))
    overheads.set(role, meanOf([rows, overhead]))
  }
  const materials = [...materialsUsed(steps)].map((id) => [id, meanOf([rowsOn({ kind: 'material', id })])] as const)
  return { rates, overheads, materials: new Map(materials) }
}

/** The row in effect on each day; days in order, rows in any. */
export function priceRowsByDay(rows: readonly DatedPrice[], days: readonly string[]): (DatedPrice | undefined)[] {
  const sorted = rows.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  let begun = 0
  return days.map((day) => {
    for (let next = sorted[begun]; next !== undefined && next.from <= day; next = sorted[begun]) begun += 1
    const row = sorted[begun - 1]
    return row?.to !== undefined && row.to < day ? undefined : row
  })
}

/** The mean over days of the product of several resources' prices. */
function meanOf(resources: readonly DatedPrice[][]): Fraction {
  const days = resources[0]?.length ?? 0
  let total = ZERO
  let begun = 0
  for (let day = 1; day <= days; day += 1) {
    // Days with the same rows are reckoned as one.
    if (resources.every((rows) => rows[day] === rows[begun])) continue
    const product = resources.map((rows) => fractionOf(rows[begun]?.price ?? '')).reduce(multiply)
    total = add(total, multiply(product, fraction(day - begun, days)))
    begun = day
  }
  return total
}
