import 'server-only'
import { instantToDate, type DateString } from '@/lib/core/dates'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { loadMethodology } from '../methodology/frozen'
import { criterionName, type Methodology } from '../methodology/types'
import type { ReviewCriterion, ReviewEvidence, ReviewMaterial, ReviewObjection, ReviewView } from './view'
import { scoreAssessment, scoreCriterion } from '../methodology/score'
import { scoresByCriterion } from './scores'
import { objectionState } from '../methodology/window'

const evidenceSelect = {
  id: true,
  criterion: true,
  title: true,
  url: true,
  fileId: true,
  rung: true,
  addedBy: true,
  addedAt: true,
  materialRequestId: true,
  objectionItemId: true,
  file: { select: { mime: true, size: true } },
} as const

type EvidenceRow = {
  id: string
  criterion: number
  title: string
  url: string | null
  fileId: string | null
  rung: number | null
  addedBy: string
  addedAt: Date
  materialRequestId: string | null
  objectionItemId: string | null
  file: { mime: string; size: number } | null
}

const evidenceView = (row: EvidenceRow): ReviewEvidence => ({
  id: row.id,
  title: row.title,
  url: row.url,
  fileId: row.fileId,
  mime: row.file?.mime ?? null,
  size: row.file?.size ?? null,
  rung: row.rung,
  source: row.objectionItemId ? 'OBJECTION' : row.materialRequestId ? 'MATERIAL' : 'SELF',
  addedBy: row.addedBy,
  addedAt: row.addedAt,
})

const reviewInclude = {
  agency: { select: { id: true, name: true, slug: true } },
  campaign: true,
  answers: true,
  evidence: { where: { removedAt: null }, orderBy: { id: 'asc' }, select: evidenceSelect },
  materialRequests: { orderBy: { id: 'asc' } },
  checks: { orderBy: { date: 'asc' } },
  transitions: { orderBy: { id: 'asc' } },
  objections: { orderBy: { id: 'asc' }, include: { items: { orderBy: { criterion: 'asc' } } } },
} satisfies Prisma.SelfAssessmentInclude

type ReviewRow = Prisma.SelfAssessmentGetPayload<{ include: typeof reviewInclude }>
/** The agency's latest final result of an earlier year. */
type Before = { campaign: { year: number }; answers: { criterion: number; finalScore: number | null }[] } | null

const materialsOf = ({ materialRequests, evidence }: ReviewRow, today: DateString): ReviewMaterial[] =>
  materialRequests.map((request) => ({
    id: request.id,
    version: request.version,
    criterion: request.criterion,
    text: request.text,
    dueOn: dayOf(request.dueOn),
    overdue: request.status === 'OPEN' && dayOf(request.dueOn) < today,
    status: request.status,
    askedBy: request.askedBy,
    askedAt: request.askedAt,
    answer: request.answer,
    answeredBy: request.answeredBy,
    answeredAt: request.answeredAt,
    evidence: evidence.filter((item) => item.materialRequestId === request.id).map(evidenceView),
  }))

function criteriaOf(
  row: ReviewRow,
  methodology: Methodology,
  materials: readonly ReviewMaterial[],
  before: Before,
): ReviewCriterion[] {
  return methodology.criteria.map((criterion): ReviewCriterion => {
    const { number } = criterion
    const answer = row.answers.find((a) => a.criterion === number)
    const own = scoreCriterion(criterion, answer?.attested ?? [])
    const score = before?.answers.find((a) => a.criterion === number)?.finalScore
    return {
      number,
      title: criterion.title,
      shortTitle: criterionName(criterion),
      weight: criterion.weight,
      cumulative: criterion.cumulative,
      options: criterion.options,
      wanted: criterion.evidence ?? null,
      attested: answer?.attested ?? [],
      selfScore: row.submittedAt !== null ? own.score : null,
      gaps: own.gaps,
      comment: answer?.comment ?? '',
      verifiedScore: answer?.verifiedScore ?? null,
      verifiedReason: answer?.verifiedReason ?? '',
      verifiedBy: answer?.verifiedBy ?? null,
      verifiedAt: answer?.verifiedAt ?? null,
      finalScore: answer?.finalScore ?? null,
      version: answer?.version ?? 0,
      previous: before && score !== undefined && score !== null ? { year: before.campaign.year, score } : null,
      evidence: row.evidence
        .filter((item) => item.criterion === number && !item.materialRequestId && !item.objectionItemId)
        .map(evidenceView),
      materials: materials.filter((request) => request.criterion === number),
    }
  })
}

