/**
 * The way through a survey (F4): which questions are shown, which answers count. The form without script, the form with
 * it, the server and the export ask these same functions. Pure.
 */
import { isDateString } from '@/lib/core/dates'
import {
  END,
  type Answer,
  type Answers,
  type Condition,
  type ImportancePair,
  type OtherWords,
  type SurveyContent,
  type SurveyOption,
  type SurveyPage,
  type SurveyQuestion,
} from './definition'

/** Why an answer that was given cannot be kept as it is. */
export type AnswerFault = 'kind' | 'number' | 'range' | 'places' | 'tooFew' | 'tooMany' | 'rows' | 'date'

export type WayThrough = {
  /** Pages that were gone through, in order. */
  pages: string[]
  /** Questions shown, in order. */
  shown: string[]
  /** What counts: answers to shown questions, of options offered. */
  kept: Answers
  /** Questions of which an answer, or a part of it, does not count, in the survey's order. */
  dropped: string[]
  /** Shown questions whose given answer does not fit: not kept. */
  faults: { question: string; fault: AnswerFault }[]
  /** The page with a required question that has no answer; nothing after it is shown. */
  stoppedAt: string | null
  missing: string[]
}

/** Every comparison with a question without an answer is false, so its negation is true. */
export function holds(condition: Condition | undefined, kept: Answers): boolean {
  if (condition === undefined) return true
  if ('and' in condition) return condition.and.every((part) => holds(part, kept))
  if ('or' in condition) return condition.or.some((part) => holds(part, kept))
  if ('not' in condition) return !holds(condition.not, kept)
  const answer = kept[condition.q]
  if ('answered' in condition) return (answer !== undefined) === condition.answered
  if (answer === undefined) return false
  if ('is' in condition) return answer === condition.is
  if ('has' in condition) return Array.isArray(answer) && answer.includes(condition.has)
  if ('in' in condition) {
    const given: unknown[] = Array.isArray(answer) ? answer : [answer]
    return given.some((one) => typeof one === 'string' && condition.in.includes(one))
  }
  const value = typeof answer === 'number' ? answer : typeof answer === 'string' && answer !== '' ? Number(answer) : NaN
  if ('lt' in condition) return value < condition.lt
  if ('le' in condition) return value <= condition.le
  if ('gt' in condition) return value > condition.gt
  if ('ge' in condition) return value >= condition.ge
  return value === condition.eq
}

export const offeredOptions = ({ options }: SurveyQuestion, kept: Answers): SurveyOption[] =>
  options.filter(({ showWhen }) => holds(showWhen, kept))

/**
 * The page after this one, `end`, or null when this is no page of the survey: the first question whose chosen option
 * jumps, else the first rule that holds, else the next page. Of several chosen options the first in the question's
 * order jumps.
 */
export function pageAfter(survey: SurveyContent, pageId: string, kept: Answers): string | null {
  const at = survey.pages.findIndex(({ id }) => id === pageId)
  const page = survey.pages[at]
  if (page === undefined) return null
  const jump = page.questions.map((question) => jumpOf(question, kept[question.id])).find((to) => to !== undefined)
  return jump ?? page.next.find(({ when }) => holds(when, kept))?.to ?? survey.pages[at + 1]?.id ?? END
}

function jumpOf({ options }: SurveyQuestion, answer: Answer | undefined): string | undefined {
  const chosen: unknown[] = Array.isArray(answer) ? answer : [answer]
  return options.find(({ id, goTo }) => goTo !== undefined && chosen.includes(id))?.goTo
}

