/**
 * Ways through a survey that differ in what is asked, each with answers that lead there: for looking at all of them
 * before the start. Only questions that something further on looks at are answered in several ways, and of answers that
 * mean the same further on one is tried. Pure.
 */
import { holds, keptAnswer, leavesOf, offeredOptions, wayThrough, type Leaf } from './conditions'
import type { Answer, Answers, Condition, SurveyContent, SurveyOption, SurveyQuestion } from './definition'

export type SurveyPath = {
  /** Answers that lead along it. */
  answers: Answers
  /** Questions asked, in order. */
  shown: string[]
  /** Questions whose answers lead here. */
  deciding: string[]
}
export type SurveyPaths = {
  paths: SurveyPath[]
  /** Not all were found: there are too many. */
  more: boolean
}

/** The most ways that are gone through one by one, and the steps spent on finding them. */
const MOST_PATHS = 100
const MOST_STEPS = 20_000

/** The fewest answers first: the shortest way is the first to be looked at. */
export function surveyPaths(survey: SurveyContent, most = MOST_PATHS, steps = MOST_STEPS): SurveyPaths {
  const questions = survey.pages.flatMap((page) => page.questions)
  const byId = new Map(questions.map((question) => [question.id, question]))
  const asked = leavesByQuestion(survey)
  const decides = ({ id, options }: SurveyQuestion): boolean =>
    asked.has(id) || options.some(({ goTo }) => goTo !== undefined)
  const found = new Map<string, SurveyPath>()
  let [left, more] = [steps, false]
  const explore = (given: Answers, done: ReadonlySet<string>): void => {
    left -= 1
    if (left < 0 || found.size > most) {
      more = true
      return
    }
    const way = wayThrough(survey, given)
    const next = way.shown.map((id) => byId.get(id)).find((one) => one !== undefined && !done.has(one.id))
    if (next === undefined) {
      const key = way.shown.join(' ')
      // Where a required question cannot be answered there is no way: the check before the start names it.
      if (way.missing.length === 0 && !found.has(key))
        found.set(key, { answers: given, shown: way.shown, deciding: way.shown.filter((id) => decisive(byId.get(id))) })
      return
    }
    const offered = offeredOptions(next, way.kept)
    const tried = decides(next)
      ? distinct(next, candidates(next, offered, asked.get(next.id) ?? []), asked.get(next.id) ?? [])
      : [next.required ? candidates(next, offered, [])[0] : undefined]
    const after = new Set([...done, next.id])
    for (const answer of tried) explore(answer === undefined ? given : { ...given, [next.id]: answer }, after)
  }
  const decisive = (question: SurveyQuestion | undefined): boolean => question !== undefined && decides(question)
  explore({}, new Set())
  const paths = [...found.values()].slice(0, most)
  return { paths: paths.toSorted((a, b) => a.shown.length - b.shown.length), more }
}

/** What is asked of each question further on. */
function leavesByQuestion({ pages }: SurveyContent): Map<string, Leaf[]> {
  const conditions: (Condition | undefined)[] = pages.flatMap(({ questions, next }) => [
    ...questions.flatMap(({ showWhen, options }) => [showWhen, ...options.map((option) => option.showWhen)]),
    ...next.map(({ when }) => when),
  ])
  return Map.groupBy(
    conditions.flatMap((condition) => [...leavesOf(condition)]),
    ({ q }) => q,
  )
}

/** One answer of each meaning: the comparisons that are true of it, and where it jumps. */
function distinct(question: SurveyQuestion, answers: readonly (Answer | undefined)[], leaves: readonly Leaf[]) {
  const seen = new Map<string, Answer | undefined>()
  for (const answer of question.required ? answers : [undefined, ...answers]) {
    const kept: Answers = answer === undefined ? {} : { [question.id]: answer }
    const chosen: unknown[] = Array.isArray(answer) ? answer : [answer]
    const jump = question.options.find(({ id, goTo }) => goTo !== undefined && chosen.includes(id))?.goTo ?? ''
    const meaning = `${leaves.map((leaf) => (holds(leaf, kept) ? 1 : 0)).join('')} ${jump}`
    if (!seen.has(meaning)) seen.set(meaning, answer)
  }
  return [...seen.values()]
}

/** Answers to try, a usual one first; those that would not be kept are left out. */
function candidates(
  question: SurveyQuestion,
  offered: readonly SurveyOption[],
  leaves: readonly Leaf[],
): (Answer | undefined)[] {
  const all: Answer[] = [
    ...ownCandidates(question, offered, leaves),
    ...(question.dontKnow ? [{ dontKnow: true } as const] : []),
  ]
  return all.filter((answer) => 'answer' in keptAnswer(question, answer, offered))
}

function ownCandidates(question: SurveyQuestion, offered: readonly SurveyOption[], leaves: readonly Leaf[]): Answer[] {
  const { kind, min, max, places, rows, minChosen, other } = question
  const ids = offered.map(({ id }) => id)
  switch (kind) {
    case 'one':
      return [...ids, ...(other ? [{ other: 'Своими словами' }] : [])]
    case 'many':
      return setsOf(ids, leaves, Math.max(minChosen ?? 1, 1))
    case 'ranking':
      return [ids]
    case 'scale':
    case 'stars':
    case 'nps':
      return around(leaves, min ?? 1, max ?? 5, 1)
    case 'number':
      return around(leaves, min ?? 0, max ?? (min ?? 0) + 1_000, 10 ** -places).map((value) =>
        value.toFixed(places).replace(/^-0$/, '0'),
      )
    case 'text':
      return ['Слова клиента']
    case 'date':
      return ['2026-01-15']
    case 'matrix':
      return [Object.fromEntries(rows.map(({ id }) => [id, ids[0] ?? min ?? 1]))]
    case 'csi':
      return [Object.fromEntries(rows.map(({ id }) => [id, [max ?? 5, max ?? 5] as [number, number]]))]
    case 'file':
      return [['file']]
  }
}

/** Sets of options: each that something asks about alone, pairs, all of those, those of which nothing is asked. */
function setsOf(ids: readonly string[], leaves: readonly Leaf[], least: number): string[][] {
  const named = new Set(leaves.flatMap((leaf) => ('has' in leaf ? [leaf.has] : 'in' in leaf ? leaf.in : [])))
  const asked = ids.filter((id) => named.has(id))
  const free = ids.filter((id) => !named.has(id))
  const filled = (set: readonly string[]): string[] =>
    [...set, ...free, ...asked.filter((id) => !set.includes(id))].slice(0, Math.max(least, set.length))
  const pairs = asked.flatMap((a, i) => asked.slice(i + 1).map((b) => [a, b]))
  return [free.slice(0, 1), ...asked.map((id) => [id]), ...pairs, asked].filter((set) => set.length > 0).map(filled)
}

/** Numbers at the ends and on both sides of each threshold. */
function around(leaves: readonly Leaf[], min: number, max: number, step: number): number[] {
  const limits = leaves.flatMap((leaf) =>
    'lt' in leaf
      ? [leaf.lt]
      : 'le' in leaf
        ? [leaf.le]
        : 'gt' in leaf
          ? [leaf.gt]
          : 'ge' in leaf
            ? [leaf.ge]
            : 'eq' in leaf
              ? [leaf.eq]
              : [],
  )
  const near = limits.flatMap((limit) => [limit - step, limit, limit + step])
  return [...new Set([max, min, ...near])].filter((value) => value >= min && value <= max)
}
