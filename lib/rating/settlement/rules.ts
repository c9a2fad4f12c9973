/** What is wrong or missing in objections and settlements. Codes; the texts are in labels.ts. */
import { type Methodology, findCriterion, isPossibleScore } from '../methodology/types'
import type { SettlementOutcome } from '../status/rules'

export type ObjectionProblemCode =
  'NO_ITEMS' | 'CRITERION_UNKNOWN' | 'CRITERION_REPEATED' | 'NO_REASON' | 'SCORE_UNKNOWN' | 'SCORE_NOT_HIGHER'

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

export type SettlementProblemCode =
  | 'NO_OUTCOME'
  | 'CRITERION_UNKNOWN'
  | 'NO_REASON'
  | 'SCORE_UNKNOWN'
  | 'UPHELD_SCORE'
  | 'PARTLY_SCORE'
  | 'REJECTED_SCORE'

export type SettlementProblem = { criterion: number; code: SettlementProblemCode }

export type ObjectedItem = { criterion: number; verifiedScore: number; requestedScore: number | null }

export type SettlementItemInput = { criterion: number; outcome: SettlementOutcome; reason: string; score: number }

/**
 * What is wrong with a settlement: every objected criterion needs an outcome with a reason and a score that fits it –
 * upheld: the requested score (or any higher one when none was named); partly: above the verified and below the
 * requested;
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
