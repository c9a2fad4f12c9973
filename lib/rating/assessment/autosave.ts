/** The autosave of a self-assessment: the machine of lib/core/autosave.ts over answers by criterion. Pure. */
import {
  autosaveState,
  type AutosaveEvent as Event,
  type AutosaveState as State,
  type Backup as CoreBackup,
  type Entry as CoreEntry,
  type Machine,
} from '@/lib/core/autosave'

export type AnswerContent = { attested: number[]; comment: string }

/** What the server holds; version 0 – nothing saved yet. */
export type SavedAnswer = AnswerContent & {
  version: number
  updatedBy: string | null
  /** ISO instant */
  updatedAt: string | null
}

/**
 * The server trims comments, so spaces at the ends make no difference: a space typed before a pause must not vanish.
 */
export const sameAnswer = (a: AnswerContent, b: AnswerContent): boolean =>
  a.comment.trim() === b.comment.trim() &&
  a.attested.length === b.attested.length &&
  a.attested.every((score, i) => score === b.attested[i])

/** Answers by the number of their criterion; each is typed over a version of itself. */
export const answerMachine: Machine<AnswerContent, SavedAnswer, number> = {
  same: sameAnswer,
  contentOf: ({ attested, comment }) => ({ attested, comment }),
  baseOf: ({ version }) => version,
  newer: (next, known) => next.version > known.version,
}

export type Entry = CoreEntry<AnswerContent, SavedAnswer, number>
export type Backup = CoreBackup<AnswerContent, number>
export type AutosaveState = State<AnswerContent, SavedAnswer, number>
export type AutosaveEvent = Event<AnswerContent, SavedAnswer, number>

export const NOTHING_SAVED: SavedAnswer = { attested: [], comment: '', version: 0, updatedBy: null, updatedAt: null }

/** The state of a freshly opened form: every criterion, answered or not. */
export const answersState = (
  criteria: readonly number[],
  saved: Readonly<Record<number, SavedAnswer | undefined>>,
): AutosaveState =>
  autosaveState(answerMachine, Object.fromEntries(criteria.map((number) => [number, saved[number] ?? NOTHING_SAVED])))
