import 'server-only'
import { notFound } from 'next/navigation'
import { formatDateTime } from '@/lib/core/dates'
import { type SubmissionTiming } from '@/lib/core/due'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { submissionProblems, type SubmissionProblem } from './answer-rules'
import type { AssessmentDocument } from './document'
import { assessmentPage, type AssessmentFilter, type AssessmentRow } from './list'
import { attestedOf } from '../status/totals'
import { readLive } from './read'
import type { AssessmentLive, AssessmentView } from './view'
import { campaignMethodology } from '../methodology/of-campaign'
import { carrySource, type CarrySource } from './carry-over'
import { dayOf } from '@/lib/core/db-day'
import { assessmentTiming } from '../status/timing'
import { documentOf } from './document-read'
import type { Methodology } from '../methodology/types'
import { readOffered } from './offer-read'
import { offerKinds, offersByCriterion } from '../methodology/offer-rules'
import { areResultsOut, isNotSubmitted, type CampaignStatus } from '../status/rules'
import { operations } from '../operations'

/** The assessment, if the actor may see it. */
async function findAssessment(ctx: QueryContext, id: string) {
  if (!isUuid(id)) notFound()
  const found = await ctx.tx.selfAssessment.findFirst({
    where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
    select: {
      id: true,
      version: true,
      status: true,
      campaignId: true,
      agencyId: true,
      submittedAt: true,
      submittedBy: true,
      withdrawnReason: true,
      withdrawnBy: true,
      withdrawnAt: true,
      agency: { select: { id: true, name: true } },
      campaign: { select: { year: true, selfAssessmentDue: true } },
    },
  })
  return found ?? notFound()
}

/** Everything the self-assessment's page shows. */
export const getAssessment = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { id }: { id: string }): Promise<AssessmentView> => {
    const found = await findAssessment(ctx, id)
    const { tx, tenantId, actor, now } = ctx
    const { timeZone } = actor.tenant
    const methodology = await campaignMethodology(tx, tenantId, found.campaignId)
    const live = await readLive(ctx, found)
    const transitions = await tx.assessmentTransition.findMany({
      where: { tenantId, assessmentId: id },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    const { year } = found.campaign
    const due = dayOf(found.campaign.selfAssessmentDue)
    const editable = isNotSubmitted(found.status)
    const canEdit = editable && ctx.can(operations['assessment.edit'], found.agencyId)
    const lastReturn = transitions.findLast(({ from, to }) => to === 'DRAFT' && !isNotSubmitted(from))
    return {
      ...live,
      id,
      campaignId: found.campaignId,
      year,
      agency: found.agency,
      methodology,
      due,
      timeZone,
      timing: assessmentTiming(found, due, timeZone, now),
      submitted:
        !editable && found.submittedAt
          ? { by: found.submittedBy ?? '', at: formatDateTime(timeZone, found.submittedAt) }
          : null,
      returned:
        found.status === 'DRAFT' && lastReturn
          ? { reason: lastReturn.note, by: lastReturn.byName, at: formatDateTime(timeZone, lastReturn.at) }
          : null,
      withdrawn: found.withdrawnAt
        ? {
            reason: found.withdrawnReason ?? '',
            by: found.withdrawnBy ?? '',
            at: formatDateTime(timeZone, found.withdrawnAt),
          }
        : null,
      history: transitions.map(({ id: key, to, byName, note, at }) => ({
        id: key,
        to,
        by: byName,
        note,
        at: formatDateTime(timeZone, at),
      })),
      can: {
        edit: canEdit,
        submit: editable && ctx.can(operations['assessment.submit'], found.agencyId),
        answerMaterial:
          found.status !== 'WITHDRAWN' && ctx.can(operations['assessment.answerMaterial'], found.agencyId),
        verify: ctx.can(operations['assessment.verify'], found.agencyId),
        seeResults: areResultsOut(found.status),
      },
      carryOverYear: canEdit
        ? ((await carrySource(tx, tenantId, { agencyId: found.agencyId, year, methodology }))?.year ?? null)
        : null,
      offers: canEdit ? await offersFor(ctx, methodology, found.agencyId, year) : {},
      userKey: actor.personId ?? actor.userId ?? '',
    }
  },
})

/** A statement for each kind that the methodology knows, three at most. */
async function offersFor(
  { tx, tenantId, actor }: QueryContext,
  { criteria }: Methodology,
  agencyId: string,
  year: number,
): Promise<AssessmentView['offers']> {
  const kinds = offerKinds.filter((kind) => criteria.some(({ offers }) => offers?.some((rule) => rule.kind === kind)))
  return offersByCriterion(
    criteria,
    await readOffered(tx, { tenantId, agencyId, timeZone: actor.tenant.timeZone }, kinds),
    year,
  )
}

