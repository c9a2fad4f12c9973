/** Score vectors of an assessment's stored answers, in the order of the criteria. */
import type { Methodology } from '../methodology/types'
import { scoreCriterion } from '../methodology/score'

type Answer = { criterion: number; attested: number[]; verifiedScore: number | null; finalScore: number | null }

/** Never equal to a score: what was not self-assessed differs from every verified score, so a reason is asked for. */
const NOT_ASSESSED = -1

/** The agency's own scores; a criterion without an answer is 0, an agency that submitted nothing has none. */
export function ownScores(
  methodology: Methodology,
  answers: readonly Pick<Answer, 'criterion' | 'attested'>[],
  submitted: boolean,
): number[] {
  return methodology.criteria.map((criterion) =>
    submitted
      ? scoreCriterion(criterion, answers.find((answer) => answer.criterion === criterion.number)?.attested ?? []).score
      : NOT_ASSESSED,
  )
}

/** Verified or final scores; a missing one is 0 (the final one falls back to the verified). */
export function scoresByCriterion(
  methodology: Methodology,
  answers: readonly Pick<Answer, 'criterion' | 'verifiedScore' | 'finalScore'>[],
  which: 'verifiedScore' | 'finalScore',
): number[] {
  return methodology.criteria.map(({ number }) => {
    const answer = answers.find(({ criterion }) => criterion === number)
    return (which === 'finalScore' ? answer?.finalScore : null) ?? answer?.verifiedScore ?? 0
  })
}
