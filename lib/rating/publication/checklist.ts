/** What stands in the way of publishing. */
import type { DateString } from '@/lib/core/dates'
import { isOver, type AssessmentStatus, type CampaignStatus, type Decision, refuse, allow } from '../status/rules'

const checklistCodes = [
  'NOBODY_FINAL',
  'OBJECTION_OPEN',
  'WINDOW_OPEN',
  'NOT_RECEIVED',
  'RESULTS_NOT_SENT',
  'NOT_VERIFIED',
  'NOT_FINALISED',
  'NOT_SUBMITTED',
  'NOT_STARTED',
  'MATERIAL_OPEN',
  'PAST_DUE',
] as const

export type ChecklistCode = (typeof checklistCodes)[number]

type ChecklistAgency = { agencyId: string; name: string }

export type ChecklistItem = { code: ChecklistCode; count: number; blocking: boolean; agencies: ChecklistAgency[] }

export type ChecklistInput = {
  today: DateString
  publicationDue: DateString
  participants: (ChecklistAgency & {
    status: AssessmentStatus
    /** Last day of the objection window; null before receipt. */
    windowLastDay: DateString | null
    openMaterialRequests: number
  })[]
}

// Whoever never submitted can be left out with a reason; whoever did has the right to a finished result.
const advisory: ReadonlySet<ChecklistCode> = new Set(['NOT_SUBMITTED', 'NOT_STARTED', 'MATERIAL_OPEN', 'PAST_DUE'])

/**
 * What is unfinished before publishing: blocking items first, empty ones left out. Participants without a final result
 * are not published.
 */
export function publicationChecklist({ today, publicationDue, participants }: ChecklistInput): ChecklistItem[] {
  const agencies = new Map<ChecklistCode, ChecklistAgency[]>()
  const nobodyFinal = participants.every(({ status }) => status !== 'FINAL')
  const add = (code: ChecklistCode, { agencyId, name }: ChecklistAgency) =>
    agencies.set(code, [...(agencies.get(code) ?? []), { agencyId, name }])
  for (const participant of participants) {
    const code = unfinished(
      participant.status,
      participant.windowLastDay !== null && today <= participant.windowLastDay,
    )
    if (code !== null) add(code, participant)
    if (participant.openMaterialRequests > 0 && !isOver(participant.status)) add('MATERIAL_OPEN', participant)
  }
  return checklistCodes.flatMap((code): ChecklistItem[] => {
    const found = agencies.get(code) ?? []
    const ofCampaign = (code === 'NOBODY_FINAL' && nobodyFinal) || (code === 'PAST_DUE' && today > publicationDue)
    if (found.length === 0 && !ofCampaign) return []
    return [{ code, count: found.length, blocking: !advisory.has(code), agencies: found }]
  })
}

/**
 * Publishing or correcting: nothing blocking; a reason when it corrects a published version or leaves participants out.
 */
export function decidePublish(
  status: CampaignStatus,
  checklist: readonly ChecklistItem[],
  reason: string,
): Decision<'PUBLISHED'> {
  if (checklist.some((item) => item.blocking)) return refuse('CHECKLIST_BLOCKS')
  const leftOut = checklist.some(({ code }) => code === 'NOT_SUBMITTED' || code === 'NOT_STARTED')
  if ((status === 'PUBLISHED' || leftOut) && reason.trim() === '') return refuse('REASON_REQUIRED')
  return allow('PUBLISHED')
}

function unfinished(status: AssessmentStatus, windowOpen: boolean): ChecklistCode | null {
  switch (status) {
    case 'NOT_STARTED':
      return 'NOT_STARTED'
    case 'DRAFT':
      return 'NOT_SUBMITTED'
    case 'SUBMITTED':
    case 'VERIFICATION':
      return 'NOT_VERIFIED'
    case 'VERIFIED':
      return 'RESULTS_NOT_SENT'
    case 'RESULTS_SENT':
      return 'NOT_RECEIVED'
    case 'RECEIVED':
      return windowOpen ? 'WINDOW_OPEN' : 'NOT_FINALISED'
    case 'OBJECTED':
      return 'OBJECTION_OPEN'
    case 'SETTLED':
      return 'NOT_FINALISED'
    case 'FINAL':
    case 'WITHDRAWN':
      return null
  }
}
