import { instantToDate, todayIn } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { Actor } from '@/lib/platform/actor'
import { noCounts, type KindCounts, type QueueKind } from '@/lib/queue/kinds'
import { levelValidity } from '@/lib/rating/award/validity'
import { objectionState } from '@/lib/rating/methodology/window'
import type { AssessmentStatus } from '@/lib/rating/status/rules'

/** An assessment of the open campaign with what hangs on its agency. */
export type Asking = {
  agencyId: string
  status: AssessmentStatus
  verifierId: string | null
  receivedAt: Date | null
  material: 'OPEN' | 'ANSWERED' | 'CLOSED' | null
  /** Of its level's certificate that nothing has replaced. */
  validUntil: Date | null
}

type Moment = { now: Date; timeZone: string; selfAssessmentDue: string; objectionDays: number }

/** What one assessment asks of the authorised body and of its agency, said once more in plain TypeScript. */
function kindsOf(one: Asking, { now, timeZone, selfAssessmentDue, objectionDays }: Moment, mine: boolean) {
  const today = todayIn(timeZone, now)
  const window = objectionState(one.receivedAt && instantToDate(timeZone, one.receivedAt), objectionDays, today).code
  const staff: Partial<Record<AssessmentStatus, QueueKind>> = {
    ...(today > selfAssessmentDue && { NOT_STARTED: 'NOT_SUBMITTED', DRAFT: 'NOT_SUBMITTED' }),
    SUBMITTED: 'TAKE_UP',
    VERIFICATION: mine ? 'VERIFY_MINE' : 'VERIFY_OTHERS',
    VERIFIED: 'SEND_RESULTS',
    RESULTS_SENT: 'RECEIPT_MISSING',
    OBJECTED: 'OBJECTION',
    SETTLED: 'FINALISE',
    ...(window === 'CLOSED' && { RECEIVED: 'FINALISE' }),
  }
  const agency: Partial<Record<AssessmentStatus, QueueKind>> = {
    NOT_STARTED: 'FILL',
    DRAFT: 'FILL',
    RESULTS_SENT: 'OPEN_RESULTS',
    ...(window === 'OPEN' && { RECEIVED: 'OBJECT_OR_AGREE' }),
  }
  const ends =
    one.validUntil !== null && ['EXPIRED', 'CONFIRM_SOON'].includes(levelValidity(dayOf(one.validUntil), today))
  const material = one.status === 'WITHDRAWN' ? null : one.material
  const known = (kinds: (QueueKind | undefined | false)[]): QueueKind[] =>
    kinds.filter((kind) => kind !== undefined && kind !== false)
  return {
    staff: known([staff[one.status], material === 'ANSWERED' && 'MATERIAL_ANSWERED', ends && 'CONFIRM_LEVEL']),
    agency: known([agency[one.status], material === 'OPEN' && 'ANSWER_MATERIAL', ends && 'LEVEL_ENDS']),
  }
}

const authoritys: readonly QueueKind[] = ['SEND_RESULTS', 'RECEIPT_MISSING', 'OBJECTION', 'FINALISE', 'CONFIRM_LEVEL']

/** What waits for the person. */
export function askedOf({ personId, memberships }: Actor, rows: readonly Asking[], moment: Moment): KindCounts {
  const counts = { ...noCounts }
  const of = (role: string) => memberships.find((one) => one.role === role)
  const decides = of('AUTHORITY') !== undefined
  const verifies = decides || of('METHODOLOGIST') !== undefined
  const [curator, member] = [of('CURATOR'), of('TEAM_MEMBER')]
  for (const row of rows) {
    const { staff, agency } = kindsOf(row, moment, row.verifierId === personId)
    for (const kind of staff) if (verifies && (decides || !authoritys.includes(kind))) counts[kind] += 1
    const submits = curator?.subtree.includes(row.agencyId) ?? false
    const fills = submits || member?.agencyId === row.agencyId
    for (const kind of agency) if (kind === 'OBJECT_OR_AGREE' ? submits : fills) counts[kind] += 1
  }
  const settled: readonly AssessmentStatus[] = ['FINAL', 'NOT_STARTED', 'DRAFT', 'WITHDRAWN']
  if (decides && rows.some(({ status }) => status === 'FINAL') && rows.every(({ status }) => settled.includes(status)))
    counts.PUBLISH += 1
  return counts
}
