/** When an optimisation may be opened, its plan sent and decided on. Pure. */
import type { PaperKindName, PaperStatusName } from './schema'

/** A plan that waits for the owner's word; an agreed one may still be approved (L 3.1(6): «и (или)»). */
export const mayAgree = (status: PaperStatusName): boolean => status === 'SENT'
export const mayApprove = (status: PaperStatusName): boolean => status === 'SENT' || status === 'AGREED'
export const mayReturn = (status: PaperStatusName): boolean => status === 'SENT'

/** The owner has said yes in either way: it goes to the office, and another version may follow. */
export const isSettled = (status: PaperStatusName): boolean => status === 'AGREED' || status === 'APPROVED'

export const waitsForOffice = ({
  kind,
  status,
  received,
}: {
  kind: PaperKindName
  status: PaperStatusName
  received: boolean
}): boolean => !received && (kind === 'INFO' || isSettled(status))

/** The owner's word is another person's than the sender's, unless the tenant rules otherwise (L 3.1(6)). */
export const isOwnPlan = (
  { sentById }: { sentById: string | null },
  personId: string | null,
  { senderDecides }: { senderDecides: boolean },
): boolean => !senderDecides && sentById !== null && sentById === personId

type PlanFacts = { measures: number; withoutDay: number; withoutOwner: number; target: boolean; goals: number }

/** What a plan lacks before it may go to the owner; nothing – it is whole. */
export function planLacks({ measures, withoutDay, withoutOwner, target, goals }: PlanFacts): string[] {
  return [
    ...(measures === 0 ? ['в плане нет ни одного мероприятия'] : []),
    ...(withoutDay > 0 ? ['не у всех мероприятий есть срок'] : []),
    ...(withoutOwner > 0 ? ['не у всех мероприятий назван ответственный'] : []),
    ...(target ? [] : ['не внесены шаги «как будет»']),
    ...(goals === 0 ? ['в паспорте проекта нет целей с показателями'] : []),
  ]
}

type PlanNumbers = {
  /** Ideas that are not rejected. */
  ideas: number
  /** Measures without a value to reach. */
  measuresWithoutTarget: number
  /** Goals without a value now or to reach. */
  goalsWithoutNumbers: number
  /** The steps «как будет» can be reckoned. */
  reckoned: boolean
}

/** What a plan may go without, but its owner will ask for: said before it is sent. */
export const planDoubts = ({ ideas, measuresWithoutTarget, goalsWithoutNumbers, reckoned }: PlanNumbers): string[] => [
  ...(ideas === 0 ? ['не предложено ни одной идеи: не видно, почему выбраны эти мероприятия'] : []),
  ...(measuresWithoutTarget > 0 ? ['не у всех мероприятий есть показатель с числом'] : []),
  ...(goalsWithoutNumbers > 0 ? ['не у всех целей указаны значения «сейчас» и «нужно»'] : []),
  ...(reckoned ? [] : ['шаги «как будет» не посчитаны: время и стоимость в план не попадут']),
]
