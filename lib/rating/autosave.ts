/**
 * The autosave of a self-assessment as a pure state machine: what was typed, what the server holds, what is on its way, and who is in
 * the way. Time comes with the events (milliseconds); the hook useAutosave does the sending.
 */
export type AnswerContent = { attested: number[]; comment: string }

/** What the server holds; version 0 – nothing saved yet. */
export type SavedAnswer = AnswerContent & { version: number; updatedBy: string | null; /** ISO instant */ updatedAt: string | null }

/** Kept in the browser until the server has it; baseVersion – the server's version it was typed over. */
export type Backup = AnswerContent & { baseVersion: number; at: number }

export type Entry = {
  local: AnswerContent
  saved: SavedAnswer
  /** Version that `local` was typed over; behind saved.version only for something restored from an older backup. */
  baseVersion: number
  phase: 'clean' | 'dirty' | 'sending' | 'conflict'
  /** What was last sent and not yet confirmed: a lost reply must not look like another person's change. */
  sent: AnswerContent | null
  /** The other person's version, while phase is conflict. */
  theirs: SavedAnswer | null
  editedAt: number
}

export type Trouble = { kind: 'offline' } | { kind: 'signedOut' } | { kind: 'refused'; message: string }

export type AutosaveState = {
  entries: Readonly<Record<number, Entry>>
  trouble: Trouble | null
  savedAt: number | null
}

export type AutosaveEvent =
  | { type: 'edited'; criterion: number; answer: AnswerContent; at: number }
  | { type: 'sent'; criterion: number }
  | { type: 'saved'; criterion: number; answer: SavedAnswer; at: number }
  | { type: 'conflicted'; criterion: number; theirs: SavedAnswer; at: number }
  | { type: 'failed'; criterion: number; trouble: Trouble }
  | { type: 'refreshed'; answers: Readonly<Record<number, SavedAnswer>> }
  | { type: 'resolved'; criterion: number; answer: AnswerContent; at: number }
  | { type: 'restored'; backups: Readonly<Record<number, Backup>> }
  | { type: 'retried' }

/** Pause after the last keystroke before an answer is sent. */
export const SEND_AFTER_MS = 600

/** The server trims comments, so spaces at the ends make no difference: a space typed before a pause must not vanish. */
export const sameAnswer = (a: AnswerContent, b: AnswerContent): boolean =>
  a.comment.trim() === b.comment.trim() && a.attested.length === b.attested.length && a.attested.every((score, i) => score === b.attested[i])

const contentOf = ({ attested, comment }: AnswerContent): AnswerContent => ({ attested, comment })

const cleanEntry = (saved: SavedAnswer): Entry =>
  ({ local: contentOf(saved), saved, baseVersion: saved.version, phase: 'clean', sent: null, theirs: null, editedAt: 0 })

export const NOTHING_SAVED: SavedAnswer = { attested: [], comment: '', version: 0, updatedBy: null, updatedAt: null }

/** The state of a freshly opened form. */
export function autosaveState(criteria: readonly number[], saved: Readonly<Record<number, SavedAnswer | undefined>>): AutosaveState {
  return { entries: Object.fromEntries(criteria.map((number) => [number, cleanEntry(saved[number] ?? NOTHING_SAVED)])), trouble: null, savedAt: null }
}

export function autosave(state: AutosaveState, event: AutosaveEvent): AutosaveState {
  switch (event.type) {
    case 'edited': return withEntry(state, event.criterion, (entry) => edited(entry, event.answer, event.at))
    case 'sent': return withEntry(state, event.criterion, (entry) => ({ ...entry, phase: 'sending', sent: entry.local }))
    case 'saved': return { ...withEntry(state, event.criterion, (entry) => confirmed(entry, event.answer)), savedAt: event.at, trouble: null }
    case 'conflicted': return conflicted(state, event)
    case 'failed': return { ...withEntry(state, event.criterion, (entry) => ({ ...entry, phase: 'dirty' })), trouble: event.trouble }
    case 'refreshed': return { ...refreshed(state, event.answers), trouble: state.trouble?.kind === 'refused' ? state.trouble : null }
    case 'resolved': return withEntry(state, event.criterion, (entry) => resolved(entry, event.answer, event.at))
    case 'restored': return Object.entries(event.backups).reduce((next, [criterion, backup]) =>
      withEntry(next, Number(criterion), (entry) => restored(entry, backup)), state)
    case 'retried': return { ...state, trouble: null }
  }
}

/** Typing back to what is saved leaves nothing to send; typing while a conflict is open changes «моё» only. */
function edited(entry: Entry, answer: AnswerContent, at: number): Entry {
  const next = { ...entry, local: contentOf(answer), editedAt: at }
  if (entry.phase === 'conflict' || entry.phase === 'sending') return next
  const back = entry.sent === null && entry.baseVersion === entry.saved.version && sameAnswer(answer, entry.saved)
  return { ...next, phase: back ? 'clean' : 'dirty' }
}

