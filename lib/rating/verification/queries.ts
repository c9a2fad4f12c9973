import 'server-only'
import { notFound } from 'next/navigation'
import { instantToDate } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { workingDaysBetween } from '@/lib/core/work-calendar'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { campaignMethodology } from '../methodology/of-campaign'
import type { Methodology } from '../methodology/types'
import { readReview } from './read'
import { isVerifiedNext, resultsOutStatuses, verifiedNextStatuses, type AssessmentStatus } from '../status/rules'
import { operations } from '../operations'

export const VERIFICATION_PAGE = 50

/** What the list shows: everything that waits for the authorised body, or one state of it. */
export const verificationFilters = ['WAITING', 'SUBMITTED', 'VERIFICATION', 'ANSWERED', 'VERIFIED', 'DONE'] as const
export type VerificationFilter = (typeof verificationFilters)[number]

const after = ['VERIFIED', ...resultsOutStatuses] as const

const whereOf = (filter: VerificationFilter) => {
  switch (filter) {
    case 'WAITING':
      return { status: { in: [...verifiedNextStatuses] } }
    case 'SUBMITTED':
      return { status: 'SUBMITTED' as const }
    case 'VERIFICATION':
      return { status: 'VERIFICATION' as const }
    case 'ANSWERED':
      return { status: { not: 'WITHDRAWN' as const }, materialRequests: { some: { status: 'ANSWERED' as const } } }
    case 'VERIFIED':
      return { status: 'VERIFIED' as const }
    case 'DONE':
      return { status: { in: [...after] } }
  }
}

export type VerificationRow = {
  id: string
  agencyName: string
  status: AssessmentStatus
  submittedAt: Date | null
  verifierName: string | null
  mine: boolean
  selfTotal: string | null
  verifiedTotal: string | null
  selfLevel: string | null
  verifiedLevel: string | null
  scored: number
  openRequests: number
  answeredRequests: number
  /** Working days since it was submitted; null once verified. */
  waitingDays: number | null
}

export type VerificationList = {
  campaigns: { id: string; year: number }[]
  campaignId: string | null
  year: number | null
  methodology: Methodology | null
  rows: VerificationRow[]
  total: number
  counts: Record<VerificationFilter, number>
}

/** Staff and observers only: for an agency the list does not exist. */
const staffOnly = (ctx: QueryContext): void => {
  if (ctx.reach !== 'all') notFound()
}

/** Who waits for verification, the longest first. */
export const listVerification = defineQuery({
  operation: operations['assessment.read'],
  run: async (
    ctx,
    input: { filter: VerificationFilter; mine: boolean; q: string; campaignId: string | null; page: number },
  ): Promise<VerificationList> => {
    staffOnly(ctx)
    const { tx, tenantId, actor } = ctx
    const campaigns = await tx.ratingCampaign.findMany({
      where: { tenantId },
      orderBy: { year: 'desc' },
      select: { id: true, year: true, status: true },
    })
    const campaign =
      campaigns.find(({ id }) => id === input.campaignId) ??
      campaigns.find(({ status }) => status === 'OPEN') ??
      campaigns[0]
    const zero = Object.fromEntries(verificationFilters.map((filter) => [filter, 0])) as Record<
      VerificationFilter,
      number
    >
    if (!campaign)
      return { campaigns: [], campaignId: null, year: null, methodology: null, rows: [], total: 0, counts: zero }
    const search = input.q.trim()
    const base = {
      tenantId,
      campaignId: campaign.id,
      ...(input.mine ? { verifierId: actor.personId } : {}),
      ...(search ? { agency: { name: { contains: search, mode: 'insensitive' as const } } } : {}),
    }
    const where = { ...base, ...whereOf(input.filter) }
    const byStatus = await tx.selfAssessment.groupBy({ by: ['status'], where: base, _count: true })
    const answered = await tx.selfAssessment.count({ where: { ...base, ...whereOf('ANSWERED') } })
    const total = await tx.selfAssessment.count({ where })
    const rows = await tx.selfAssessment.findMany({
      where,
      orderBy: [{ submittedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: VERIFICATION_PAGE,
      skip: (input.page - 1) * VERIFICATION_PAGE,
      select: {
        id: true,
        status: true,
        submittedAt: true,
        verifierId: true,
        verifierName: true,
        selfTotal: true,
        selfLevel: true,
        verifiedTotal: true,
        verifiedLevel: true,
        agency: { select: { name: true } },
        materialRequests: { where: { status: { not: 'CLOSED' } }, select: { status: true } },
        answers: { where: { verifiedScore: { not: null } }, select: { criterion: true } },
      },
    })
    const sum = (statuses: readonly AssessmentStatus[]) =>
      byStatus.filter(({ status }) => statuses.includes(status)).reduce((n, { _count }) => n + _count, 0)
    const today = ctx.today
    return {
      campaigns: campaigns.map(({ id, year }) => ({ id, year })),
      campaignId: campaign.id,
      year: campaign.year,
      total,
      methodology: await campaignMethodology(tx, tenantId, campaign.id),
      counts: {
        WAITING: sum(verifiedNextStatuses),
        SUBMITTED: sum(['SUBMITTED']),
        VERIFICATION: sum(['VERIFICATION']),
        ANSWERED: answered,
        VERIFIED: sum(['VERIFIED']),
        DONE: sum(after),
      },
      rows: rows.map((row): VerificationRow => ({
        id: row.id,
        agencyName: row.agency.name,
        status: row.status,
        submittedAt: row.submittedAt,
        verifierName: row.verifierName,
        mine: row.verifierId !== null && row.verifierId === actor.personId,
        selfTotal: row.submittedAt ? row.selfTotal : null,
        selfLevel: row.submittedAt ? row.selfLevel : null,
        verifiedTotal: row.verifiedTotal,
        verifiedLevel: row.verifiedLevel,
        scored: row.answers.length,
        openRequests: row.materialRequests.filter(({ status }) => status === 'OPEN').length,
        answeredRequests: row.materialRequests.filter(({ status }) => status === 'ANSWERED').length,
        waitingDays:
          row.submittedAt && isVerifiedNext(row.status)
            ? workingDaysBetween(instantToDate(actor.tenant.timeZone, row.submittedAt), today).days
            : null,
      })),
    }
  },
})

/** One assessment for its verifier, side by side; also where documents and history are looked up afterwards. */
export const getVerification = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { id }: { id: string }) => {
    staffOnly(ctx)
    const review = isUuid(id) ? await readReview(ctx, id) : null
    return review ?? notFound()
  },
})
