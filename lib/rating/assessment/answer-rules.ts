/** What is wrong or missing in answers, verification, objections and settlements. Codes; the texts are in labels.ts. */
import { findCriterion, type Criterion, type Methodology } from '../methodology/types'
import { scoreCriterion } from '../methodology/score'

/** Whether the criterion has such a score. */
export function isPossibleScore(criterion: Criterion, score: number): boolean {
  return criterion.options.some((option) => option.score === score)
}

/**
 * What is stored for an answer: ascending, without repeats; «нет» (0) only alone; one option unless rungs add up.
 * Undefined when some score is not among the criterion's.
 */
export function normaliseAttested(criterion: Criterion, attested: readonly number[]): number[] | undefined {
  if (!attested.every((score) => isPossibleScore(criterion, score))) return undefined
  const positive = [...new Set(attested)].filter((score) => score > 0).sort((a, b) => a - b)
  if (positive.length === 0) return attested.length > 0 ? [0] : []
  return criterion.cumulative ? positive : positive.slice(-1)
}

/** Last year's answer under this year's methodology: kept where every option still exists, else undefined. */
export function carriedOver(
  criterion: Criterion,
  previous: Criterion | undefined,
  attested: readonly number[],
): number[] | undefined {
  if (previous === undefined || previous.cumulative !== criterion.cumulative) return undefined
  return attested.length === 0 ? undefined : normaliseAttested(criterion, attested)
}

export type Answer = { attested: readonly number[]; comment: string }
export type AnswersByCriterion = Readonly<Record<number, Answer | undefined>>

export const submissionProblemCodes = ['NO_ANSWER', 'NO_EVIDENCE', 'NO_COMMENT', 'LADDER_GAP'] as const
export type SubmissionProblemCode = (typeof submissionProblemCodes)[number]

export type SubmissionProblem = {
  criterion: number
  code: SubmissionProblemCode
  /** Blocks submitting; otherwise a warning. */
  blocking: boolean
  /** Missing rungs of a ladder, for LADDER_GAP. */
  rungs: number[]
}

/**
 * What is left before submitting, criterion by criterion. Blocking: no answer; points claimed with neither evidence nor comment.
 * Warnings: evidence without a comment, a comment without evidence, a gap in a ladder (the rungs above it do not count).
 */
export function submissionProblems(
  methodology: Methodology,
  answers: AnswersByCriterion,
  evidence: readonly { criterion: number }[],
): SubmissionProblem[] {
  return methodology.criteria.flatMap((criterion) => {
    const { number } = criterion
    const attested = answers[number]?.attested ?? []
    const problem = (code: SubmissionProblemCode, blocking: boolean, rungs: number[] = []) => ({
      criterion: number,
      code,
      blocking,
      rungs,
    })
    if (attested.length === 0) return [problem('NO_ANSWER', true)]
    const problems: SubmissionProblem[] = []
    if (attested.some((score) => score > 0)) {
      const explained = (answers[number]?.comment ?? '').trim() !== ''
      const proved = evidence.some((item) => item.criterion === number)
      if (!proved) problems.push(problem('NO_EVIDENCE', !explained))
      else if (!explained) problems.push(problem('NO_COMMENT', false))
    }
    const { gaps } = scoreCriterion(criterion, attested)
    if (gaps.length > 0) problems.push(problem('LADDER_GAP', false, gaps))
    return problems
  })
}

export const verificationProblemCodes = ['NO_SCORE', 'SCORE_UNKNOWN', 'NO_REASON', 'MATERIAL_PENDING'] as const
export type VerificationProblemCode = (typeof verificationProblemCodes)[number]
export type VerificationProblem = { criterion: number; code: VerificationProblemCode; blocking: boolean }

export type VerificationInput = {
  /** Self scores in the order of the criteria (0 for a criterion without an answer). */
  selfScores: readonly number[]
  /** By criterion number. */
  verified: Readonly<Record<number, { score: number | null; reason: string } | undefined>>
  /** Criteria with a request for material that is not answered. */
  pendingMaterial: readonly number[]
}

/** What is left before verification is finished. A score other than the agency's own needs a reason. */
export function verificationProblems(
  methodology: Methodology,
  { selfScores, verified, pendingMaterial }: VerificationInput,
): VerificationProblem[] {
  return methodology.criteria.flatMap((criterion, i) => {
    const { number } = criterion
    const given = verified[number]
    const score = given?.score ?? null
    const problems: VerificationProblem[] = []
    if (score === null) problems.push({ criterion: number, code: 'NO_SCORE', blocking: true })
    else if (!isPossibleScore(criterion, score))
      problems.push({ criterion: number, code: 'SCORE_UNKNOWN', blocking: true })
    else if (score !== selfScores[i] && (given?.reason ?? '').trim() === '')
      problems.push({ criterion: number, code: 'NO_REASON', blocking: true })
    if (pendingMaterial.includes(number))
      problems.push({ criterion: number, code: 'MATERIAL_PENDING', blocking: false })
    return problems
  })
}

