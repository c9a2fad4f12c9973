/**
 * What of an answer is counted, and in which groups: values of a question's distribution, cells of the fixed lattice
 * (everybody, each attribute, each pair of attributes). Pure.
 */
import type { Answer, Answers, SurveyQuestion } from '@/lib/feedback/survey/definition'
import { isDontKnow } from '@/lib/feedback/survey/conditions'
import { cellId, type Attributes } from './scheme'

/** The «question» under which forms received are counted. */
export const FORMS = '*'
/** The cell of everybody. */
export const EVERYBODY = cellId({})
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
 * The values that an answer adds to its question's distribution: an option or `other`; a mark; of a matrix
 * `row:value`; of a ranking `option:place` (the best is 1); of importance and mark `row:importance,mark` (pairs that
 * lack either are out, exact.md F1); of a text, file or date only that it was given.
 */
export function countedOf(question: SurveyQuestion, answer: Answer | undefined): Counted {
  if (answer === undefined || answer === '') return nothing
  if (isDontKnow(answer)) return { dontKnow: true, values: [] }
  const values = valuesOf(question.kind, answer)
  return { dontKnow: false, values }
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
      return Array.isArray(answer) ? answer.map((option, place) => `${single(option)}:${place + 1}`) : []
    case 'matrix':
      return isRecord(answer)
        ? Object.entries(answer).map(([row, value]) => `${row}:${isRecord(value) ? '?' : String(value)}`)
        : []
    case 'csi':
      return isRecord(answer)
        ? Object.entries(answer).flatMap(([row, pair]) =>
            Array.isArray(pair) && pair[0] !== null && pair[1] !== null ? [`${row}:${pair[0]},${pair[1]}`] : [],
          )
        : []
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

/** The attributes of a form: its touchpoint, and the options chosen in the questions by which results are read. */
export function attributesOf(
  form: { touchpointId: string | null; answers: Answers },
  splits: readonly string[],
): Attributes {
  const own: Record<string, string | null> = { touchpoint: form.touchpointId }
  for (const id of splits) {
    const answer = form.answers[id]
    own[splitName(id)] = typeof answer === 'string' && answer !== '' ? answer : null
  }
  return own
}

/**
 * The attributes by which one question is read: it is not split by itself (the cells of a group's own distribution are
 * not groups, exact.md F3).
 */
export const attributesFor = (questionId: string, splits: readonly string[]): string[] => [
  'touchpoint',
  ...splits.filter((id) => id !== questionId).map(splitName),
]