/** What may have changed since the page was opened. */
export const getAssessmentLive = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { id }: { id: string }): Promise<AssessmentLive> => readLive(ctx, await findAssessment(ctx, id)),
})

export type SubmissionView = Pick<
  AssessmentView,
  'id' | 'year' | 'agency' | 'methodology' | 'status' | 'due' | 'timing'
> & {
  /** What the sending is of. */
  version: number
  problems: SubmissionProblem[]
  attested: Record<number, number[]>
  canSubmit: boolean
}

/** The check list before sending. */
export const getSubmission = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { id }: { id: string }): Promise<SubmissionView> => {
    const found = await findAssessment(ctx, id)
    const methodology = await campaignMethodology(ctx.tx, ctx.tenantId, found.campaignId)
    const { answers, evidence } = await readLive(ctx, found)
    const due = dayOf(found.campaign.selfAssessmentDue)
    return {
      id,
      version: found.version,
      year: found.campaign.year,
      agency: found.agency,
      methodology,
      status: found.status,
      due,
      timing: assessmentTiming(found, due, ctx.actor.tenant.timeZone, ctx.now),
      problems: submissionProblems(methodology, answers, evidence),
      attested: attestedOf(
        Object.entries(answers).map(([criterion, { attested }]) => ({ criterion: Number(criterion), attested })),
      ),
      canSubmit: ctx.can(operations['assessment.submit'], found.agencyId),
    }
  },
})

export type CarryOverView = Pick<AssessmentView, 'id' | 'year' | 'agency' | 'methodology'> & {
  source: CarrySource
  answered: { criterion: number; attested: number[]; comment: string }[]
}

/**
 * What would be carried over, beside what is already answered; not found when there is nothing or nothing may be
 * changed.
 */
export const getCarryOver = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { id }: { id: string }): Promise<CarryOverView> => {
    const found = await findAssessment(ctx, id)
    if (!isNotSubmitted(found.status) || !ctx.can(operations['assessment.carryOver'], found.agencyId)) notFound()
    const methodology = await campaignMethodology(ctx.tx, ctx.tenantId, found.campaignId)
    const { year } = found.campaign
    const source = await carrySource(ctx.tx, ctx.tenantId, { agencyId: found.agencyId, year, methodology })
    if (!source) notFound()
    const answered = await ctx.tx.assessmentAnswer.findMany({
      where: { tenantId: ctx.tenantId, assessmentId: id, OR: [{ answered: true }, { comment: { not: '' } }] },
      select: { criterion: true, attested: true, comment: true },
    })
    return { id, year, agency: found.agency, methodology, source, answered }
  },
})

/** The self-assessment as it reads on paper. */
export const getAssessmentDocument = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, id: string): Promise<AssessmentDocument> => documentOf(ctx, await findAssessment(ctx, id)),
})

export type AssessmentListInput = Omit<AssessmentFilter, 'campaignId' | 'due'> & { year?: number }
export type AssessmentListView = {
  years: { year: number; status: CampaignStatus }[]
  year: number | null
  campaignId: string | null
  methodology: Methodology | null
  rows: (AssessmentRow & { timing: SubmissionTiming })[]
  total: number
  /** The actor sees every agency of the tenant. */
  wide: boolean
}

/** Fifty assessments of a year: three statements, whatever the number of rows. */
export const listAssessments = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { year, ...filter }: AssessmentListInput): Promise<AssessmentListView> => {
    const { tx, tenantId, actor, now, reach } = ctx
    const campaigns = await tx.ratingCampaign.findMany({
      where: { tenantId },
      orderBy: { year: 'desc' },
      select: { id: true, year: true, status: true, selfAssessmentDue: true },
    })
    const campaign = campaigns.find((one) => one.year === year) ?? campaigns[0]
    const wide = reach === 'all'
    if (!campaign) return { years: [], year: null, campaignId: null, methodology: null, rows: [], total: 0, wide }
    const due = dayOf(campaign.selfAssessmentDue)
    const { rows, total } = await assessmentPage(ctx, { campaignId: campaign.id, due, withdrawn: true, ...filter })
    return {
      years: campaigns.map((one) => ({ year: one.year, status: one.status })),
      year: campaign.year,
      campaignId: campaign.id,
      wide,
      total,
      methodology: await campaignMethodology(tx, tenantId, campaign.id),
      rows: rows.map((row) => ({
        ...row,
        timing: assessmentTiming(row, due, actor.tenant.timeZone, now),
      })),
    }
  },
})
