/** By which question people are called satisfied, and who of them is. Pure. */
import type { SurveyQuestion } from './definition'

/** Whether satisfied people can be counted: marks of 1…5. */
export const isMark = ({ kind, min, max }: SurveyQuestion): boolean =>
  (kind === 'scale' || kind === 'stars') && min === 1 && max === 5

/** Marks that say how far one agrees with a statement: nobody is satisfied by them («нет лишних согласований»). */
export const asksAgreement = ({ minLabel, maxLabel }: SurveyQuestion): boolean =>
  /соглас/i.test(`${minLabel} ${maxLabel}`)

/**
 * The question by which people are called satisfied: the one its author chose, else the first with marks of 1…5 that
 * asks for no agreement.
 */
export const mainQuestion = (questions: readonly SurveyQuestion[]): SurveyQuestion | null =>
  questions.find((question) => question.main && isMark(question)) ??
  questions.find((question) => isMark(question) && !asksAgreement(question)) ??
  null

/** The question by which waves and groups are read: the main one, else the first of recommending (NPS). */
export const comparedQuestion = (questions: readonly SurveyQuestion[]): SurveyQuestion | null =>
  mainQuestion(questions) ?? questions.find(({ kind }) => kind === 'nps') ?? null

/** How many gave 4 or 5. */
export const satisfiedIn = ({ counts }: { counts: Readonly<Record<string, number>> }): number =>
  (counts['4'] ?? 0) + (counts['5'] ?? 0)
