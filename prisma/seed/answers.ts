import type { Criterion, Methodology } from '../../lib/rating/methodology/types'
import { attestedFromScore, scoreCriterion } from '../../lib/rating/methodology/score'
import { pick, random } from './random'
import { lowered, wordsFor } from './wording'

export type SeedAnswer = {
  criterion: number
  attested: number[]
  comment: string
  evidence: string[]
  selfScore: number
  verifiedScore: number
  verifiedReason: string
  finalScore: number
  objection: null | {
    reason: string
    requestedScore: number
    outcome: 'UPHELD' | 'PARTLY' | 'REJECTED'
    outcomeReason: string
  }
}

const stepDown = (criterion: Criterion, score: number): number =>
  criterion.options
    .map((o) => o.score)
    .filter((s) => s < score)
    .at(-1) ?? 0

/** How good an agency is, 0…1, growing over the years; the same at every seeding. */
function ability(agency: string, year: number): number {
  const next = random(`ability ${agency}`)
  const base = 0.12 + 0.72 * next()
  const growth = 0.03 + 0.05 * next()
  const swing = (random(`swing ${agency} ${year}`)() - 0.5) * 0.1
  return Math.min(0.98, Math.max(0.04, base + growth * (year - 2024) + swing))
}

const settlements = [
  { outcome: 'UPHELD', outcomeReason: 'Дополнительные документы подтверждают балл, заявленный участником.' },
  {
    outcome: 'REJECTED',
    outcomeReason: 'Представленные документы относятся к следующему году и не подтверждают балл за отчётный.',
  },
  { outcome: 'PARTLY', outcomeReason: 'Подтверждена часть заявленного: работа велась, но не во всех подразделениях.' },
] as const

/** An agency's answers for a year: attested rungs, what the authority found, what an objection changed. */
export function answersOf(methodology: Methodology, agency: string, year: number, objects: boolean): SeedAnswer[] {
  const able = ability(agency, year)
  let objectionsLeft = objects ? 1 : 0
  return methodology.criteria.map((criterion) => {
    const next = random(`${agency} ${year} ${criterion.number}`)
    const scores = criterion.options.map((o) => o.score)
    const index = Math.min(
      scores.length - 1,
      Math.max(0, Math.round(able * (scores.length - 1) + (next() - 0.5) * 1.4)),
    )
    const claimed = scores[index] ?? 0
    const attested = attestedFromScore(criterion, claimed)
    const selfScore = scoreCriterion(criterion, attested).score
    const lower = selfScore > 0 && next() < 0.16
    const contested = objectionsLeft > 0 && selfScore > 0 && (lower || criterion.number >= 5)
    const verifiedScore = lower || contested ? stepDown(criterion, selfScore) : selfScore
    const { comment, evidence } = wordsFor(criterion.number, selfScore)
    if (contested) objectionsLeft -= 1
    const settled = contested ? pick(next, settlements) : null
    const finalScore = settled?.outcome === 'UPHELD' || settled?.outcome === 'PARTLY' ? selfScore : verifiedScore
    return {
      criterion: criterion.number,
      attested,
      comment,
      evidence,
      selfScore,
      verifiedScore,
      finalScore,
      verifiedReason:
        verifiedScore < selfScore
          ? (lowered[criterion.number] ?? '')
          : selfScore > 0
            ? 'Подтверждено представленными документами.'
            : 'Сведений нет.',
      objection: settled && {
        reason: 'Документы, подтверждающие балл, прилагаем: при первой подаче они были приложены к другому критерию.',
        requestedScore: selfScore,
        ...settled,
      },
    }
  })
}
