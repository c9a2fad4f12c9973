/**
 * Autosave as a pure state machine: what was typed, what the server holds, what is on its way, and who is in the way,
 * for each key of a form (a criterion, a path of a passport). Time comes with the events (milliseconds); the hook
 * useAutosave does the sending.
 */
export type Machine<C, S, B> = {
  /** Whether two contents need no saving over one another. */
  same: (a: C, b: C) => boolean
  contentOf: (saved: S) => C
  /** What the next edit is typed over, as the server will compare it: a version, or the text itself. */
  baseOf: (saved: S) => B
  /** Whether the server's state is later than the known one. */
  newer: (next: S, known: S) => boolean
  /** What stands at a key that nobody has filled; without it unknown keys are passed over. */
  nothing?: S
}

/** Kept in the browser until the server has it; `base` – what it was typed over. */
export type Backup<C, B> = { content: C; base: B; at: number }

export type Entry<C, S, B> = {
  local: C
  saved: S
  /** What `local` was typed over; behind `saved` only for something restored from an older backup. */
  base: B
  phase: 'clean' | 'dirty' | 'sending' | 'conflict'
  /** What was last sent and not yet confirmed: a lost reply must not look like another person's change. */
  sent: { content: C } | null
  /** The other person's version, while phase is conflict. */
  theirs: S | null
  editedAt: number
}

export type Trouble = { kind: 'offline' } | { kind: 'signedOut' } | { kind: 'refused'; message: string }

export type AutosaveState<C, S, B> = {
  entries: Readonly<Record<string, Entry<C, S, B>>>
  trouble: Trouble | null
  savedAt: number | null
}

export type AutosaveEvent<C, S, B> =
  | { type: 'edited'; key: string; content: C; at: number }
  | { type: 'sent'; key: string }
  | { type: 'saved'; key: string; saved: S; at: number }
  | { type: 'conflicted'; key: string; theirs: S; at: number }
  | { type: 'failed'; key: string; trouble: Trouble }
  | { type: 'refreshed'; saved: Readonly<Record<string, S>> }
  | { type: 'resolved'; key: string; content: C; at: number }
  | { type: 'restored'; backups: Readonly<Record<string, Backup<C, B>>> }
  | { type: 'retried' }
  /** Many at once: a pasted table, the answer to it. */
  | { type: 'several'; events: readonly AutosaveEvent<C, S, B>[] }

/** Pause after the last keystroke before something is sent. */
const SEND_AFTER_MS = 600

const cleanEntry = <C, S, B>({ contentOf, baseOf }: Machine<C, S, B>, saved: S): Entry<C, S, B> => ({
  local: contentOf(saved),
  saved,
  base: baseOf(saved),
  phase: 'clean',
  sent: null,
  theirs: null,
  editedAt: 0,
})

/** The state of a freshly opened form. */
export function autosaveState<C, S, B>(
  machine: Machine<C, S, B>,
  saved: Readonly<Record<string, S>>,
): AutosaveState<C, S, B> {
  return {
    entries: Object.fromEntries(Object.entries(saved).map(([key, one]) => [key, cleanEntry(machine, one)])),
    trouble: null,
    savedAt: null,
  }
}

export const autosave = <C, S, B>(
  machine: Machine<C, S, B>,
  state: AutosaveState<C, S, B>,
  event: AutosaveEvent<C, S, B>,
): AutosaveState<C, S, B> => next(machine, state, event, anew)

/** How an entry is put among the others: into a copy of them, or into one that was made for all of several events. */
type Put = <E>(entries: Readonly<Record<string, E>>, key: string, entry: E) => Readonly<Record<string, E>>
const anew: Put = (entries, key, entry) => ({ ...entries, [key]: entry })
const inPlace: Put = (entries, key, entry) => Object.assign(entries, { [key]: entry })
const copied = <C, S, B>(state: AutosaveState<C, S, B>): AutosaveState<C, S, B> => ({
  ...state,
  entries: { ...state.entries },
})

