import 'server-only'
import { instantToDate, todayIn } from '@/lib/core/dates'
import type { TenantView } from '@/lib/core/tenant'
import type { Tx } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { loadMethodology } from '../methodology/frozen'
import type { Methodology } from '../methodology/types'
import type { PublicationParticipant } from './assemble'
import type { PublishedSettlement } from './published'
import { type AssessmentStatus, type CampaignStatus, isNotSubmitted } from '../status/rules'
import { publicationChecklist, type ChecklistItem } from './checklist'
import { objectionWindow } from '../methodology/window'

export type SourceAgency = {
  assessmentId: string
  /** Of the assessment. */
  version: number
  agencyId: string
  agencySlug: string
  agencyName: string
  agencyKind: string
  status: AssessmentStatus
}

/** What publishing a campaign starts from. */
export type PublicationSource = {
  campaign: {
    id: string
    version: number
    year: number
    status: CampaignStatus
    publicationDue: string
    selfAssessmentDue: string
  }
  methodology: Methodology
  checklist: ChecklistItem[]
  agencies: SourceAgency[]
  /** Those with a final result. */
  participants: PublicationParticipant[]
  /** Those who never submitted and were not rated: they are left out with a reason. */
  leftOut: SourceAgency[]
}

/** What the agencies of the campaign have so far, in five statements. */
async function readParts(tx: Tx, tenantId: string, campaignId: string) {
  const rows = await tx.selfAssessment.findMany({
    // Who has left the campaign is not of it any more.
    where: { tenantId, campaignId, status: { not: 'WITHDRAWN' } },
    orderBy: { agency: { name: 'asc' } },
    select: {
      id: true,
      version: true,
      agencyId: true,
      status: true,
      receivedAt: true,
      submittedAt: true,
      agency: { select: { slug: true, name: true, kind: true } },
    },
  })
  const inCampaign = { tenantId, assessment: { campaignId } }
  const answers = await tx.assessmentAnswer.findMany({
    where: inCampaign,
    select: {
      assessmentId: true,
      criterion: true,
      attested: true,
      verifiedScore: true,
      verifiedReason: true,
      finalScore: true,
    },
  })
  const evidence = await tx.evidence.findMany({
    where: { ...inCampaign, removedAt: null },
    orderBy: { id: 'asc' },
    select: { assessmentId: true, criterion: true, title: true },
  })
  const settled = await tx.objectionItem.findMany({
    where: { tenantId, outcome: { not: null }, objection: { assessment: { campaignId } } },
    select: {
      criterion: true,
      reason: true,
      requestedScore: true,
      outcome: true,
      outcomeReason: true,
      objection: { select: { assessmentId: true } },
    },
  })
  const open = await tx.materialRequest.groupBy({
    by: ['assessmentId'],
    where: { ...inCampaign, status: 'OPEN' },
    _count: true,
  })
  return { rows, answers, evidence, settled, open }
}
type Parts = Awaited<ReturnType<typeof readParts>>

function checklistOf(
  { rows, open }: Parts,
  { timeZone }: TenantView,
  methodology: Methodology,
  campaign: { publicationDue: Date },
  now: Date,
): ChecklistItem[] {
  const openOf = new Map(open.map((row) => [row.assessmentId, row._count]))
  const { workingDays } = methodology.cycle.objectionWindow
  return publicationChecklist({
    today: todayIn(timeZone, now),
    publicationDue: dayOf(campaign.publicationDue),
    participants: rows.map((row) => ({
      agencyId: row.agencyId,
      name: row.agency.name,
      status: row.status,
      openMaterialRequests: openOf.get(row.id) ?? 0,
      windowLastDay: row.receivedAt
        ? objectionWindow(instantToDate(timeZone, row.receivedAt), workingDays).lastDay
        : null,
    })),
  })
}

/** Final results with their answers, evidence and settlements. */
function participantsOf({ rows, answers, evidence, settled }: Parts): PublicationParticipant[] {
  const answersOf = Map.groupBy(answers, (answer) => answer.assessmentId)
  const evidenceOf = Map.groupBy(evidence, (item) => `${item.assessmentId} ${item.criterion}`)
  const settlementOf = new Map(settled.map((item) => [`${item.objection.assessmentId} ${item.criterion}`, item]))
  return rows
    .filter((row) => row.status === 'FINAL')
    .map((row): PublicationParticipant => ({
      agencyId: row.agencyId,
      agencySlug: row.agency.slug,
      agencyName: row.agency.name,
      agencyKind: row.agency.kind,
      selfAssessed: row.submittedAt !== null,
      answers: (answersOf.get(row.id) ?? []).map((answer) => {
        const key = `${row.id} ${answer.criterion}`
        const item = settlementOf.get(key)
        const settlement: PublishedSettlement | null = item?.outcome
          ? {
              outcome: item.outcome,
              objection: item.reason,
              requestedScore: item.requestedScore,
              reason: item.outcomeReason ?? '',
            }
          : null
        const verifiedScore = answer.verifiedScore ?? 0
        return {
          criterion: answer.criterion,
          attested: answer.attested,
          verifiedScore,
          verifiedReason: answer.verifiedReason,
          finalScore: answer.finalScore ?? verifiedScore,
          settlement,
          correction: null,
          evidence: [...new Set((evidenceOf.get(key) ?? []).map(({ title }) => title))],
        }
      }),
    }))
}

/**
 * Everything that the publication of a campaign is made of, in six statements; null when the tenant has no such
 * campaign.
 */
export async function publicationSource(
  tx: Tx,
  tenant: TenantView,
  campaignId: string,
  now: Date,
): Promise<PublicationSource | null> {
  const tenantId = tenant.id
  const campaign = await tx.ratingCampaign.findUnique({ where: { tenantId_id: { tenantId, id: campaignId } } })
  if (!campaign) return null
  const methodology = loadMethodology(campaign.methodology, campaign.id)
  const parts = await readParts(tx, tenantId, campaignId)
  const { rows } = parts
  const checklist = checklistOf(parts, tenant, methodology, campaign, now)
  const agencies = rows.map((row): SourceAgency => ({
    assessmentId: row.id,
    version: row.version,
    agencyId: row.agencyId,
    agencySlug: row.agency.slug,
    agencyName: row.agency.name,
    agencyKind: row.agency.kind,
    status: row.status,
  }))
  return {
    campaign: {
      id: campaign.id,
      version: campaign.version,
      year: campaign.year,
      status: campaign.status,
      publicationDue: dayOf(campaign.publicationDue),
      selfAssessmentDue: dayOf(campaign.selfAssessmentDue),
    },
    methodology,
    checklist,
    agencies,
    participants: participantsOf(parts),
    leftOut: agencies.filter(({ status }) => isNotSubmitted(status)),
  }
}
