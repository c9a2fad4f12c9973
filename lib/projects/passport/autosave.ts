/** The autosave of a passport: the machine of lib/core/autosave.ts over the texts of its paths. Pure. */
import {
  autosaveState,
  type AutosaveEvent,
  type AutosaveState,
  type Backup,
  type Entry,
  type Machine,
} from '@/lib/core/autosave'
import type { PassportFields } from '../form/passport'

/** What the server holds at a path; `version` is the whole passport's, for telling a late answer from a later one. */
export type SavedText = { text: string; version: number; by: string | null; /** ISO instant */ at: string | null }

export type PassportEntry = Entry<string, SavedText, string>
export type PassportState = AutosaveState<string, SavedText, string>
export type PassportEvent = AutosaveEvent<string, SavedText, string>
export type PassportBackup = Backup<string, string>

/** An edit is typed over a text: the server refuses it when another text stands there by then. */
export const passportMachine: Machine<string, SavedText, string> = {
  same: (a, b) => a === b,
  contentOf: ({ text }) => text,
  baseOf: ({ text }) => text,
  newer: (next, known) => next.version > known.version,
  nothing: { text: '', version: 0, by: null, at: null },
}

export type Edits = Readonly<Record<string, { by: string; at: string }>>

/** The server's passport by path; paths that were there before and are gone stand with no text. */
export function savedTexts(
  fields: PassportFields,
  edits: Edits,
  version: number,
  known: Iterable<string> = [],
): Record<string, SavedText> {
  const paths = new Set([...known, ...Object.keys(fields)])
  return Object.fromEntries(
    [...paths].map((path) => [
      path,
      { text: fields[path] ?? '', version, by: edits[path]?.by ?? null, at: edits[path]?.at ?? null },
    ]),
  )
}

export const passportState = (fields: PassportFields, edits: Edits, version: number): PassportState =>
  autosaveState(passportMachine, savedTexts(fields, edits, version))

/** The passport as it stands on the screen. */
export const localFields = (state: PassportState): PassportFields =>
  Object.fromEntries(
    Object.entries(state.entries).flatMap(([path, { local }]) => (local === '' ? [] : [[path, local]])),
  )