function next<C, S, B>(
  machine: Machine<C, S, B>,
  state: AutosaveState<C, S, B>,
  event: AutosaveEvent<C, S, B>,
  put: Put,
): AutosaveState<C, S, B> {
  const at = (key: string, change: (entry: Entry<C, S, B>) => Entry<C, S, B>) =>
    withEntry(machine, state, key, change, put)
  switch (event.type) {
    case 'edited':
      return at(event.key, (entry) => edited(machine, entry, event.content, event.at))
    case 'sent':
      return at(event.key, (entry) => ({ ...entry, phase: 'sending', sent: { content: entry.local } }))
    case 'saved':
      return { ...at(event.key, (entry) => confirmed(machine, entry, event.saved)), savedAt: event.at, trouble: null }
    case 'conflicted':
      return conflicted(machine, state, event, put)
    case 'failed':
      return { ...at(event.key, (entry) => ({ ...entry, phase: 'dirty' })), trouble: event.trouble }
    case 'refreshed':
      return {
        ...refreshed(machine, state, event.saved),
        trouble: state.trouble?.kind === 'refused' ? state.trouble : null,
      }
    case 'resolved':
      return at(event.key, (entry) => resolved(machine, entry, event.content, event.at))
    case 'restored':
      return Object.entries(event.backups).reduce(
        (now, [key, backup]) => withEntry(machine, now, key, (entry) => restored(machine, entry, backup), inPlace),
        copied(state),
      )
    case 'retried':
      return { ...state, trouble: null }
    case 'several':
      return event.events.reduce((now, one) => next(machine, now, one, inPlace), copied(state))
  }
}

/** Typing back to what is saved leaves nothing to send; typing while a conflict is open changes «моё» only. */
function edited<C, S, B>(
  { same, contentOf, baseOf }: Machine<C, S, B>,
  entry: Entry<C, S, B>,
  content: C,
  at: number,
): Entry<C, S, B> {
  const next = { ...entry, local: content, editedAt: at }
  if (entry.phase === 'conflict' || entry.phase === 'sending') return next
  const back = entry.sent === null && entry.base === baseOf(entry.saved) && same(content, contentOf(entry.saved))
  return { ...next, phase: back ? 'clean' : 'dirty' }
}

/** The server has taken it; what was typed meanwhile goes next. */
function confirmed<C, S, B>(
  { same, contentOf, baseOf }: Machine<C, S, B>,
  entry: Entry<C, S, B>,
  saved: S,
): Entry<C, S, B> {
  const content = contentOf(saved)
  const unchanged = entry.sent === null || same(entry.local, entry.sent.content)
  const equal = same(entry.local, content)
  return {
    ...entry,
    saved,
    base: baseOf(saved),
    sent: null,
    theirs: null,
    local: unchanged && !equal ? content : entry.local,
    phase: unchanged || equal ? 'clean' : 'dirty',
  }
}

type Conflicted<S> = { key: string; theirs: S; at: number }

function conflicted<C, S, B>(
  machine: Machine<C, S, B>,
  state: AutosaveState<C, S, B>,
  { key, theirs, at }: Conflicted<S>,
  put: Put,
): AutosaveState<C, S, B> {
  const { same, contentOf, baseOf } = machine
  let settled = false
  const change = (entry: Entry<C, S, B>): Entry<C, S, B> => {
    settled = same(contentOf(theirs), entry.local)
    // The same from both, or our own earlier sending whose reply was lost: nobody is in the way.
    if (settled) return cleanEntry(machine, theirs)
    if (entry.sent !== null && same(contentOf(theirs), entry.sent.content) && !same(entry.local, entry.sent.content)) {
      return { ...entry, saved: theirs, base: baseOf(theirs), phase: 'dirty', sent: null }
    }
    return { ...entry, saved: theirs, theirs, phase: 'conflict', sent: null }
  }
  const now = withEntry(machine, state, key, change, put)
  return { ...now, trouble: null, savedAt: settled ? at : state.savedAt }
}

/** Others' saved changes: taken where nothing of ours is unsaved; otherwise the sending will find out. */
function refreshed<C, S, B>(
  machine: Machine<C, S, B>,
  state: AutosaveState<C, S, B>,
  saved: Readonly<Record<string, S>>,
): AutosaveState<C, S, B> {
  const taken = (entry: Entry<C, S, B>, one: S): Entry<C, S, B> => {
    if (!machine.newer(one, entry.saved)) return entry
    if (entry.phase === 'clean') return cleanEntry(machine, one)
    return entry.phase === 'conflict' ? { ...entry, saved: one, theirs: one } : entry
  }
  return Object.entries(saved).reduce(
    (now, [key, one]) => withEntry(machine, now, key, (entry) => taken(entry, one), inPlace),
    copied(state),
  )
}

