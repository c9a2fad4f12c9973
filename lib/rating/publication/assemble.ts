/**
 * Assembles a version of the rating from verified and settled answers: the bundle to recompute from, a line per
 * participant, the awards. Pure, so that publishing, correcting and loading demonstration data give the same.
 */
import { compareDecimals } from '@/lib/core/decimal'
import { issueAwards, type AwardKind, type AwardRow, type RatedAgency } from '../award/rules'
import { BUNDLE_SCHEMA, type BundleParticipant, type RatingBundle } from './bundle'
import { criterionName, type Criterion, type Methodology } from '../methodology/types'
import type {
  NotRated,
  PublishedBreakdown,
  PublishedCorrection,
  PublishedCriterion,
  PublishedSettlement,
} from './published'
import {
  attestedFromScore,
  scoreAssessment,
  scoreCriterion,
  topScore,
  type AssessmentScore,
} from '../methodology/score'

type PublicationAnswer = {
  criterion: number
  attested: number[]
  verifiedScore: number
  verifiedReason: string
  finalScore: number
  settlement: PublishedSettlement | null
  correction: PublishedCorrection | null
  /** Titles of the evidence. */
  evidence: string[]
}

export type PublicationParticipant = {
  agencyId: string
  agencySlug: string
  agencyName: string
  agencyKind: string
  /** false: the authority rated it on the information it had. */
  selfAssessed: boolean
  /** One per criterion of the methodology, in any order. */
  answers: PublicationAnswer[]
}

export type PublicationInput = {
  tenantId: string
  /** isDemo marks the bundle: bodies are real, scores are not. */
  tenant: { slug: string; name: string; timeZone: string; isDemo: boolean }
  programme: string
  campaignId: string
  year: number
  /** 1 – first publication; every correction adds one. */
  version: number
  reason: string | null
  publishedAt: Date
  publishedBy: string
  methodology: Methodology
  participants: readonly PublicationParticipant[]
  notRated: readonly NotRated[]
  /** Next free numbers in the register of the year: { LEVEL_CERTIFICATE: 1, DIPLOMA: 1 } for a first publication. */
  nextNumber: Record<AwardKind, number>
  /** Whether a participant gets new awards; a correction reissues only what changed. Absent: everyone. */
  awarded?: (agency: RatedAgency) => boolean
  newId: () => string
  newCode: () => string
}

/** The bundle as it is stored: with those who are not rated. */
export type StoredBundle = RatingBundle & { notRated: NotRated[] }

type PublicationVersion = {
  tenantId: string
  id: string
  campaignId: string
  year: number
  version: number
  reason: string | null
  publishedAt: Date
  publishedBy: string
  bundle: StoredBundle
}

export type PublicationResult = {
  tenantId: string
  id: string
  versionId: string
  agencyId: string
  agencySlug: string
  agencyName: string
  agencyKind: string
  place: number
  total: string
  level: string
  /** In the order of the criteria; selfScores is empty when the agency did not assess itself. */
  scores: number[]
  selfScores: number[]
  breakdown: PublishedBreakdown
}

/** Rows for RatingVersion, RatingResult and Award; the caller writes them in one transaction. */
export type Publication = { version: PublicationVersion; results: PublicationResult[]; awards: AwardRow[] }

type Rated = {
  participant: PublicationParticipant
  final: AssessmentScore
  bundle: BundleParticipant
  breakdown: PublishedBreakdown
  selfScores: number[]
}

/**
 * Places by total, equal totals share one; among equals by name. Throws InvalidScoreError or RangeError when an answer
 * is missing or impossible: the commands refuse that before.
 */
export function assemblePublication(input: PublicationInput): Publication {
  const { tenantId, campaignId, year, version, reason, publishedAt, publishedBy, methodology } = input
  const versionId = input.newId()
  const rated = input.participants
    .map((participant) => rate(methodology, participant))
    .sort(
      (a, b) =>
        compareDecimals(b.final.total, a.final.total) ||
        a.participant.agencyName.localeCompare(b.participant.agencyName, 'ru'),
    )
  const results = rated.map(({ participant, final, breakdown, selfScores }): PublicationResult => ({
    tenantId,
    id: input.newId(),
    versionId,
    agencyId: participant.agencyId,
    agencySlug: participant.agencySlug,
    agencyName: participant.agencyName,
    agencyKind: participant.agencyKind,
    place: placeOf(rated, final),
    total: final.total,
    level: final.level,
    scores: final.criteria.map(({ score }) => score),
    selfScores,
    breakdown,
  }))
  const bundle: StoredBundle = {
    schema: BUNDLE_SCHEMA,
    tenant: { slug: input.tenant.slug, name: input.tenant.name },
    programme: input.programme,
    ...(input.tenant.isDemo ? { demonstration: true } : {}),
    year,
    version,
    ...(reason === null ? {} : { reason }),
    publishedAt: publishedAt.toISOString(),
    methodology,
    participants: rated.map((one) => one.bundle),
    notRated: [...input.notRated],
  }
  const awards = issueAwards({
    tenantId,
    tenantName: input.tenant.name,
    timeZone: input.tenant.timeZone,
    versionId,
    year,
    issuedAt: publishedAt,
    methodology,
    rated: input.awarded ? results.filter(input.awarded) : results,
    nextNumber: input.nextNumber,
    newId: input.newId,
    newCode: input.newCode,
  })
  return {
    version: { tenantId, id: versionId, campaignId, year, version, reason, publishedAt, publishedBy, bundle },
    results,
    awards,
  }
}

