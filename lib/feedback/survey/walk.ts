/** One page of a survey as whoever answers meets it, by the rules of conditions.ts. Pure. */
import { leavesOf, offeredOptions, pageAfter, wayThrough } from './conditions'
import { END, type Answers, type SurveyContent, type SurveyOption, type SurveyQuestion } from './definition'

export type ShownQuestion = {
  question: SurveyQuestion
  /** Its number in the whole survey: the same on paper. */
  number: number
  options: SurveyOption[]
  /** Opened by an earlier answer on the same page: drawn below it, set in. */
  follows: boolean
}

export type PageShown = {
  id: string
  title: string
  note: string
  /** Which page of all, from 1. */
  number: number
  count: number
  questions: ShownQuestion[]
  /** The page before on this way; null – it is the first. */
  before: string | null
  /** The page after with the answers so far; null – the survey ends. */
  after: string | null
}

/** The page with what is shown on it now; null – it does not lie on the way that these answers take. */
export function pageShown(survey: SurveyContent, given: Answers, pageId: string): PageShown | null {
  const at = survey.pages.findIndex(({ id }) => id === pageId)
  const page = survey.pages[at]
  if (page === undefined) return null
  const way = wayThrough(survey, given)
  const on = way.pages.indexOf(pageId)
  if (on < 0) return null
  const shown = new Set(way.shown)
  const numbers = new Map(survey.pages.flatMap((one) => one.questions).map(({ id }, i) => [id, i + 1]))
  const own = new Set(page.questions.map(({ id }) => id))
  const questions = page.questions
    .filter(({ id }) => shown.has(id))
    .map((question): ShownQuestion => ({
      question,
      number: numbers.get(question.id) ?? 0,
      options: offeredOptions(question, way.kept),
      follows: [...leavesOf(question.showWhen)].some(({ q }) => own.has(q)),
    }))
  const after = pageAfter(survey, pageId, way.kept)
  return {
    id: page.id,
    title: page.title,
    note: page.note,
    number: at + 1,
    count: survey.pages.length,
    questions,
    before: way.pages[on - 1] ?? null,
    after: after === END || after === null ? null : after,
  }
}

/** Required questions shown on the page that have no answer yet: what «Дальше» asks for. */
export function missingOn(survey: SurveyContent, given: Answers, pageId: string): string[] {
  const { stoppedAt, missing } = wayThrough(survey, given)
  return stoppedAt === pageId ? missing : []
}