/** What a form holds when it is sent, hidden questions too → what was shown and what counts. */
export function wayThrough(survey: SurveyContent, given: Answers): WayThrough {
  const way: WayThrough = { pages: [], shown: [], kept: {}, dropped: [], faults: [], stoppedAt: null, missing: [] }
  // Each answer as it stood when its question came: kept wholly, in part or not.
  const whole = new Set<string>()
  let at = 0
  while (at >= 0 && at < survey.pages.length && way.stoppedAt === null) {
    const page = survey.pages[at] as SurveyPage
    way.pages.push(page.id)
    for (const question of page.questions)
      if (holds(question.showWhen, way.kept)) passQuestion(question, given, way, whole)
    if (way.missing.length > 0) way.stoppedAt = page.id
    const next = pageAfter(survey, page.id, way.kept)
    const to = survey.pages.findIndex(({ id }) => id === next)
    // A jump back is refused before start; should one be met, the survey ends rather than going round.
    at = to > at ? to : -1
  }
  const asked = survey.pages.flatMap(({ questions }) => questions.map(({ id }) => id))
  const known = new Set(asked)
  way.dropped = [...asked, ...Object.keys(given).filter((id) => !known.has(id))].filter(
    (id) => !isEmpty(given[id]) && !whole.has(id),
  )
  return way
}

function passQuestion(question: SurveyQuestion, given: Answers, way: WayThrough, whole: Set<string>): void {
  const { id, required } = question
  way.shown.push(id)
  const answer = given[id]
  if (isEmpty(answer)) {
    if (required) way.missing.push(id)
    return
  }
  const read = keptAnswer(question, answer as Answer, offeredOptions(question, way.kept))
  if ('answer' in read) {
    way.kept[id] = read.answer
    if (!read.cut) whole.add(id)
  } else {
    if (read.fault !== null) way.faults.push({ question: id, fault: read.fault })
    if (required) way.missing.push(id)
  }
}

/** Left empty: nothing chosen, only spaces, no row filled in. */
function isEmpty(answer: Answer | undefined | null): boolean {
  if (answer === undefined || answer === null) return true
  if (typeof answer === 'string') return answer.trim() === ''
  if (typeof answer === 'number') return false
  if (Array.isArray(answer)) return answer.every((one) => (typeof one === 'string' ? one === '' : isEmpty(one)))
  if ('other' in answer && typeof answer.other === 'string' && Object.keys(answer).length === 1)
    return answer.other.trim() === ''
  return Object.values(answer).every((cell: unknown) =>
    Array.isArray(cell) ? cell.every((one) => one === null) : cell === '' || cell === null || cell === undefined,
  )
}

/** `cut` – a part of it is gone; `fault` null – nothing is left of it because no option of it is offered. */
type Kept = { answer: Answer; cut: boolean } | { fault: AnswerFault | null }

const isOther = (value: unknown): value is OtherWords =>
  typeof value === 'object' && value !== null && 'other' in value && typeof value.other === 'string'

/** Whether this is the answer «не знаю». */
export const isDontKnow = (value: unknown): value is { dontKnow: true } =>
  typeof value === 'object' && value !== null && 'dontKnow' in value && value.dontKnow === true

/** What of a given answer counts for this question with these options offered. */
export function keptAnswer(question: SurveyQuestion, answer: Answer, offered: readonly SurveyOption[]): Kept {
  const { kind, dontKnow, other } = question
  if (isDontKnow(answer)) return dontKnow ? { answer, cut: false } : { fault: 'kind' }
  switch (kind) {
    case 'one':
      if (isOther(answer)) return other ? { answer, cut: false } : { fault: 'kind' }
      if (typeof answer !== 'string') return { fault: 'kind' }
      return offered.some(({ id }) => id === answer) ? { answer, cut: false } : { fault: null }
    case 'many':
    case 'ranking':
      return Array.isArray(answer) ? keptList(question, answer, offered) : { fault: 'kind' }
    case 'scale':
    case 'stars':
    case 'nps':
      return typeof answer === 'number' ? numberKept(question, answer, answer) : { fault: 'kind' }
    case 'number':
      return typeof answer === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(answer)
        ? numberKept(question, answer, Number(answer))
        : { fault: 'number' }
    case 'text':
      return typeof answer === 'string' ? { answer, cut: false } : { fault: 'kind' }
    case 'date':
      return typeof answer === 'string' && isDateString(answer) ? { answer, cut: false } : { fault: 'date' }
    case 'file':
      return Array.isArray(answer) && answer.every((one) => typeof one === 'string')
        ? { answer, cut: false }
        : { fault: 'kind' }
    case 'matrix':
    case 'csi':
      return typeof answer === 'object' && !Array.isArray(answer)
        ? keptRows(question, answer as Record<string, unknown>, offered)
        : { fault: 'kind' }
  }
}

