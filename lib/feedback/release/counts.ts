/**
 * What of an answer is counted, and in which groups: values of a question's distribution, cells of the fixed lattice
 * (everybody, each attribute, each pair of attributes). Pure.
 */
import type { Answer, Answers, ImportancePair, SurveyQuestion } from '@/lib/feedback/survey/definition'
import { isDontKnow } from '@/lib/feedback/survey/conditions'
import type { Attributes } from './scheme'

/** Own words instead of an option; a text that was given. */
export const OTHER = 'other'
const GIVEN = 'given'

/** What somebody said to one question: nothing, «не знаю», or one or several values of its distribution. */
export type Counted = { dontKnow: boolean; values: readonly string[] }
const nothing: Counted = { dontKnow: false, values: [] }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const single = (value: unknown): string => (isRecord(value) && 'other' in value ? OTHER : String(value))

/**
 * The values that an answer adds to its question's distribution: an option or `other`; a mark; of a text, file or date
 * only that it was given. Of a question with rows only that some row was answered: what was said stands in the rows.
 */
export function countedOf(question: SurveyQuestion, answer: Answer | undefined): Counted {
  if (answer === undefined || answer === '') return nothing
  if (isDontKnow(answer)) return { dontKnow: true, values: [] }
  const rows = rowsIn(question).map(({ id }) => countedRow(question, id, answer))
  if (rows.length > 0) {
    const values = rows.some((row) => row.values.length > 0) ? [GIVEN] : []
    return { dontKnow: values.length === 0 && rows.some(({ dontKnow }) => dontKnow), values }
  }
  return { dontKnow: false, values: valuesOf(question.kind, answer) }
}

/** Whether the question's answers are values that a group may share: of words, days, files only «given» is counted. */
export const hasValues = (question: SurveyQuestion): boolean =>
  !['text', 'date', 'file'].includes(question.kind) && rowsIn(question).length === 0

/** Rows that are counted each by itself. */
export const rowsIn = ({ kind, rows, options }: SurveyQuestion): readonly { id: string; label: string }[] =>
  kind === 'matrix' || kind === 'csi' ? rows : kind === 'ranking' ? options : []

/**
 * What was said of one row: a matrix's option or mark; `importance,mark` (pairs that lack either are out, exact.md F1);
 * an option's place in a ranking (the best is 1).
 */
export function countedRow({ kind }: SurveyQuestion, row: string, answer: Answer | undefined): Counted {
  if (kind === 'ranking') {
    const place = Array.isArray(answer) ? answer.findIndex((option) => option === row) : -1
    return place < 0 ? nothing : { dontKnow: false, values: [String(place + 1)] }
  }
  const rows: unknown = answer
  const said: unknown = isRecord(rows) && Object.hasOwn(rows, row) ? rows[row] : undefined
  if (said === undefined || said === '') return nothing
  if (Array.isArray(said)) {
    const [importance, mark] = said as ImportancePair
    return importance === null || mark === null ? nothing : { dontKnow: false, values: [`${importance},${mark}`] }
  }
  if (isRecord(said)) return { dontKnow: true, values: [] }
  return kind === 'matrix' ? { dontKnow: false, values: [String(said)] } : nothing
}

function valuesOf(kind: SurveyQuestion['kind'], answer: Answer): string[] {
  switch (kind) {
    case 'one':
    case 'scale':
    case 'stars':
    case 'nps':
    case 'number':
      return [single(answer)]
    case 'many':
      return Array.isArray(answer) ? answer.map(single) : []
    case 'ranking':
    case 'matrix':
    case 'csi':
    case 'text':
    case 'date':
    case 'file':
      return [GIVEN]
  }
}

/** A group's distribution: how often each value was given, by how many people, and how many do not know. */
export type Distribution = { n: number; dontKnow: number; counts: Record<string, number> }

/** Counts what people said; one person adds at most one to each value. */
export function distributionOf(said: readonly Counted[]): Distribution {
  const counts = new Map<string, number>()
  for (const { values } of said) for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return {
    n: said.filter(({ values }) => values.length > 0).length,
    dontKnow: said.filter(({ dontKnow }) => dontKnow).length,
    counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** Distributions of several batches together: a sum of shown cells alone (release-scheme §9). */
export function sumOf(parts: readonly Distribution[]): Distribution {
  const counts: Record<string, number> = {}
  for (const part of parts)
    for (const [value, count] of Object.entries(part.counts)) counts[value] = (counts[value] ?? 0) + count
  return {
    n: parts.reduce((sum, { n }) => sum + n, 0),
    dontKnow: parts.reduce((sum, { dontKnow }) => sum + dontKnow, 0),
    counts,
  }
}

/** Name of the attribute that a split question makes. */
export const splitName = (questionId: string): string => `q.${questionId}`

/**
 * The attributes of a form: its touchpoint, its segment, and the options chosen in the questions by which results are
 * read.
 */
export function attributesOf(
  form: { touchpointId: string | null; segmentId: string | null; answers: Answers },
  splits: readonly string[],
): Attributes {
  const own: Record<string, string | null> = { touchpoint: form.touchpointId, segment: form.segmentId }
  for (const id of splits) {
    const answer = form.answers[id]
    own[splitName(id)] = typeof answer === 'string' && answer !== '' ? answer : null
  }
  return own
}

/**
 * The attributes by which one question is read: it is not split by itself (the cells of a group's own distribution are
 * not groups, exact.md F3); one that asks for the segment is not split by segments.
 */
export const attributesFor = (
  questionId: string,
  splits: readonly string[],
  segmentQuestions: ReadonlySet<string>,
): string[] => [
  'touchpoint',
  ...(segmentQuestions.has(questionId) ? [] : ['segment']),
  ...splits.filter((id) => id !== questionId).map(splitName),
]
