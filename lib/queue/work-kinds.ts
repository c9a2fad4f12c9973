/**
 * What of projects, practices, reports and road maps waits for a person, and who is asked: the half of «Что вас ждёт» that needs no campaign.
 * Which records are meant by a kind is said once in work-sql.ts, for the counts of the menu and the items of the home page alike. Pure.
 */
import { reachOf, type Membership, type Operation } from '@/lib/core/permissions'

/** `staff` – asked of those who see the whole tenant; `agency` – of an agency's own people, not of staff who could do it in its place. */
type Rule = { side: 'staff' | 'agency'; operation: Operation }

export const workRules = {
  AGREE_PASSPORT: { side: 'staff', operation: 'project.agree' },
  CONFIRM_RESULT: { side: 'staff', operation: 'result.decide' },
  ACCEPT_REPORT: { side: 'staff', operation: 'report.decide' },
  DECIDE_PRACTICE: { side: 'staff', operation: 'practice.decide' },
  ACCEPT_PROOF: { side: 'staff', operation: 'roadmap.accept' },
  DELIVER_FOR_BODY: { side: 'staff', operation: 'roadmap.deliver' },
  CONSENT_CHANGE: { side: 'staff', operation: 'roadmap.consent' },
  ACCEPT_QUARTERLY: { side: 'staff', operation: 'quarterly.decide' },
  APPROVE_PASSPORT: { side: 'agency', operation: 'project.approve' },
  MEND_PASSPORT: { side: 'agency', operation: 'project.edit' },
  STAGE_LATE: { side: 'agency', operation: 'stage.close' },
  MEASURE_STABILITY: { side: 'agency', operation: 'result.report' },
  WRITE_REPORT: { side: 'agency', operation: 'report.edit' },
  DELIVER_PART: { side: 'agency', operation: 'roadmap.prove' },
  APPROVE_ROADMAP: { side: 'agency', operation: 'roadmap.approve' },
  FILL_QUARTERLY: { side: 'agency', operation: 'quarterly.edit' },
  MEND_QUARTERLY: { side: 'agency', operation: 'quarterly.edit' },
  MEND_PRACTICE: { side: 'agency', operation: 'practice.edit' },
} as const satisfies Record<string, Rule>

export type WorkKind = keyof typeof workRules
export const workKinds = Object.keys(workRules) as WorkKind[]

/** For every kind that a person is asked: of which agencies. */
export type WorkReach = Map<WorkKind, 'all' | readonly string[]>

/** Which kinds are asked of a person with these memberships, and of which agencies. */
export function workReach(memberships: readonly Membership[]): WorkReach {
  const own = memberships.filter(({ agencyId }) => agencyId !== null)
  return new Map(
    workKinds.flatMap((kind): [WorkKind, 'all' | readonly string[]][] => {
      const { side, operation } = workRules[kind]
      if (side === 'staff') return reachOf(memberships, operation) === 'all' ? [[kind, 'all']] : []
      const reach = reachOf(own, operation)
      return reach === null || (reach !== 'all' && reach.length === 0) ? [] : [[kind, reach]]
    }),
  )
}
