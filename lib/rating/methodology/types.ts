/**
 * The rating part of a programme's act as data. Decimals are strings ('0.3'). A methodology that has been through
 * `parseMethodology` is consistent: the rest of lib/rating relies on that and does not check again.
 */
import type { OfferRule } from './offer-rules'

export type CriterionOption = {
  /**
   * Points of this answer; the first option is 0, the others ascend (not necessarily by one: criterion 4 of Kuzbass has
   * no 1).
   */
  score: number
  text: string
  /** What it costs an agency to climb to this option from the one below, in units the authority chooses. Absent: 1. */
  effort?: string
}

export type Criterion = {
  number: number
  title: string
  /** A name of two or three words for menus and tables; the act's full wording is `title`. */
  shortTitle?: string
  weight: string
  /** Rungs add up: a score holds only when every rung below it is attested too (K app. 3 §6, criteria marked *). */
  cumulative: boolean
  options: CriterionOption[]
  /** Which documents the act wants as evidence. */
  evidence?: string
  /** What of the portal's own records proves the criterion. */
  offers?: OfferRule[]
}

/**
 * Bounds of a level: at most one of from (≥) and over (>), at most one of to (≤) and under (<). Highest level first.
 */
export type LevelBounds = { from?: string; over?: string; to?: string; under?: string }

export type Level = LevelBounds & {
  code: string
  title: string
  /** The level runs out so many years after publication and must be confirmed. Absent: it does not run out. */
  validityYears?: number
  award?: string
}

/** What an interpretation changes, so that it can be shown beside it. */
export type InterpretationSubject = 'level' | 'total' | `criterion:${number}` | 'general'

export type Interpretation = {
  id: string
  text: string
  subject: InterpretationSubject
  /** Who ruled so and on which day; absent while it is the template's proposal. */
  ruledBy?: string
  ruledOn?: string
}

/** Dates of a campaign as patterns of the reported year: 'Y-12-15', 'Y+1-01-30' (K 3.4, app. 3 §4.1). */
export type Cycle = {
  selfAssessmentDue: string
  ratingDue: string
  resultsSentDue: string
  objectionWindow: { workingDays: number; from?: string }
  finalDue?: string
  publicationDue: string
  publishedWhere?: string
  reportTo?: string
}

/** The act's own calculation, kept to prove that ours gives the same. */
export type WorkedExample = { scores: number[]; results?: string[]; sumOfScores?: number; total: string; level: string }

export type Methodology = {
  title: string
  subjectOfLevel?: string
  criteria: Criterion[]
  levels: Level[]
  /** The scale as the act words it, before interpretation. */
  levelsInAct?: { code: string; title: string; rule: string }[]
  interpretations: Interpretation[]
  workedExample?: WorkedExample
  maximum?: WorkedExample
  cycle: Cycle
}

/** Rungs or options an agency says it attains, by criterion number. [] – not answered; [0] – answered «нет». */
export type AttestedByCriterion = Readonly<Record<number, readonly number[] | undefined>>

export function criterionName(criterion: Criterion): string {
  return criterion.shortTitle ?? criterion.title
}

export function findCriterion(methodology: Methodology, number: number): Criterion | undefined {
  return methodology.criteria.find((criterion) => criterion.number === number)
}

/** The interpretations to show beside a criterion, the levels or the total. */
export function interpretationsOf(methodology: Methodology, subject: InterpretationSubject): Interpretation[] {
  return methodology.interpretations.filter((interpretation) => interpretation.subject === subject)
}

/** Whether the criterion has such a score. */
export function isPossibleScore(criterion: Criterion, score: number): boolean {
  return criterion.options.some((option) => option.score === score)
}
