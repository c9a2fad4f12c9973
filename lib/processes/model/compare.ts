/** Before and after (exact.md P7). What is saved is positive; exact, so roundings of the two sides do not enter. */
import { ZERO, divide, fraction, fractionOf, multiply, sign, subtract, type Fraction } from '@/lib/core/fraction'
import type { ProcessResults, YearStaff } from './results'
import { wasteKinds, type WasteKind } from './types'

export type Saving = {
  work: Fraction
  waiting: Fraction
  /** Null where the lead time of either is not exact. */
  lead: Fraction | null
  /** Roubles, on the day that was asked; none without a day. */
  run?: Fraction
  /** Roubles by role, wages with overhead, per run on that day. */
  roleMoney?: Map<string, Fraction>
  year?: YearSaving
  /** Minutes per run; kinds that are named before or after. */
  wastes: Partial<Record<WasteKind, Fraction>>
  roleMinutes: Map<string, Fraction>
  staff: Pick<YearStaff, 'year' | 'need'>[]
}

/** Roubles; `total` = `cheaperRun` + `otherRuns`. */
type YearSaving = {
  total: Fraction
  /** (c₀ − c₁) · n₁: what the change of the run alone saves. */
  cheaperRun: Fraction
  /** c₀ · (n₀ − n₁): what another number of runs makes. */
  otherRuns: Fraction
}

export function savingOf(before: ProcessResults, after: ProcessResults): Saving {
  const [was, is] = [before.figures, after.figures]
  const wastes: Saving['wastes'] = {}
  for (const kind of wasteKinds)
    if (was.wastes[kind] ?? is.wastes[kind]) wastes[kind] = subtract(was.wastes[kind] ?? ZERO, is.wastes[kind] ?? ZERO)
  const saving: Saving = {
    work: subtract(was.work, is.work),
    waiting: subtract(was.waiting, is.waiting),
    lead: was.lead.exact && is.lead.exact ? subtract(was.lead.mean, is.lead.mean) : null,
    wastes,
    roleMinutes: lessBy(was.roleMinutes, is.roleMinutes),
    staff: before.staff.flatMap(({ year, need }) => {
      const later = after.staff.find((one) => one.year === year)
      return later === undefined ? [] : [{ year, need: lessBy(need, later.need) }]
    }),
  }
  if (before.cost && after.cost) {
    saving.run = subtract(before.cost.run, after.cost.run)
    saving.roleMoney = lessBy(before.cost.byRole, after.cost.byRole)
  }
  if (before.yearCost && after.yearCost) {
    const [c0, n0] = [before.yearCost.run.run, before.yearCost.runs]
    const [c1, n1] = [after.yearCost.run.run, after.yearCost.runs]
    saving.year = {
      total: subtract(before.yearCost.total, after.yearCost.total),
      cheaperRun: multiply(subtract(c0, c1), n1),
      otherRuns: multiply(c0, subtract(n0, n1)),
    }
  }
  return saving
}

/**
 * Months until one-off roubles come back; null – «не окупается»: the year saves nothing, even when the change costs
 * nothing.
 */
export function paybackMonths(oneOff: string, yearSaving: Fraction): Fraction | null {
  return sign(yearSaving) > 0 ? divide(multiply(fractionOf(oneOff), fraction(12)), yearSaving) : null
}

/** Earlier less later, role by role. */
function lessBy(earlier: ReadonlyMap<string, Fraction>, later: ReadonlyMap<string, Fraction>): Map<string, Fraction> {
  const saved = new Map(earlier)
  for (const [role, value] of later) saved.set(role, subtract(saved.get(role) ?? ZERO, value))
  return saved
}
