/**
 * Autosave of texts by path: the machine of ./autosave over what stands at each path. An edit is typed over a text; the
 * server refuses it when another text stands there by then. Pure.
 */
import type { AutosaveEvent, AutosaveState, Backup, Entry, Machine } from './autosave'

/** What the server holds at a path; `version` is the whole thing's, for telling a late answer from a later one. */
export type SavedText = { text: string; version: number; by: string | null; /** ISO instant */ at: string | null }

export type TextEntry = Entry<string, SavedText, string>
export type TextState = AutosaveState<string, SavedText, string>
export type TextEvent = AutosaveEvent<string, SavedText, string>
export type TextBackup = Backup<string, string>

export const textMachine: Machine<string, SavedText, string> = {
  same: (a, b) => a === b,
  contentOf: ({ text }) => text,
  baseOf: ({ text }) => text,
  newer: (next, known) => next.version > known.version,
  nothing: { text: '', version: 0, by: null, at: null },
}

export function isTextBackup(value: unknown): value is TextBackup {
  if (typeof value !== 'object' || value === null) return false
  const { content, base, at } = value as Record<string, unknown>
  return typeof content === 'string' && typeof base === 'string' && typeof at === 'number'
}

/** Who wrote what last, by path. */
export type TextAuthors = Readonly<Record<string, { by: string; at: string }>>

/** The server's texts by path; paths of `known` that are there no more stand with no text. */
export function savedTexts(
  texts: Readonly<Record<string, string>>,
  authors: TextAuthors,
  version: number,
  known: Iterable<string> = [],
): Record<string, SavedText> {
  return Object.fromEntries(
    [...new Set([...known, ...Object.keys(texts)])].map((path) => [
      path,
      { text: texts[path] ?? '', version, by: authors[path]?.by ?? null, at: authors[path]?.at ?? null },
    ]),
  )
}

export type TextEdit = { path: string; base: string; text: string }
export type TextConflict = { path: string; mine: string; theirs: string }

/** Edits laid over what is stored: one that saw something else than is there now is a conflict and changes nothing. */
export function applyEdits(
  stored: Readonly<Record<string, string>>,
  edits: readonly TextEdit[],
): { texts: Record<string, string>; changed: string[]; conflicts: TextConflict[] } {
  const texts = new Map(Object.entries(stored))
  const changed: string[] = []
  const conflicts: TextConflict[] = []
  for (const { path, base, text } of edits) {
    const now = texts.get(path) ?? ''
    if (now === text) continue
    if (now !== base) {
      conflicts.push({ path, mine: text, theirs: now })
      continue
    }
    if (text === '') texts.delete(path)
    else texts.set(path, text)
    changed.push(path)
  }
  return { texts: Object.fromEntries(texts), changed, conflicts }
}

/** What autosave of texts answers. */
export type SavedTexts = {
  version: number
  by: string
  at: string
  /** What was taken otherwise than it was sent, by path. */
  texts?: Readonly<Record<string, string>>
  /** What stands at the paths where somebody else was quicker. */
  conflicts: { path: string; text: string; by: string | null; at: string | null }[]
}
