/**
 * What of projects, practices, reports and road maps waits for a person, and who is asked: the half of «Что вас ждёт» that needs no campaign.
 * Which records are meant by a kind is said once in work-sql.ts, for the counts of the menu and the items of the home page alike. Pure.
 */
import { reachOf, type Membership, type Operation } from '@/lib/core/permissions'
import { operations as practiceOperations } from '@/lib/practices/operations'
import { operations as projectOperations } from '@/lib/projects/operations'
import { operations as quarterlyOperations } from '@/lib/quarterly/operations'
import { operations as resultOperations } from '@/lib/results/operations'
import { operations as roadmapOperations } from '@/lib/roadmaps/operations'

/** `staff` – asked of those who see the whole tenant; `agency` – of an agency's own people, not of staff who could do it in its place. */
type Rule = { side: 'staff' | 'agency'; operation: Operation }

const workRules = {
  AGREE_PASSPORT: { side: 'staff', operation: projectOperations['project.agree'] },
  CONFIRM_RESULT: { side: 'staff', operation: resultOperations['result.decide'] },
  ACCEPT_REPORT: { side: 'staff', operation: projectOperations['report.decide'] },
  DECIDE_PRACTICE: { side: 'staff', operation: practiceOperations['practice.decide'] },
  ACCEPT_PROOF: { side: 'staff', operation: roadmapOperations['roadmap.accept'] },
  DELIVER_FOR_BODY: { side: 'staff', operation: roadmapOperations['roadmap.deliver'] },
  CONSENT_CHANGE: { side: 'staff', operation: roadmapOperations['roadmap.consent'] },
  ACCEPT_QUARTERLY: { side: 'staff', operation: quarterlyOperations['quarterly.decide'] },
  APPROVE_PASSPORT: { side: 'agency', operation: projectOperations['project.approve'] },
  MEND_PASSPORT: { side: 'agency', operation: projectOperations['project.edit'] },
  STAGE_LATE: { side: 'agency', operation: projectOperations['stage.close'] },
  MEASURE_STABILITY: { side: 'agency', operation: resultOperations['result.report'] },
  WRITE_REPORT: { side: 'agency', operation: projectOperations['report.edit'] },
  DELIVER_PART: { side: 'agency', operation: roadmapOperations['roadmap.prove'] },
  APPROVE_ROADMAP: { side: 'agency', operation: roadmapOperations['roadmap.approve'] },
  FILL_QUARTERLY: { side: 'agency', operation: quarterlyOperations['quarterly.edit'] },
  MEND_QUARTERLY: { side: 'agency', operation: quarterlyOperations['quarterly.edit'] },
  MEND_PRACTICE: { side: 'agency', operation: practiceOperations['practice.edit'] },
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
