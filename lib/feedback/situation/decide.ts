/**
 * Which decisions a life situation waits for: in Kirov its choice, the list of services, the target state and the plan,
 * each by the council (app. 3, 2.1, 2.2, 2.3, 2.5); in Kuzbass the participants approve their plan (2.2(2)). Pure.
 */
import type { Decisions, Scenario, SituationService } from './content'
import { decisionKeys, type DecisionKey, type SituationStatusName } from './labels'

/** What is decided on, as a text to compare: '' – there is nothing to decide yet. */
export function subjectOf(key: DecisionKey, { title, services, scenario, roadmapId }: Subject): string {
  switch (key) {
    case 'choice':
      return title
    case 'services':
      return services
        .map(({ name, kind, agencyId, proactive }) => [name, kind, agencyId ?? '', proactive].join('|'))
        .join('\n')
    case 'target':
      return scenario.toBe === '' && scenario.measures.length === 0
        ? ''
        : JSON.stringify([scenario.toBe, scenario.measures.map(({ name, unit, target }) => [name, unit, target])])
    case 'plan':
      return roadmapId ?? ''
  }
}
export type Subject = { title: string; services: SituationService[]; scenario: Scenario; roadmapId: string | null }

export type DecisionState =
  /** Nobody of the programme waits for it. */
  | 'NOT_NEEDED'
  /** What comes before is not approved yet. */
  | 'LATER'
  /** Nothing to decide on: the list is empty, the plan is not made. */
  | 'EMPTY'
  | 'WAITS'
  | 'APPROVED'
  /** Approved, and what it was about has changed since. */
  | 'CHANGED'
  | 'REFUSED'

export type DecisionSituation = Subject & { status: SituationStatusName; decisions: Decisions }

const isApproved = (state: DecisionState): boolean => state === 'APPROVED' || state === 'CHANGED'

/** The state of each decision, in their order; each waits until the needed ones before it are approved. */
export function decisionStates(
  situation: DecisionSituation,
  needed: readonly DecisionKey[],
): { key: DecisionKey; state: DecisionState }[] {
  let ready = situation.status !== 'DECLINED'
  return decisionKeys.map((key) => {
    const made = situation.decisions[key]
    const subject = subjectOf(key, situation)
    const own = ((): DecisionState => {
      if (made?.outcome === 'approved') return made.seen === subject ? 'APPROVED' : 'CHANGED'
      if (made?.outcome === 'declined') return 'REFUSED'
      if (!needed.includes(key)) return 'NOT_NEEDED'
      if (!ready) return 'LATER'
      return subject === '' ? 'EMPTY' : 'WAITS'
    })()
    if (needed.includes(key) && !isApproved(own)) ready = false
    return { key, state: own }
  })
}

/** May this be decided now? The reason not to; null – it may. */
export function decisionRefusal(
  situation: DecisionSituation,
  needed: readonly DecisionKey[],
  key: DecisionKey,
): 'LATER' | 'EMPTY' | 'CLOSED' | null {
  if (situation.status === 'CLOSED') return 'CLOSED'
  if (subjectOf(key, situation) === '') return 'EMPTY'
  const before = decisionStates(situation, needed).slice(0, decisionKeys.indexOf(key))
  return before.some((one) => needed.includes(one.key) && !isApproved(one.state)) ? 'LATER' : null
}

/** The situation's status after a decision: the choice makes it chosen or declined. */
export const statusAfter = (
  status: SituationStatusName,
  key: DecisionKey,
  outcome: 'approved' | 'returned' | 'declined',
): SituationStatusName => {
  if (key !== 'choice') return status
  return outcome === 'approved' ? 'CHOSEN' : outcome === 'declined' ? 'DECLINED' : 'CANDIDATE'
}
