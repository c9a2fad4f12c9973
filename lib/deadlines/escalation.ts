/** Whom an overdue thing is brought to, and when: the tenant's rule. Pure. */
import { workingDaysBetween } from '@/lib/core/work-calendar'
import type { DateString } from '@/lib/core/dates'
import { escalationSteps, type EscalationStep } from '@/lib/core/deadline'
import type { EscalationSettings } from '@/lib/core/tenant'
import { deadlineKinds, dues, type Deadline, type DeadlineKind } from './rules'

/** Kinds that the rule may look at: a right ends and is not overdue. */
export const escalatedKinds: readonly DeadlineKind[] = deadlineKinds.filter((kind) => dues[kind].escalation !== 'never')

/** What the kind's module tells by itself, and why, for the settings. */
const toldOf = (kind: DeadlineKind): { toldElsewhere: readonly EscalationStep[]; hint?: string } => {
  const { escalation } = dues[kind]
  return escalation === undefined || escalation === 'never' ? { toldElsewhere: [] } : escalation
}

const stepsOf = (kind: DeadlineKind): EscalationStep[] => {
  const { toldElsewhere } = toldOf(kind)
  return escalationSteps.filter((step) => !toldElsewhere.includes(step))
}

/** Why a kind has fewer steps, for the settings. */
export const escalationHint = (kind: DeadlineKind): string | undefined => toldOf(kind).hint

const daysOf = (settings: EscalationSettings, step: EscalationStep): number | null => {
  switch (step) {
    case 'CURATOR':
      return settings.curatorDays
    case 'AUTHORITY':
      return settings.authorityDays
    case 'OBSERVER':
      return settings.observerDays
  }
}

/** Steps that the overdue thing has reached by today. */
export function reachedSteps(
  settings: EscalationSettings,
  { kind, lateAfter }: Pick<Deadline, 'kind' | 'lateAfter'>,
  today: DateString,
): EscalationStep[] {
  if (lateAfter >= today || !settings.kinds.includes(kind) || !escalatedKinds.includes(kind)) return []
  const late = workingDaysBetween(lateAfter, today).days
  return stepsOf(kind).filter((step) => {
    const days = daysOf(settings, step)
    return days !== null && late >= days
  })
}

/** A moved due day begins anew; otherwise each step is taken once for a thing. */
export const stepKey = (step: EscalationStep, { key, on }: Pick<Deadline, 'key' | 'on'>): string =>
  `escalation:${step}:${key}:${on}`
