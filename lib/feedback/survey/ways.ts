/** How long a survey is: the fewest and the most questions, and the time that takes. Pure. */
import { END, type QuestionKind, type SurveyContent, type SurveyQuestion } from './definition'

export type SurveyLength = {
  /** Questions of the shortest way; of the longest (no way is longer). */
  least: number
  most: number
  /** Seconds of the longest way. */
  seconds: number
}

/** Seconds that an answer takes: what is read, and what is done. */
const usual: Record<QuestionKind, number> = {
  one: 8,
  many: 12,
  scale: 7,
  stars: 6,
  nps: 8,
  matrix: 0,
  ranking: 20,
  text: 25,
  number: 10,
  date: 10,
  file: 30,
  csi: 0,
}
const ROW_SECONDS: Partial<Record<QuestionKind, number>> = { matrix: 6, csi: 9 }

const questionSeconds = ({ kind, rows }: SurveyQuestion): number =>
  usual[kind] + (ROW_SECONDS[kind] ?? 0) * Math.max(1, rows.length)

export const pageSeconds = (questions: readonly SurveyQuestion[]): number =>
  questions.reduce((sum, question) => sum + questionSeconds(question), 0)

/** Where a page may lead: jumps of its options, its rules, the next page unless a rule always holds. */
function exits({ pages }: SurveyContent, at: number): string[] {
  const page = pages[at]
  if (page === undefined) return []
  const jumps = page.questions.flatMap(({ options }) => options.flatMap(({ goTo }) => goTo ?? []))
  const always = page.next.find(({ when }) => when === undefined)
  const rules = page.next.slice(0, always ? page.next.indexOf(always) + 1 : undefined).map(({ to }) => to)
  return [...jumps, ...rules, ...(always ? [] : [pages[at + 1]?.id ?? END])]
}

/** Bounds: what only some are shown counts in the longest way and not in the shortest. */
export function surveyLength(survey: SurveyContent): SurveyLength {
  const { pages } = survey
  const lengths: SurveyLength[] = []
  for (let at = pages.length - 1; at >= 0; at -= 1) {
    const { questions } = pages[at] as (typeof pages)[number]
    const onward = exits(survey, at).map((to): SurveyLength => {
      const target = pages.findIndex(({ id }) => id === to)
      return (target > at ? lengths[target] : undefined) ?? { least: 0, most: 0, seconds: 0 }
    })
    lengths[at] = {
      least:
        questions.filter(({ showWhen }) => showWhen === undefined).length + Math.min(...onward.map((one) => one.least)),
      most: questions.length + Math.max(...onward.map((one) => one.most)),
      seconds: pageSeconds(questions) + Math.max(...onward.map((one) => one.seconds)),
    }
  }
  return lengths[0] ?? { least: 0, most: 0, seconds: 0 }
}