function resolved<C, S, B>(machine: Machine<C, S, B>, entry: Entry<C, S, B>, content: C, at: number): Entry<C, S, B> {
  const base = entry.theirs ?? entry.saved
  if (machine.same(content, machine.contentOf(base))) return cleanEntry(machine, base)
  return {
    local: content,
    saved: base,
    base: machine.baseOf(base),
    phase: 'dirty',
    sent: null,
    theirs: null,
    editedAt: at - SEND_AFTER_MS,
  }
}

function restored<C, S, B>(
  { same, contentOf }: Machine<C, S, B>,
  entry: Entry<C, S, B>,
  backup: Backup<C, B>,
): Entry<C, S, B> {
  if (same(backup.content, contentOf(entry.saved))) return entry
  return {
    ...entry,
    local: backup.content,
    base: backup.base,
    phase: 'dirty',
    sent: null,
    theirs: null,
    editedAt: backup.at,
  }
}

function withEntry<C, S, B>(
  machine: Machine<C, S, B>,
  state: AutosaveState<C, S, B>,
  key: string,
  change: (entry: Entry<C, S, B>) => Entry<C, S, B>,
  put: Put,
): AutosaveState<C, S, B> {
  const entry = state.entries[key] ?? (machine.nothing === undefined ? undefined : cleanEntry(machine, machine.nothing))
  if (entry === undefined) return state
  const changed = change(entry)
  return changed === state.entries[key] ? state : { ...state, entries: put(state.entries, key, changed) }
}

export type AnyState = AutosaveState<unknown, unknown, unknown>

/** Keys whose pause is over, in their order; none while something is wrong, until `retried`. */
export function dueToSend(state: AnyState, now: number): string[] {
  if (state.trouble !== null) return []
  return Object.entries(state.entries)
    .filter(([, { phase, editedAt }]) => phase === 'dirty' && now - editedAt >= SEND_AFTER_MS)
    .map(([key]) => key)
}

/** Milliseconds until the next sending is due; null – nothing waits. */
export function nextDueIn(state: AnyState, now: number): number | null {
  if (state.trouble !== null) return null
  const waits = Object.values(state.entries)
    .filter(({ phase }) => phase === 'dirty')
    .map(({ editedAt }) => Math.max(0, SEND_AFTER_MS - (now - editedAt)))
  return waits.length === 0 ? null : Math.min(...waits)
}

/** Is anything on the screen that the server does not have? */
export const hasUnsaved = (state: AnyState): boolean =>
  Object.values(state.entries).some(({ phase }) => phase !== 'clean')

export const backupOf = <C, S, B>(entry: Entry<C, S, B>): Backup<C, B> | null =>
  entry.phase === 'clean' ? null : { content: entry.local, base: entry.base, at: entry.editedAt }

/** Backups that the server does not have: what to offer on return. */
export function unsavedBackups<C, S, B>(
  machine: Machine<C, S, B>,
  state: AutosaveState<C, S, B>,
  backups: Readonly<Record<string, Backup<C, B>>>,
): Record<string, Backup<C, B>> {
  return Object.fromEntries(
    Object.entries(backups).filter(([key, backup]) => {
      const entry = state.entries[key]
      const saved = entry === undefined ? machine.nothing : entry.phase === 'clean' ? entry.saved : undefined
      return saved !== undefined && !machine.same(machine.contentOf(saved), backup.content)
    }),
  )
}

export type SaveStatus =
  { kind: 'idle' } | { kind: 'saving' } | { kind: 'saved'; at: number } | { kind: 'conflict'; keys: string[] } | Trouble

/** What the quiet line says; trouble first. */
export function saveStatus(state: AnyState): SaveStatus {
  if (state.trouble !== null) return state.trouble
  const keys = Object.entries(state.entries)
    .filter(([, { phase }]) => phase === 'conflict')
    .map(([key]) => key)
  if (keys.length > 0) return { kind: 'conflict', keys }
  if (hasUnsaved(state)) return { kind: 'saving' }
  return state.savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: state.savedAt }
}
