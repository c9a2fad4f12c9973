import type { DateString } from '@/lib/core/dates'
import type { StatusName } from './schema'

export type AgencyReason =
  | 'UNDER_ITSELF'
  | 'PARENT_NOT_ACTIVE'
  | 'NOT_ACTIVE'
  | 'HAS_CHILDREN'
  | 'DATE_IN_FUTURE'
  | 'DATE_BEFORE_START'
  | 'INTO_ITSELF'

/** What a refusal says: what happened and what to do. */
export const agencyReasons: Record<AgencyReason, string> = {
  UNDER_ITSELF:
    'Орган не может подчиняться себе или органу, который сам ему подчинён. Выберите другой вышестоящий орган.',
  PARENT_NOT_ACTIVE: 'Вышестоящий орган упразднён или присоединён к другому. Выберите действующий.',
  NOT_ACTIVE: 'Орган уже упразднён или присоединён к другому: изменить его нельзя, история остаётся доступной.',
  HAS_CHILDREN: 'Органу подчинены действующие органы. Сначала переподчините или упраздните их.',
  DATE_IN_FUTURE: 'Дата позже сегодняшней. Внесите изменение, когда оно вступит в силу.',
  DATE_BEFORE_START: 'Дата раньше, чем дата создания органа.',
  INTO_ITSELF: 'Выберите другой орган: присоединить орган к нему самому нельзя.',
}

/** Would the agency, put under `parentId`, stand under itself? `parents`: agency → its parent. */
export function wouldCycle(
  parents: ReadonlyMap<string, string | null>,
  agencyId: string,
  parentId: string | null,
): boolean {
  const seen = new Set<string>([agencyId])
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

/** Why a change cannot take effect on that day; null when it can. */
export function dateProblem(date: DateString, today: DateString, since: DateString | null): AgencyReason | null {
  if (date > today) return 'DATE_IN_FUTURE'
  return since !== null && date < since ? 'DATE_BEFORE_START' : null
}

/**
 * Why an agency cannot be abolished, or merged into another (then its children move along); null when it can. `held`:
 * records of some module stand in the way of it (HELD: that module has the words).
 */
export function endProblem(
  agency: { status: StatusName; activeChildren: number; held: boolean },
  merging: boolean,
): AgencyReason | 'HELD' | null {
  if (agency.status !== 'ACTIVE') return 'NOT_ACTIVE'
  if (agency.held) return 'HELD'
  return !merging && agency.activeChildren > 0 ? 'HAS_CHILDREN' : null
}