const objectionsOf = ({ objections, evidence }: ReviewRow): ReviewObjection[] =>
  objections.map((objection) => ({
    id: objection.id,
    status: objection.status,
    filedBy: objection.filedBy,
    filedAt: objection.filedAt,
    settledBy: objection.settledBy,
    settledAt: objection.settledAt,
    items: objection.items.map((item) => ({
      criterion: item.criterion,
      reason: item.reason,
      requestedScore: item.requestedScore,
      outcome: item.outcome,
      outcomeReason: item.outcomeReason,
      settledScore: item.settledScore,
      evidence: evidence.filter((e) => e.objectionItemId === item.id).map(evidenceView),
    })),
  }))

/** One assessment with everything that its review is made of; null when the actor may not see it. */
export async function readReview(
  { tx, tenantId, actor, today, agencyWhere }: QueryContext,
  id: string,
): Promise<ReviewView | null> {
  const row = await tx.selfAssessment.findFirst({
    where: { tenantId, id, ...agencyWhere() },
    include: reviewInclude,
  })
  if (!row) return null
  const previousRow = await tx.selfAssessment.findFirst({
    where: { tenantId, agencyId: row.agencyId, status: 'FINAL', campaign: { year: { lt: row.campaign.year } } },
    orderBy: { campaign: { year: 'desc' } },
    select: {
      finalTotal: true,
      finalLevel: true,
      campaign: { select: { year: true } },
      answers: { select: { criterion: true, finalScore: true } },
    },
  })
  const { timeZone } = actor.tenant
  const methodology = loadMethodology(row.campaign.methodology, row.campaignId)
  const submitted = row.submittedAt !== null
  const criteria = criteriaOf(row, methodology, materialsOf(row, today), previousRow)
  const own = submitted
    ? scoreAssessment(
        methodology,
        criteria.map(({ selfScore }) => selfScore ?? 0),
      )
    : null
  const scored = criteria.filter(({ verifiedScore }) => verifiedScore !== null).length
  const verified =
    scored > 0 ? scoreAssessment(methodology, scoresByCriterion(methodology, row.answers, 'verifiedScore')) : null
  return {
    id: row.id,
    version: row.version,
    agency: row.agency,
    methodology,
    status: row.status,
    today,
    campaign: {
      id: row.campaign.id,
      year: row.campaign.year,
      status: row.campaign.status,
      selfAssessmentDue: dayOf(row.campaign.selfAssessmentDue),
      ratingDue: dayOf(row.campaign.ratingDue),
      publicationDue: dayOf(row.campaign.publicationDue),
    },
    submittedAt: row.submittedAt,
    submittedBy: row.submittedBy,
    verifierId: row.verifierId,
    verifierName: row.verifierName,
    verifiedAt: row.verifiedAt,
    resultsSentAt: row.resultsSentAt,
    receivedAt: row.receivedAt,
    receivedBy: row.receivedBy,
    finalAt: row.finalAt,
    self: own ? { total: own.total, level: own.level } : null,
    verified: verified ? { total: verified.total, level: verified.level, scored } : null,
    final: row.finalTotal !== null && row.finalLevel !== null ? { total: row.finalTotal, level: row.finalLevel } : null,
    previous:
      previousRow?.finalTotal && previousRow.finalLevel
        ? { year: previousRow.campaign.year, total: previousRow.finalTotal, level: previousRow.finalLevel }
        : null,
    window: objectionState(
      row.receivedAt ? instantToDate(timeZone, row.receivedAt) : null,
      methodology.cycle.objectionWindow.workingDays,
      today,
    ),
    criteria,
    withdrawn: row.withdrawnAt
      ? { reason: row.withdrawnReason ?? '', by: row.withdrawnBy ?? '', at: row.withdrawnAt }
      : null,
    objections: objectionsOf(row),
    checks: row.checks.map((check) => ({
      id: check.id,
      date: dayOf(check.date),
      criteria: check.criteria,
      finding: check.finding,
      byName: check.byName,
    })),
    history: row.transitions.map(({ id: key, from, to, byName, note, at }) => ({
      id: key,
      from,
      to,
      byName,
      note,
      at,
    })),
  }
}
