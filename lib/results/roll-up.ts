/** Money and hours saved, added up over agencies without counting anything twice. Pure; exact decimals. */
import { addDecimals } from '@/lib/core/decimal'
import type { EffectKind, MeasurementStatus } from './rules'

/**
 * An effect and the agency that runs its project: other agencies that take part have no share of their own, so a
 * project with several participants brings its effect once. `counted: false` – it stands at the original of a
 * replicated practice already.
 */
export type EffectRow = {
  id: string
  agencyId: string
  kind: EffectKind
  amount: string
  year: number
  counted: boolean
  status: MeasurementStatus
}

/** Roubles and hours a year, decimal strings. */
export type Savings = { MONEY: string; HOURS: string }
const nothingSaved: Savings = { MONEY: '0', HOURS: '0' }

const addSavings = (a: Savings, b: Savings): Savings => ({
  MONEY: addDecimals(a.MONEY, b.MONEY),
  HOURS: addDecimals(a.HOURS, b.HOURS),
})

/** Whether sums take the effect: confirmed, and not included in another project's. */
const isCounted = ({ status, counted }: Pick<EffectRow, 'status' | 'counted'>): boolean =>
  status === 'CONFIRMED' && counted

/** The sum of what counts; an effect that stands twice in the list (a row for each participant) is taken once. */
export function sumOf(effects: readonly EffectRow[]): Savings {
  const once = new Map(effects.map((effect) => [effect.id, effect]))
  const sum = { ...nothingSaved }
  for (const effect of once.values())
    if (isCounted(effect)) sum[effect.kind] = addDecimals(sum[effect.kind], effect.amount)
  return sum
}

export type TreeAgency = { id: string; parentId: string | null }
export type AgencySavings<T> = {
  agency: T
  depth: number
  /** Of its own projects. */
  own: Savings
  /** With every agency under it. */
  total: Savings
  projects: number
}

/**
 * Savings by agency in tree order. The total of an agency is its own and those of the agencies under it; the totals of
 * the agencies at the top add up to the sum of all effects. An agency whose parent is not in the list stands at the
 * top.
 */
export function rollUp<T extends TreeAgency>(
  agencies: readonly T[],
  effects: readonly EffectRow[],
): { rows: AgencySavings<T>[]; all: Savings } {
  const ids = new Set(agencies.map(({ id }) => id))
  const children = Map.groupBy(agencies, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null))
  const once = [...new Map(effects.map((effect) => [effect.id, effect])).values()].filter(isCounted)
  const byAgency = Map.groupBy(once, ({ agencyId }) => agencyId)
  const rows: AgencySavings<T>[] = []
  const seen = new Set<string>()
  const walk = (agency: T, depth: number): Savings => {
    if (seen.has(agency.id)) return nothingSaved
    seen.add(agency.id)
    const effectsHere = byAgency.get(agency.id) ?? []
    const own = sumOf(effectsHere)
    const row: AgencySavings<T> = { agency, depth, own, total: own, projects: effectsHere.length }
    rows.push(row)
    for (const child of children.get(agency.id) ?? []) row.total = addSavings(row.total, walk(child, depth + 1))
    return row.total
  }
  for (const top of children.get(null) ?? []) walk(top, 0)
  return { rows, all: sumOf(once.filter(({ agencyId }) => ids.has(agencyId))) }
}

/**
 * Sums by any key of the agency that runs the project: its kind, its ministry. Agencies that are not in the map are
 * left out.
 */
export function sumBy<K>(effects: readonly EffectRow[], keyOf: (agencyId: string) => K | undefined): Map<K, Savings> {
  const groups = new Map<K, EffectRow[]>()
  for (const effect of effects) {
    const key = keyOf(effect.agencyId)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), effect])
  }
  return new Map([...groups].map(([key, rows]) => [key, sumOf(rows)]))
}
