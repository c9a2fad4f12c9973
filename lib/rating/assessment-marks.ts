/** ✓ ! ✕ – of an assessment in tables. */
import type { SubmissionTiming } from './clock'

export type Mark = 'ok' | 'warn' | 'bad' | 'none'

/** How an assessment stands: late is marked for ever; while there is time nothing is marked. */
export function timingMark({ timing }: { timing: SubmissionTiming }): Mark {
  switch (timing.code) {
    case 'ON_TIME': return 'ok'
    case 'LATE': return 'warn'
    case 'OVERDUE': return 'bad'
    case 'DUE_SOON': return 'warn'
    case 'AHEAD': return 'none'
  }
}
