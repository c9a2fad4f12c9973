/**
 * A real run being timed on a device: every tap makes a new state, and perhaps observations to send. Instants are
 * milliseconds; ids and the time come from the caller. Pure.
 */
import { z } from 'zod'
import { wasteKinds, type WasteKind } from '../model/types'
import { outcomes, Sent, type Outcome, type Sheet, type SheetStep } from './sheet'

const instant = z.number()
export const Course = z.object({
  runId: z.uuid(),
  number: z.number(),
  stepId: z.uuid(),
  /** Since when the case waits, or waited, before the step; null – nobody saw. */
  waitedFrom: instant.nullable(),
  /** Null: the case waits. */
  startedAt: instant.nullable(),
  pausedAt: instant.nullable(),
  pausedMs: z.number(),
  defect: z.boolean(),
  wastes: z.array(z.enum(wasteKinds)),
  passed: z.array(z.object({ id: z.uuid(), stepId: z.uuid(), outcome: z.enum(outcomes), seconds: z.number() })),
})
export type Course = z.infer<typeof Course>

/** What a device keeps of a series between two taps; `before` – to take the last tap back. */
export const Kept = z.object({
  course: Course.nullable(),
  /** Highest number of a run begun on this device, and runs it has ended. */
  lastRun: z.number(),
  ended: z.number(),
  before: z.object({ course: Course.nullable(), ended: z.number(), made: z.array(Sent) }).nullable(),
})
export type Kept = z.infer<typeof Kept>
export const nothingKept: Kept = { course: null, lastRun: 0, ended: 0, before: null }

export type Tap =
  | { kind: 'run' }
  | { kind: 'begin' }
  | { kind: 'pause' }
  | { kind: 'resume' }
  /** Done with the step; `waits` – the case lies before the next one. */
  | { kind: 'done'; waits: boolean }
  | { kind: 'returned' }
  | { kind: 'skip' }
  /** The stopwatch belongs to another step. */
  | { kind: 'move'; stepId: string }
  | { kind: 'defect' }
  | { kind: 'waste'; waste: WasteKind }
  /** The run is given up; what was timed of it stays. */
  | { kind: 'stop' }
  | { kind: 'undo' }

export type Tools = { now: number; newId: () => string }
/** The next state, and observations to send: new ones, or some that are taken back. */
export type Tapped = { kept: Kept; sent: Sent[] }

const fresh = { pausedAt: null, pausedMs: 0, defect: false, wastes: [] } satisfies Partial<Course>
export const stepOf = (sheet: Sheet, id: string): SheetStep | undefined => sheet.steps.find((step) => step.id === id)

const pausedAt = ({ pausedAt: since, pausedMs }: Course, now: number): number =>
  pausedMs + (since === null ? 0 : Math.max(0, now - since))

/** Milliseconds of work on the step so far; of waiting while the case waits. */
export function running(course: Course, now: number): number {
  if (course.startedAt === null) return Math.max(0, now - (course.waitedFrom ?? now))
  return Math.max(0, now - course.startedAt - pausedAt(course, now))
}

function observationOf(course: Course, outcome: Outcome, { now, newId }: Tools): Sent {
  const started = outcome === 'SKIPPED' ? now : (course.startedAt ?? now)
  const iso = (at: number): string => new Date(at).toISOString()
  return {
    id: newId(),
    runId: course.runId,
    runNumber: course.number,
    stepId: course.stepId,
    outcome,
    waitedFrom: outcome === 'SKIPPED' || course.waitedFrom === null ? null : iso(Math.min(course.waitedFrom, started)),
    startedAt: iso(started),
    endedAt: iso(Math.max(now, started)),
    pausedSeconds: outcome === 'SKIPPED' ? 0 : Math.round(pausedAt(course, now) / 1000),
    defect: outcome !== 'SKIPPED' && course.defect,
    wastes: outcome === 'SKIPPED' ? [] : course.wastes,
    withdrawn: false,
  }
}

