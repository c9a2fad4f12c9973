/** Dated prices of what the steps use (exact.md P5). */
import { ZERO, add, fraction, fractionOf, multiply, type Fraction } from '@/lib/core/fraction'
import type { DatedPrice, ProcessStep, ResourcePrices } from './types'

/** The row in effect on a day: the latest «с» counts, and none once its own last day has passed. */
export function priceRowOn(rows: readonly DatedPrice[], day: string): DatedPrice | undefined {
  let latest: DatedPrice | undefined
  for (const row of rows) if (row.from <= day && (latest === undefined || row.from > latest.from)) latest = row
  return latest?.to !== undefined && latest.to < day ? undefined : latest
}

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

/** Throws RangeError where a price is missing; `missingPrices` names it. */
export function meanPrices(prices: ResourcePrices, steps: readonly ProcessStep[], days: readonly string[]): MeanPrices {
  const rowsOn = (resource: Resource): DatedPrice[] => {
    const rows = priceRowsOf(prices, resource)
    return days.map((day) => {
      const row = priceRowOn(rows, day)
      if (row === undefined) throw new RangeError(`No price on ${day}: ${JSON.stringify(resource)}`)
      return row
    })
  }
  const roles = [...rolesUsed(steps)]
  const overhead = roles.length > 0 ? rowsOn({ kind: 'overhead' }) : []
  const [rates, overheads] = [new Map<string, Fraction>(), new Map<string, Fraction>()]
  for (const role of roles) {
    const rows = rowsOn({ kind: 'rate', id: role })
    rates.set(role, meanOfRows(rows.map((row) => [row])))
    overheads.set(role, meanOfRows(rows.map((row, i) => [row, overhead[i] ?? row])))
  }
  const materials = [...materialsUsed(steps)].map(
    (id) => [id, meanOfRows(rowsOn({ kind: 'material', id }).map((row) => [row]))] as const,
  )
  return { rates, overheads, materials: new Map(materials) }
}

/** The mean of products, one a day. Days with the same rows are multiplied out once. */
function meanOfRows(days: DatedPrice[][]): Fraction {
  const same = new Map<string, { rows: DatedPrice[]; count: number }>()
  for (const rows of days) {
    const key = rows.map(({ from }) => from).join()
    const found = same.get(key) ?? { rows, count: 0 }
    same.set(key, { rows, count: found.count + 1 })
  }
  let total = ZERO
  for (const { rows, count } of same.values())
    total = add(total, rows.map(({ price }) => fractionOf(price)).reduce(multiply, fraction(count, days.length)))
  return total
}
