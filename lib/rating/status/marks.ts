/** ✓ ! ✕ – of an assessment in tables. */
import type { SubmissionTiming } from '@/lib/core/due'
import type { AssessmentStatus } from './rules'

export type Mark = 'ok' | 'warn' | 'bad' | 'none'

/** How an assessment stands: late is marked for ever; while there is time nothing is marked. */
export function timingMark({ timing, status }: { timing: SubmissionTiming; status?: AssessmentStatus }): Mark {
  if (status === 'WITHDRAWN') return 'none'
  switch (timing.code) {
    case 'ON_TIME':
      return 'ok'
    case 'LATE':
      return 'warn'
    case 'OVERDUE':
      return 'bad'
    case 'DUE_SOON':
      return 'warn'
    case 'AHEAD':
      return 'none'
  }
}