export const objectionProblemCodes = [
  'NO_ITEMS',
  'CRITERION_UNKNOWN',
  'CRITERION_REPEATED',
  'NO_REASON',
  'SCORE_UNKNOWN',
  'SCORE_NOT_HIGHER',
] as const
export type ObjectionProblemCode = (typeof objectionProblemCodes)[number]
/** `index` – place in the items; −1 for the objection as a whole. */
export type ObjectionProblem = { index: number; code: ObjectionProblemCode }

export type ObjectionItemInput = { criterion: number; reason: string; requestedScore?: number | null }

/** What is wrong with an objection. A requested score must be one of the criterion's and above the verified one. */
export function objectionProblems(
  methodology: Methodology,
  items: readonly ObjectionItemInput[],
  verifiedScores: Readonly<Record<number, number | undefined>>,
): ObjectionProblem[] {
  if (items.length === 0) return [{ index: -1, code: 'NO_ITEMS' }]
  return items.flatMap(({ criterion: number, reason, requestedScore }, index): ObjectionProblem[] => {
    const criterion = findCriterion(methodology, number)
    if (criterion === undefined) return [{ index, code: 'CRITERION_UNKNOWN' }]
    if (items.findIndex((item) => item.criterion === number) < index) return [{ index, code: 'CRITERION_REPEATED' }]
    if (reason.trim() === '') return [{ index, code: 'NO_REASON' }]
    if (requestedScore === undefined || requestedScore === null) return []
    if (!isPossibleScore(criterion, requestedScore)) return [{ index, code: 'SCORE_UNKNOWN' }]
    return requestedScore > (verifiedScores[number] ?? 0) ? [] : [{ index, code: 'SCORE_NOT_HIGHER' }]
  })
}

export const settlementOutcomes = ['UPHELD', 'PARTLY', 'REJECTED'] as const
export type SettlementOutcome = (typeof settlementOutcomes)[number]

export const settlementProblemCodes = [
  'NO_OUTCOME',
  'CRITERION_UNKNOWN',
  'NO_REASON',
  'SCORE_UNKNOWN',
  'UPHELD_SCORE',
  'PARTLY_SCORE',
  'REJECTED_SCORE',
] as const
export type SettlementProblemCode = (typeof settlementProblemCodes)[number]
export type SettlementProblem = { criterion: number; code: SettlementProblemCode }

export type ObjectedItem = { criterion: number; verifiedScore: number; requestedScore: number | null }
export type SettlementItemInput = { criterion: number; outcome: SettlementOutcome; reason: string; score: number }

/**
 * What is wrong with a settlement: every objected criterion needs an outcome with a reason and a score that fits it –
 * upheld: the requested score (or any higher one when none was named); partly: above the verified and below the requested;
 * rejected: the verified score stays. An objection never lowers a score.
 */
export function settlementProblems(
  methodology: Methodology,
  objected: readonly ObjectedItem[],
  items: readonly SettlementItemInput[],
): SettlementProblem[] {
  const missing = objected.filter(({ criterion }) => !items.some((item) => item.criterion === criterion))
  return [
    ...missing.map(({ criterion }): SettlementProblem => ({ criterion, code: 'NO_OUTCOME' })),
    ...items.flatMap((item): SettlementProblem[] => {
      const criterion = findCriterion(methodology, item.criterion)
      const objection = objected.find((o) => o.criterion === item.criterion)
      const problem = (code: SettlementProblemCode) => [{ criterion: item.criterion, code }]
      if (criterion === undefined || objection === undefined) return problem('CRITERION_UNKNOWN')
      if (item.reason.trim() === '') return problem('NO_REASON')
      if (!isPossibleScore(criterion, item.score)) return problem('SCORE_UNKNOWN')
      return scoreFits(item, objection) ? [] : problem(`${item.outcome}_SCORE`)
    }),
  ]
}

function scoreFits({ outcome, score }: SettlementItemInput, { verifiedScore, requestedScore }: ObjectedItem): boolean {
  switch (outcome) {
    case 'UPHELD':
      return requestedScore === null ? score > verifiedScore : score === requestedScore
    case 'PARTLY':
      return score > verifiedScore && (requestedScore === null || score < requestedScore)
    case 'REJECTED':
      return score === verifiedScore
  }
}
