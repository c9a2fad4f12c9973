/** The words of a quarterly report by section, and their autosave: two people do not lose each other's text. Pure. */
import { z } from 'zod'
import { autosaveState, type AutosaveEvent, type AutosaveState, type Backup, type Machine } from '@/lib/core/autosave'

export const reportSections = ['done', 'indicators', 'difficulties', 'needs', 'plans'] as const
export type ReportSection = (typeof reportSections)[number]
export const isReportSection = (text: string): text is ReportSection =>
  (reportSections as readonly string[]).includes(text)

export const WORDS_LIMIT = 8000

const SavedSection = z.object({ text: z.string(), by: z.string(), at: z.string() })
type SavedSection = z.infer<typeof SavedSection>
const Words = z.record(z.string(), SavedSection).catch({})
export type Words = z.infer<typeof Words>

export const readWords = (stored: unknown): Words => Words.parse(stored)
export const wordOf = (words: Words, section: string): string => words[section]?.text ?? ''

export type WordEdit = { section: string; base: string; text: string }
export type WordConflict = { section: string; text: string; by: string; at: string }

/**
 * Applies what was typed over `base`. Where another text stands by now, nothing is written and the other one is told;
 * the same text from both is no conflict. `own` – what stands where nobody has written: such a place may be written
 * over any base.
 */
export function applyWords(
  words: Words,
  edits: readonly WordEdit[],
  who: { by: string; at: string },
): { words: Words; changed: string[]; conflicts: WordConflict[] } {
  const next = { ...words }
  const changed: string[] = []
  const conflicts: WordConflict[] = []
  for (const { section, base, text } of edits) {
    const stands = next[section]
    if (stands?.text === text) continue
    if (stands !== undefined && stands.text !== base) {
      conflicts.push({ section, text: stands.text, by: stands.by, at: stands.at })
      continue
    }
    next[section] = { text, ...who }
    changed.push(section)
  }
  return { words: next, changed, conflicts }
}

/** What the server holds of a section; `version` is the whole form's, for telling a late answer from a later one. */
export type SavedWord = { text: string; version: number; by: string | null; /** ISO instant */ at: string | null }
export type WordsState = AutosaveState<string, SavedWord, string>
export type WordsEvent = AutosaveEvent<string, SavedWord, string>
export type WordsBackup = Backup<string, string>

export const wordsMachine: Machine<string, SavedWord, string> = {
  same: (a, b) => a === b,
  contentOf: ({ text }) => text,
  baseOf: ({ text }) => text,
  newer: (next, known) => next.version > known.version,
}

/** The server's words by section; `standing` – what stands where nobody has written. */
export const savedWords = (
  sections: readonly string[],
  words: Words,
  version: number,
  standing: Readonly<Record<string, string>> = {},
): Record<string, SavedWord> =>
  Object.fromEntries(
    sections.map((section) => {
      const saved = words[section]
      return [
        section,
        { text: saved?.text ?? standing[section] ?? '', version, by: saved?.by ?? null, at: saved?.at ?? null },
      ]
    }),
  )

export const wordsState = (saved: Record<string, SavedWord>): WordsState => autosaveState(wordsMachine, saved)

/** The form's version as this page knows it: what a step taken from it is taken on. */
export const seenVersion = ({ entries }: WordsState): number =>
  Math.max(0, ...Object.values(entries).map((entry) => entry.saved.version))

/** What the autosave's address answers, to both reading and writing. */
export type WordsLive = {
  version: number
  words: Record<string, SavedWord>
  conflicts: WordConflict[]
  /** Why nothing may be typed any more. */
  closed: string | null
}
