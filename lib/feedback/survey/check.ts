/**
 * The check of a whole survey before it starts (F4): conditions and jumps that are refused; then, over every answer
 * that can matter, what nobody can see, where nobody can get on. Exact, or it says that there were too many
 * combinations. Pure.
 */
import { exploreSurvey, type Exploration } from './check-ways'
import { leavesOf } from './conditions'
import { numberComparisons, END, type Condition, type QuestionKind, type SurveyContent } from './definition'

export type RefusalKind = 'laterQuestion' | 'unknownQuestion' | 'loop' | 'leadsNowhere' | 'wrongComparison'

/** Where something stands: a question, one of its options, or a rule of a page. */
export type Place =
  | { question: string; option?: string; page?: undefined }
  | { page: string; rule: number; question?: undefined; option?: undefined }

type Refusal = { kind: RefusalKind; at: Place; refersTo: string }

export type SurveyCheck = {
  /** Any of these and nothing else was checked. */
  refused: Refusal[]
  /** Null: refused, or `tooMany`. */
  found: Exploration | null
  /** Not checked: there are too many combinations of answers. */
  tooMany: boolean
}

/** The survey may start: it was checked as a whole, and nobody gets stuck in it or misses a question. */
export const isSound = ({ found }: SurveyCheck): boolean =>
  found !== null &&
  found.neverShown.length === 0 &&
  found.unreachablePages.length === 0 &&
  found.stuckPages.always.length === 0 &&
  found.stuckPages.sometimes.length === 0 &&
  found.requiredWithoutAnswer.always.length === 0 &&
  found.requiredWithoutAnswer.sometimes.length === 0 &&
  found.unreachableOptions.length === 0

/** `most` – how many steps of the search are taken before it is given up. */
export function checkSurvey(survey: SurveyContent, most = 300_000): SurveyCheck {
  const refused = refusalsOf(survey)
  if (refused.length > 0) return { refused, found: null, tooMany: false }
  const found = exploreSurvey(survey, most)
  return { refused, found, tooMany: found === null }
}

const fitting: Record<string, readonly QuestionKind[]> = {
  is: ['one'],
  has: ['many'],
  in: ['one', 'many'],
  ...Object.fromEntries(numberComparisons.map((name) => [name, ['number', 'scale', 'stars', 'nps']])),
}

function refusalsOf({ pages }: SurveyContent): Refusal[] {
  const found = new Map<string, Refusal>()
  const refuse = (kind: RefusalKind, at: Place, refersTo: string) =>
    found.set(JSON.stringify([kind, at, refersTo]), { kind, at, refersTo })
  const kinds = new Map(pages.flatMap(({ questions }) => questions.map(({ id, kind }) => [id, kind])))
  const pageAt = new Map(pages.map(({ id }, i) => [id, i]))
  const earlier = new Set<string>()
  const checkCondition = (condition: Condition | undefined, at: Place): void => {
    for (const leaf of leavesOf(condition)) {
      const kind = kinds.get(leaf.q)
      if (kind === undefined) refuse('unknownQuestion', at, leaf.q)
      else if (!earlier.has(leaf.q)) refuse('laterQuestion', at, leaf.q)
      else if (Object.keys(leaf).some((name) => fitting[name]?.includes(kind) === false))
        refuse('wrongComparison', at, leaf.q)
    }
  }
  const checkJump = (to: string | undefined, from: number, at: Place): void => {
    if (to === undefined || to === END) return
    const target = pageAt.get(to)
    if (target === undefined) refuse('leadsNowhere', at, to)
    else if (target <= from) refuse('loop', at, to)
  }
  for (const [i, page] of pages.entries()) {
    for (const question of page.questions) {
      checkCondition(question.showWhen, { question: question.id })
      for (const { id, showWhen, goTo } of question.options) {
        const at = { question: question.id, option: id }
        checkCondition(showWhen, at)
        checkJump(goTo, i, at)
      }
      earlier.add(question.id)
    }
    for (const [rule, { when, to }] of page.next.entries()) {
      const at = { page: page.id, rule }
      checkCondition(when, at)
      checkJump(to, i, at)
    }
  }
  return [...found.values()]
}