/** Leaves the step: the observation, and where the case goes on (null – its run ends here). */
function leave(
  course: Course,
  outcome: Outcome,
  { to, waits, tools }: { to: string | null; waits: boolean; tools: Tools },
): { course: Course | null; made: Sent } {
  const { now } = tools
  const made = observationOf(course, outcome, tools)
  const passed = [
    ...course.passed,
    { id: made.id, stepId: made.stepId, outcome, seconds: Math.floor(running(course, now) / 1000) },
  ]
  if (to === null) return { course: null, made }
  // The stopwatch that ran for a skipped step goes on for the next one.
  const times =
    outcome === 'SKIPPED'
      ? { waitedFrom: course.waitedFrom, startedAt: course.startedAt }
      : { waitedFrom: now, startedAt: waits ? null : now }
  return { course: { ...course, ...fresh, ...times, stepId: to, passed }, made }
}

const unchanged = (kept: Kept): Tapped => ({ kept, sent: [] })

function begun(sheet: Sheet, kept: Kept, { now, newId }: Tools): Tapped {
  const first = sheet.steps[0]
  if (kept.course !== null || !first) return unchanged(kept)
  const number = Math.max(sheet.lastRun, kept.lastRun) + 1
  const course: Course = {
    runId: newId(),
    number,
    stepId: first.id,
    waitedFrom: null,
    startedAt: now,
    ...fresh,
    passed: [],
  }
  const before = { course: null, ended: kept.ended, made: [] }
  return { kept: { ...kept, course, lastRun: number, before }, sent: [] }
}

/** A tap that belongs to no state of the run changes nothing: a finger is quicker than the screen. */
export function tapped(sheet: Sheet, kept: Kept, tap: Tap, tools: Tools): Tapped {
  if (tap.kind === 'undo') {
    const { before } = kept
    if (before === null) return unchanged(kept)
    return {
      kept: { ...kept, course: before.course, ended: before.ended, before: null },
      sent: before.made.map((one) => ({ ...one, withdrawn: true })),
    }
  }
  if (tap.kind === 'run') return begun(sheet, kept, tools)
  const { course } = kept
  if (course === null) return unchanged(kept)
  const step = stepOf(sheet, course.stepId)
  const after = (next: Course): Tapped => ({
    kept: { ...kept, course: next, before: { course, ended: kept.ended, made: [] } },
    sent: [],
  })
  const left = (outcome: Outcome, to: string | null, waits: boolean): Tapped => {
    const { course: next, made } = leave(course, outcome, { to, waits, tools })
    const ended = kept.ended + (next === null ? 1 : 0)
    return {
      kept: { ...kept, course: next, ended, before: { course, ended: kept.ended, made: [made] } },
      sent: [made],
    }
  }
  const working = course.startedAt !== null
  switch (tap.kind) {
    case 'begin':
      return working ? unchanged(kept) : after({ ...course, startedAt: tools.now })
    case 'pause':
      return working && course.pausedAt === null ? after({ ...course, pausedAt: tools.now }) : unchanged(kept)
    case 'resume':
      return course.pausedAt === null
        ? unchanged(kept)
        : after({ ...course, pausedAt: null, pausedMs: pausedAt(course, tools.now) })
    case 'done':
      return working ? left('DONE', step?.next ?? null, tap.waits) : unchanged(kept)
    case 'returned':
      return working ? left('RETURNED', step?.back ?? null, true) : unchanged(kept)
    case 'skip':
      return left('SKIPPED', step?.next ?? null, !working)
    case 'move':
      return tap.stepId === course.stepId || !stepOf(sheet, tap.stepId)
        ? unchanged(kept)
        : after({ ...course, stepId: tap.stepId })
    case 'defect':
      return working ? after({ ...course, defect: !course.defect }) : unchanged(kept)
    case 'waste': {
      const { waste } = tap
      const wastes = course.wastes.includes(waste)
        ? course.wastes.filter((one) => one !== waste)
        : [...course.wastes, waste]
      return after({ ...course, wastes })
    }
    case 'stop':
      return {
        kept: { ...kept, course: null, before: { course, ended: kept.ended, made: [] } },
        sent: [],
      }
  }
}
