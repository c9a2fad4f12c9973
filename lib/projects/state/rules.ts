/** States of a project and what may follow. Pure. */
export const projectKinds = ['LEAN', 'CLIENT_CENTRIC'] as const
export type ProjectKind = (typeof projectKinds)[number]

export const projectStatuses = ['DRAFT', 'APPROVAL', 'RUNNING', 'MONITORING', 'FINISHED', 'CANCELLED'] as const
export type ProjectStatus = (typeof projectStatuses)[number]

/** A handed-in passport: what became of it. */
export const passportStatuses = ['SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN'] as const
export type PassportStatus = (typeof passportStatuses)[number]

export const projectEventKinds = [
  'OPENED',
  'IMPORTED',
  'PARTICIPANTS_CHANGED',
  'PORTFOLIO_CHANGED',
  'SUBMITTED',
  'WITHDRAWN',
  'AGREED',
  'RETURNED',
  'APPROVED',
  'SENT',
  'STAGE_STARTED',
  'STAGE_CLOSED',
  'STAGE_REOPENED',
  'STAGE_MOVED',
  'TASK_ADDED',
  'TASK_DONE',
  'SHARED_TASK_ADDED',
  'SHARED_TASK_DONE',
  'ARTEFACT_ADDED',
  'NOTE_ADDED',
  'MEASURED',
  'MEASUREMENT_DECIDED',
  'EFFECT_REPORTED',
  'EFFECT_DECIDED',
  'REPORT_ASKED',
  'REPORT_SUBMITTED',
  'REPORT_DECIDED',
  'EVALUATED',
  'CLOSED',
  'STABILITY_ASKED',
  'FINISHED',
  'CANCELLED',
  'RESUMED',
  'PRACTICE_CREATED',
  'PUBLISHED',
  'UNPUBLISHED',
] as const
export type ProjectEventKind = (typeof projectEventKinds)[number]

export type ProjectMove = 'submit' | 'withdraw' | 'return' | 'approve' | 'close' | 'finish' | 'cancel' | 'resume'

const moves: Record<ProjectMove, { from: readonly ProjectStatus[]; to: ProjectStatus }> = {
  submit: { from: ['DRAFT'], to: 'APPROVAL' },
  withdraw: { from: ['APPROVAL'], to: 'DRAFT' },
  return: { from: ['APPROVAL'], to: 'DRAFT' },
  approve: { from: ['APPROVAL'], to: 'RUNNING' },
  close: { from: ['RUNNING'], to: 'MONITORING' },
  finish: { from: ['RUNNING', 'MONITORING'], to: 'FINISHED' },
  cancel: { from: ['DRAFT', 'APPROVAL', 'RUNNING'], to: 'CANCELLED' },
  resume: { from: ['CANCELLED'], to: 'DRAFT' },
}

/** The state after a move, or null when the move is not open in this state. */
export const afterMove = (status: ProjectStatus, move: ProjectMove): ProjectStatus | null =>
  moves[move].from.includes(status) ? moves[move].to : null

export type EditRefusal = 'PENDING' | 'CLOSED' | 'CANCELLED'

/** Why the passport in work may not be changed; null – it may. What was handed in is frozen until it is decided on or taken back. */
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

/** Whether a passport may be handed in: a draft, or a running project whose passport changed (then approved anew, K app. 2). */
export const maySubmit = (status: ProjectStatus, pending: boolean, changed: boolean): boolean =>
  !pending && (afterMove(status, 'submit') !== null || (status === 'RUNNING' && changed))