function numberKept({ min, max, places }: SurveyQuestion, answer: Answer, value: number): Kept {
  if (!Number.isFinite(value)) return { fault: 'number' }
  if ((min !== null && value < min) || (max !== null && value > max)) return { fault: 'range' }
  const shown = typeof answer === 'string' ? answer : String(value)
  const after = (shown.split('.')[1] ?? '').replace(/0+$/, '').length
  return after > places ? { fault: 'places' } : { answer, cut: false }
}

function keptList(question: SurveyQuestion, answer: (string | OtherWords)[], offered: readonly SurveyOption[]): Kept {
  const ids = new Set(offered.map(({ id }) => id))
  const seen = new Set<string>()
  const left: (string | OtherWords)[] = []
  for (const one of answer) {
    const key = typeof one === 'string' ? one : 'other'
    const counts = typeof one === 'string' ? ids.has(one) : question.other && one.other.trim() !== ''
    if (counts && !seen.has(key)) left.push(one)
    seen.add(key)
  }
  if (left.length === 0) return { fault: null }
  if (left.length < (question.minChosen ?? 1)) return { fault: 'tooFew' }
  if (left.length > (question.maxChosen ?? Infinity)) return { fault: 'tooMany' }
  return { answer: left, cut: left.length < answer.length }
}

/** A required matrix wants every row. */
function keptRows(question: SurveyQuestion, answer: Record<string, unknown>, offered: readonly SurveyOption[]): Kept {
  const rows = new Set(question.rows.map(({ id }) => id))
  const left: Record<string, string | number | { dontKnow: true } | ImportancePair> = {}
  const filled = Object.entries(answer).filter(([, cell]) => cell !== '' && cell !== null && cell !== undefined)
  for (const [row, cell] of filled) {
    const counts = rows.has(row) && (question.kind === 'csi' ? isPair(question, cell) : isCell(question, cell, offered))
    if (counts) left[row] = cell as string | number | ImportancePair
  }
  const count = Object.keys(left).length
  if (count === 0 || (question.required && count < question.rows.length)) return { fault: 'rows' }
  return { answer: left, cut: count < filled.length }
}

const isCell = (question: SurveyQuestion, cell: unknown, offered: readonly SurveyOption[]): boolean =>
  isDontKnow(cell)
    ? question.dontKnow
    : question.options.length > 0
      ? offered.some(({ id }) => id === cell)
      : isMark(question, cell)

const isPair = (question: SurveyQuestion, cell: unknown): boolean =>
  Array.isArray(cell) &&
  cell.length === 2 &&
  cell.some((one) => one !== null) &&
  cell.every((one) => one === null || isMark(question, one))

const isMark = ({ min, max }: SurveyQuestion, value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= (min ?? 1) && (value as number) <= (max ?? 5)

export type Leaf = Exclude<Condition, { and: unknown } | { or: unknown } | { not: unknown }>

/** The comparisons of which a condition is made. */
export function* leavesOf(condition: Condition | undefined): Generator<Leaf> {
  if (condition === undefined) return
  if ('and' in condition) for (const part of condition.and) yield* leavesOf(part)
  else if ('or' in condition) for (const part of condition.or) yield* leavesOf(part)
  else if ('not' in condition) yield* leavesOf(condition.not)
  else yield condition
}
