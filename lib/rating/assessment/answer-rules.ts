/** What is wrong or missing in answers. Codes; the texts are in labels.ts. */
import { type Criterion, type Methodology, isPossibleScore } from '../methodology/types'
import { scoreCriterion } from '../methodology/score'

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

type SubmissionProblemCode = 'NO_ANSWER' | 'NO_EVIDENCE' | 'NO_COMMENT' | 'LADDER_GAP'

export type SubmissionProblem = {
  criterion: number
  code: SubmissionProblemCode
  /** Blocks submitting; otherwise a warning. */
  blocking: boolean
  /** Missing rungs of a ladder, for LADDER_GAP. */
  rungs: number[]
}

/**
 * What is left before submitting, criterion by criterion. Blocking: no answer; points claimed with neither evidence nor
 * comment.
 * Warnings: evidence without a comment, a comment without evidence, a gap in a ladder (the rungs above it do not
 * count).
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
