/** Which kinds of «Что вас ждёт» are counted beside which entry of the menu. Pure. */
import { isTodo, queueKinds, type KindCounts, type QueueKind } from './kinds'

const menuKinds = {
  verification: ['TAKE_UP', 'VERIFY_MINE', 'MATERIAL_ANSWERED'],
  objections: ['OBJECTION'],
  awards: ['CONFIRM_LEVEL'],
  campaigns: ['SEND_RESULTS', 'FINALISE', 'PUBLISH'],
  assessments: ['FILL', 'ANSWER_MATERIAL', 'OPEN_RESULTS', 'OBJECT_OR_AGREE'],
  projects: ['AGREE_PASSPORT', 'APPROVE_PASSPORT', 'MEND_PASSPORT', 'STAGE_LATE'],
  proposals: ['ANSWER_PROPOSAL', 'LATE_PROPOSAL'],
  results: ['CONFIRM_RESULT', 'MEASURE_STABILITY'],
  reports: ['ACCEPT_REPORT', 'WRITE_REPORT'],
  roadmaps: ['ACCEPT_PROOF', 'DELIVER_FOR_BODY', 'CONSENT_CHANGE', 'DELIVER_PART', 'APPROVE_ROADMAP'],
  quarterly: ['ACCEPT_QUARTERLY', 'FILL_QUARTERLY', 'MEND_QUARTERLY'],
  practices: ['DECIDE_PRACTICE', 'MEND_PRACTICE'],
} as const satisfies Record<string, readonly QueueKind[]>

export type MenuEntry = keyof typeof menuKinds

/** The figure beside an entry of the menu. */
export const menuCount = (counts: KindCounts, entry: MenuEntry): number =>
  menuKinds[entry].reduce((sum, kind) => sum + counts[kind], 0)

/** «Вас ждут N дел». */
export const todoCount = (counts: KindCounts): number =>
  queueKinds.filter(isTodo).reduce((sum, kind) => sum + counts[kind], 0)
