/** What the last wave says to whoever makes the next one: which questions were passed over, «не знаю». Pure. */
import { fraction } from '@/lib/core/fraction'
import { formatNumber, NBSP } from '@/lib/core/format'
import type { SurveyContent, SurveyQuestion } from '../survey/definition'
import { shareFigure, type Figure } from './measures'
import { percentText } from './words'

/** Of one question in the batches that show both it and the forms received. */
export type QuestionHint = {
  id: string
  forms: number
  answered: number
  dontKnow: number
  /** Null: not everybody was shown it, so who passed it over is not known. */
  skipped: number | null
}
export type WaveHints = { surveyId: string; title: string; questions: QuestionHint[] }

/** Questions that everybody is shown: without a condition, on a page that nobody passes by. */
export function askedOfAll({ pages }: SurveyContent): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { questions, next } of pages) {
    for (const { id, showWhen } of questions) if (showWhen === undefined) ids.add(id)
    // From the first page that may lead past another on, not all see all.
    if (next.length > 0 || questions.some(({ options }) => options.some(({ goTo }) => goTo !== undefined))) break
  }
  return ids
}

const share = (count: number, of: number): Figure => shareFigure(fraction(count, Math.max(of, 1)))

/** «В прошлой волне ответили 290 из 300, пропустили 10 (3,3 %), «не знаю» – 12 (4,0 %)». */
export function hintText({ forms, answered, dontKnow, skipped }: QuestionHint): string {
  const parts = [
    `ответили ${formatNumber(answered)} из${NBSP}${formatNumber(forms)}`,
    skipped !== null && skipped > 0 && `пропустили ${formatNumber(skipped)} (${percentText(share(skipped, forms))})`,
    dontKnow > 0 && `«не знаю» – ${formatNumber(dontKnow)} (${percentText(share(dontKnow, answered + dontKnow))})`,
  ].filter((part) => part !== false)
  return `В прошлой волне ${parts.join(', ')}.`
}

const largest = (hints: readonly QuestionHint[], of: (hint: QuestionHint) => number): QuestionHint | null => {
  const best = hints.toSorted((a, b) => of(b) - of(a))[0]
  return best && of(best) > 0 ? best : null
}

/** The question most passed over, and the one of which most do not know, among those that still stand. */
export function hintsLead(hints: readonly QuestionHint[], number: (id: string) => number | undefined): string {
  const own = hints.filter(({ id }) => number(id) !== undefined)
  const skipped = largest(own, (one) => (one.skipped ?? 0) / Math.max(one.forms, 1))
  const unsure = largest(own, ({ dontKnow, answered }) => dontKnow / Math.max(dontKnow + answered, 1))
  return [
    skipped &&
      `чаще всего пропускали вопрос ${number(skipped.id) ?? ''} (${percentText(share(skipped.skipped ?? 0, skipped.forms))})`,
    unsure &&
      `больше всего «не знаю» – в${NBSP}вопросе ${number(unsure.id) ?? ''} (${percentText(share(unsure.dontKnow, unsure.dontKnow + unsure.answered))})`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** The questions of a survey with what its batches show of them. */
export function questionHints(
  content: SurveyContent,
  shownOf: (question: SurveyQuestion) => { forms: number; answered: number; dontKnow: number } | null,
): QuestionHint[] {
  const ofAll = askedOfAll(content)
  return content.pages
    .flatMap(({ questions }) => questions)
    .flatMap((question): QuestionHint[] => {
      const shown = shownOf(question)
      if (shown === null || shown.forms === 0) return []
      const skipped = ofAll.has(question.id) ? Math.max(0, shown.forms - shown.answered - shown.dontKnow) : null
      return [{ id: question.id, ...shown, skipped }]
    })
}
