/** States of a project and what may follow. Pure. */
import { machine } from '@/lib/core/machine'

export const projectKinds = ['LEAN', 'CLIENT_CENTRIC'] as const
export type ProjectKind = (typeof projectKinds)[number]

export const projectStatuses = ['DRAFT', 'APPROVAL', 'RUNNING', 'MONITORING', 'FINISHED', 'CANCELLED'] as const
export type ProjectStatus = (typeof projectStatuses)[number]

/** Under way: worked on, or closed and watched until its stability is proved. */
export const underWayStatuses = ['RUNNING', 'MONITORING'] as const satisfies ProjectStatus[]
export const isUnderWay = (status: ProjectStatus): boolean => underWayStatuses.some((one) => one === status)

/** Approved once and not cancelled: under way or finished. */
export const startedStatuses = [...underWayStatuses, 'FINISHED'] as const satisfies ProjectStatus[]
export const hasStarted = (status: ProjectStatus): boolean => startedStatuses.some((one) => one === status)

/** Done: its work is finished, whether its stability is still watched or proved. */
export const closedStatuses = ['MONITORING', 'FINISHED'] as const satisfies ProjectStatus[]
export const isClosed = (status: ProjectStatus): boolean => closedStatuses.some((one) => one === status)

/** Ended: nothing of it changes any more. */
export const endedStatuses = ['FINISHED', 'CANCELLED'] as const satisfies ProjectStatus[]
export const isEnded = (status: ProjectStatus): boolean => endedStatuses.some((one) => one === status)

/** A plan only: never handed in, or given up. It replicates nothing and needs no dates. */
export const plannedStatuses = ['DRAFT', 'CANCELLED'] as const satisfies ProjectStatus[]
export const isPlanned = (status: ProjectStatus): boolean => plannedStatuses.some((one) => one === status)

/** A handed-in passport: what became of it. */
export type PassportStatus = 'SUBMITTED' | 'RETURNED' | 'APPROVED' | 'WITHDRAWN'

export type ProjectEventKind =
  | 'OPENED'
  | 'IMPORTED'
  | 'PARTICIPANTS_CHANGED'
  | 'PORTFOLIO_CHANGED'
  | 'SUBMITTED'
  | 'WITHDRAWN'
  | 'AGREED'
  | 'RETURNED'
  | 'APPROVED'
  | 'SENT'
  | 'STAGE_STARTED'
  | 'STAGE_CLOSED'
  | 'STAGE_REOPENED'
  | 'STAGE_MOVED'
  | 'TASK_ADDED'
  | 'TASK_DONE'
  | 'SHARED_TASK_ADDED'
  | 'SHARED_TASK_DONE'
  | 'ARTEFACT_ADDED'
  | 'NOTE_ADDED'
  | 'MEASURED'
  | 'MEASUREMENT_DECIDED'
  | 'EFFECT_REPORTED'
  | 'EFFECT_DECIDED'
  | 'REPORT_ASKED'
  | 'REPORT_SUBMITTED'
  | 'REPORT_DECIDED'
  | 'EVALUATED'
  | 'CLOSED'
  | 'STABILITY_ASKED'
  | 'FINISHED'
  | 'CANCELLED'
  | 'RESUMED'
  | 'PRACTICE_CREATED'
  | 'PUBLISHED'
  | 'UNPUBLISHED'

export type ProjectMove = 'submit' | 'withdraw' | 'return' | 'approve' | 'close' | 'finish' | 'cancel' | 'resume'

export const projectMachine = machine<ProjectStatus, ProjectMove>({
  DRAFT: { submit: 'APPROVAL', cancel: 'CANCELLED' },
  APPROVAL: { withdraw: 'DRAFT', return: 'DRAFT', approve: 'RUNNING', cancel: 'CANCELLED' },
  RUNNING: { close: 'MONITORING', finish: 'FINISHED', cancel: 'CANCELLED' },
  MONITORING: { finish: 'FINISHED' },
  FINISHED: {},
  CANCELLED: { resume: 'DRAFT' },
})

export type EditRefusal = 'PENDING' | 'CLOSED' | 'CANCELLED'

/**
 * Why the passport in work may not be changed; null – it may. What was handed in is frozen until it is decided on or
 * taken back.
 */
export function editRefusal(status: ProjectStatus, pending: boolean): EditRefusal | null {
  switch (status) {
    case 'DRAFT':
      return null
    case 'APPROVAL':
      return 'PENDING'
    case 'RUNNING':
      return pending ? 'PENDING' : null
    case 'MONITORING':
    case 'FINISHED':
      return 'CLOSED'
    case 'CANCELLED':
      return 'CANCELLED'
  }
}

/**
 * Whether a passport may be handed in: a draft, or a running project whose passport changed (then approved anew, K app.
 * 2).
 */
export const maySubmit = (status: ProjectStatus, pending: boolean, changed: boolean): boolean =>
  !pending && (projectMachine.allows(status, 'submit') || (status === 'RUNNING' && changed))
