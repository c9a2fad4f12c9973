/** What may follow the window to object (K 3.4). */
import { type AssessmentStatus, type Decision, transition, refuse } from '../status/rules'
import type { DateString } from '@/lib/core/dates'
import { objectionState, objectionOpen } from '../methodology/window'

type WindowInput = { status: AssessmentStatus; receivedDate: DateString | null; workingDays: number; today: DateString }

/** Filing an objection: results received and the window not over. */
export function decideObject({ status, receivedDate, workingDays, today }: WindowInput): Decision<AssessmentStatus> {
  const next = transition(status, 'OBJECT')
  if (!next.ok) return status === 'RESULTS_SENT' ? refuse('NOT_RECEIVED') : next
  const { code } = objectionState(receivedDate, workingDays, today)
  if (code === 'NOT_RECEIVED') return refuse('NOT_RECEIVED')
  return code === 'OPEN' ? next : refuse('WINDOW_CLOSED')
}

/** Making the result final: objection settled, or the window over, or the agency has waived its objection. */
export function decideFinalise({
  status,
  receivedDate,
  workingDays,
  today,
  waived,
}: WindowInput & { waived: boolean }): Decision<AssessmentStatus> {
  const next = transition(status, 'FINALISE')
  if (!next.ok) return status === 'RESULTS_SENT' ? refuse('NOT_RECEIVED') : next
  if (status === 'SETTLED' || waived) return next
  return objectionOpen(receivedDate, workingDays, today) ? refuse('WINDOW_OPEN') : next
}
