/** What is wrong or missing in a verification. Codes; the texts are in labels.ts. */
import { type Methodology, isPossibleScore } from '../methodology/types'

export type VerificationProblemCode = 'NO_SCORE' | 'SCORE_UNKNOWN' | 'NO_REASON' | 'MATERIAL_PENDING'

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
