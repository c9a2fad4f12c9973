/** ✓ ! ✕ – of an assessment in tables. */
import type { SubmissionTiming } from './clock'
import type { AssessmentStatus } from './rules'

export type Mark = 'ok' | 'warn' | 'bad' | 'none'

/** How an assessment stands: late is marked for ever, nothing begun while there is time is merely nothing yet. */
export function timingMark({ status, timing }: { status: AssessmentStatus; timing: SubmissionTiming }): Mark {
  switch (timing.code) {
    case 'ON_TIME': return 'ok'
    case 'LATE': return 'warn'
    case 'OVERDUE': return 'bad'
    case 'DUE_SOON': return 'warn'
    case 'AHEAD': return status === 'NOT_STARTED' ? 'none' : 'ok'
  }
}