/** The server has taken it; what was typed meanwhile goes next. */
function confirmed(entry: Entry, saved: SavedAnswer): Entry {
  const unchanged = entry.sent === null || sameAnswer(entry.local, entry.sent)
  return {
    ...entry, saved, baseVersion: saved.version, sent: null, theirs: null,
    local: unchanged && !sameAnswer(entry.local, saved) ? contentOf(saved) : entry.local,
    phase: unchanged || sameAnswer(entry.local, saved) ? 'clean' : 'dirty',
  }
}

function conflicted(state: AutosaveState, { criterion, theirs, at }: Extract<AutosaveEvent, { type: 'conflicted' }>): AutosaveState {
  let settled = false
  const next = withEntry(state, criterion, (entry) => {
    settled = sameAnswer(theirs, entry.local)
    // The same text from both, or our own earlier sending whose reply was lost: nobody is in the way.
    if (settled) return cleanEntry(theirs)
    if (entry.sent !== null && sameAnswer(theirs, entry.sent) && !sameAnswer(entry.local, entry.sent)) {
      return { ...entry, saved: theirs, baseVersion: theirs.version, phase: 'dirty', sent: null }
    }
    return { ...entry, saved: theirs, theirs, phase: 'conflict', sent: null }
  })
  return { ...next, trouble: null, savedAt: settled ? at : state.savedAt }
}

/** Others' saved changes: taken where nothing of ours is unsaved; otherwise the sending will find out. */
function refreshed(state: AutosaveState, answers: Readonly<Record<number, SavedAnswer>>): AutosaveState {
  return Object.entries(answers).reduce((next, [criterion, saved]) => withEntry(next, Number(criterion), (entry) => {
    if (saved.version <= entry.saved.version) return entry
    if (entry.phase === 'clean') return cleanEntry(saved)
    return entry.phase === 'conflict' ? { ...entry, saved, theirs: saved } : entry
  }), state)
}

function resolved(entry: Entry, answer: AnswerContent, at: number): Entry {
  const base = entry.theirs ?? entry.saved
  if (sameAnswer(answer, base)) return cleanEntry(base)
  return { local: contentOf(answer), saved: base, baseVersion: base.version, phase: 'dirty', sent: null, theirs: null, editedAt: at - SEND_AFTER_MS }
}

function restored(entry: Entry, backup: Backup): Entry {
  if (sameAnswer(backup, entry.saved)) return entry
  return { ...entry, local: contentOf(backup), baseVersion: backup.baseVersion, phase: 'dirty', sent: null, theirs: null, editedAt: backup.at }
}

function withEntry(state: AutosaveState, criterion: number, change: (entry: Entry) => Entry): AutosaveState {
  const entry = state.entries[criterion]
  if (entry === undefined) return state
  const next = change(entry)
  return next === entry ? state : { ...state, entries: { ...state.entries, [criterion]: next } }
}

const numbered = (state: AutosaveState): [number, Entry][] => Object.entries(state.entries).map(([number, entry]) => [Number(number), entry])

/** Criteria whose pause is over, in their order; none while something is wrong, until `retried`. */
export function dueToSend(state: AutosaveState, now: number): number[] {
  if (state.trouble !== null) return []
  return numbered(state).filter(([, { phase, editedAt }]) => phase === 'dirty' && now - editedAt >= SEND_AFTER_MS).map(([number]) => number)
}

/** Milliseconds until the next answer is due; null – nothing waits. */
export function nextDueIn(state: AutosaveState, now: number): number | null {
  if (state.trouble !== null) return null
  const waits = numbered(state).filter(([, { phase }]) => phase === 'dirty').map(([, { editedAt }]) => Math.max(0, SEND_AFTER_MS - (now - editedAt)))
  return waits.length === 0 ? null : Math.min(...waits)
}

/** Is anything on the screen that the server does not have? */
export function hasUnsaved(state: AutosaveState): boolean {
  return numbered(state).some(([, { phase }]) => phase !== 'clean')
}

export function backupOf(entry: Entry): Backup | null {
  return entry.phase === 'clean' ? null : { ...entry.local, baseVersion: entry.baseVersion, at: entry.editedAt }
}

/** Backups that the server does not have: what to offer on return. */
export function unsavedBackups(state: AutosaveState, backups: Readonly<Record<number, Backup>>): Record<number, Backup> {
  return Object.fromEntries(Object.entries(backups).filter(([criterion, backup]) => {
    const entry = state.entries[Number(criterion)]
    return entry !== undefined && entry.phase === 'clean' && !sameAnswer(entry.saved, backup)
  }))
}

export type SaveStatus =
  | { kind: 'idle' } | { kind: 'saving' } | { kind: 'saved'; at: number } | { kind: 'conflict'; criteria: number[] } | Trouble

/** What the quiet line says; trouble first. */
export function saveStatus(state: AutosaveState): SaveStatus {
  if (state.trouble !== null) return state.trouble
  const conflicts = numbered(state).filter(([, { phase }]) => phase === 'conflict').map(([number]) => number)
  if (conflicts.length > 0) return { kind: 'conflict', criteria: conflicts }
  if (hasUnsaved(state)) return { kind: 'saving' }
  return state.savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: state.savedAt }
}