const placeOf = (rated: readonly Rated[], final: AssessmentScore): number =>
  1 + rated.findIndex((other) => other.final.totalUnits === final.totalUnits)

function rate(methodology: Methodology, participant: PublicationParticipant): Rated {
  const answers = methodology.criteria.map(({ number }) => {
    const answer = participant.answers.find(({ criterion }) => criterion === number)
    if (answer === undefined) throw new RangeError(`${participant.agencyName}: нет оценки по критерию ${number}.`)
    return answer
  })
  const attested = Object.fromEntries(answers.map((answer) => [answer.criterion, answer.attested]))
  const own = participant.selfAssessed ? scoreAssessment(methodology, attested) : null
  const verified = scoreAssessment(
    methodology,
    answers.map(({ verifiedScore }) => verifiedScore),
  )
  const final = scoreAssessment(
    methodology,
    answers.map(({ finalScore }) => finalScore),
  )
  const selfScores = own?.criteria.map(({ score }) => score) ?? []
  return {
    participant,
    final,
    selfScores,
    breakdown: {
      criteria: methodology.criteria.map((criterion, i) =>
        publishedCriterion(criterion, answers[i] as PublicationAnswer, participant.selfAssessed),
      ),
      selfTotal: own?.total ?? null,
      selfLevel: own?.level ?? null,
      verifiedTotal: verified.total,
      verifiedLevel: verified.level,
    },
    bundle: {
      agencyId: participant.agencyId,
      name: participant.agencyName,
      kind: participant.agencyKind,
      ...(own
        ? { attested: Object.fromEntries(answers.map((answer) => [String(answer.criterion), answer.attested])) }
        : {}),
      selfScores: own ? selfScores : methodology.criteria.map(() => 0),
      verifiedScores: verified.criteria.map(({ score }) => score),
      scores: final.criteria.map(({ score }) => score),
      criteria: final.criteria.map(({ number, score, weight, points }) => ({ number, score, weight, points })),
      total: final.total,
      level: final.level,
    },
  }
}

function publishedCriterion(
  criterion: Criterion,
  answer: PublicationAnswer,
  selfAssessed: boolean,
): PublishedCriterion {
  const { points } = scoreCriterion(criterion, attestedFromScore(criterion, answer.finalScore))
  return {
    number: criterion.number,
    title: criterion.title,
    shortTitle: criterionName(criterion),
    cumulative: criterion.cumulative,
    found: criterion.options.find(({ score }) => score === answer.finalScore)?.text ?? '',
    attested: selfAssessed ? answer.attested : [],
    selfScore: selfAssessed ? scoreCriterion(criterion, answer.attested).score : null,
    verifiedScore: answer.verifiedScore,
    reason: answer.verifiedReason,
    settlement: answer.settlement,
    correction: answer.correction,
    finalScore: answer.finalScore,
    topScore: topScore(criterion),
    weight: criterion.weight,
    points,
    evidence: answer.evidence,
  }
}

/**
 * The participant of a published line again, for a correction: nothing but the corrected scores may differ from what
 * was published.
 */
export function participantOf(
  result: Pick<PublicationResult, 'agencyId' | 'agencySlug' | 'agencyName' | 'agencyKind'>,
  breakdown: PublishedBreakdown,
): PublicationParticipant {
  return {
    agencyId: result.agencyId,
    agencySlug: result.agencySlug,
    agencyName: result.agencyName,
    agencyKind: result.agencyKind,
    selfAssessed: breakdown.selfTotal !== null,
    answers: breakdown.criteria.map((criterion) => ({
      criterion: criterion.number,
      attested: criterion.attested,
      verifiedScore: criterion.verifiedScore,
      verifiedReason: criterion.reason,
      finalScore: criterion.finalScore,
      settlement: criterion.settlement,
      correction: criterion.correction,
      evidence: criterion.evidence,
    })),
  }
}
