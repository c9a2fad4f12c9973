/** Whom an overdue thing is brought to, and when: the tenant's rule. Pure. */
import { workingDaysBetween } from '@/lib/core/work-calendar'
import type { DateString } from '@/lib/core/dates'
import { deadlineKinds, type Deadline, type DeadlineKind } from './rules'
import type { EscalationSettings } from '@/lib/core/tenant'

export const escalationSteps = ['CURATOR', 'AUTHORITY', 'OBSERVER'] as const
export type EscalationStep = (typeof escalationSteps)[number]

/**
 * Steps that have letters of their own already, so that nobody is told twice: an unanswered proposal goes to curator and authority, a late
 * report on a project or a quarter to the curator, on the first day past the limit. The campaign's own dates are the authority's.
 */
const toldElsewhere: Partial<Record<DeadlineKind, readonly EscalationStep[]>> = {
  PROPOSAL_ANSWER: ['CURATOR', 'AUTHORITY'],
  PROJECT_REPORT: ['CURATOR'],
  QUARTERLY: ['CURATOR'],
  CAMPAIGN: ['CURATOR', 'AUTHORITY'],
}

/** The window to object is a right, not a duty: it ends, and is not overdue. */
export const escalatedKinds: readonly DeadlineKind[] = deadlineKinds.filter((kind) => kind !== 'OBJECTION')

const stepsOf = (kind: DeadlineKind): EscalationStep[] =>
  escalationSteps.filter((step) => !toldElsewhere[kind]?.includes(step))

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

/** Why a kind has fewer steps, for the settings. */
export const escalationHints: Partial<Record<DeadlineKind, string>> = {
  PROPOSAL_ANSWER: 'Куратору и уполномоченному органу портал пишет и без этого правила',
  PROJECT_REPORT: 'Куратору портал напоминает и без этого правила',
  QUARTERLY: 'Куратору портал напоминает и без этого правила',
  CAMPAIGN: 'Только наблюдателям: за эти сроки отвечает уполномоченный орган',
}
