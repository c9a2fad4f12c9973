import 'server-only'
import { notFound } from 'next/navigation'
import { yearOf, type DateString } from '@/lib/core/dates'
import { submissionTiming, type SubmissionTiming } from '@/lib/core/due'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import {
  assessmentPage,
  kindsOf,
  noCounts,
  stateCounts,
  type AssessmentFilter,
  type AssessmentRow,
  type StateCounts,
} from '../assessment/list'
import { methodologyToFreeze, participantKinds } from './opening'
import { campaignDeadlines, resolveDue, type CampaignDeadlines } from '../methodology/clock'
import { dayOf } from '@/lib/core/db-day'
import { assessmentTiming } from '../status/timing'
import type { FrozenInterpretation } from '../methodology/frozen'
import { campaignMethodology } from '../methodology/of-campaign'
import type { Methodology } from '../methodology/types'
import type { CampaignStatus } from '../status/rules'
import { withdrawnOf, type WithdrawnRow } from './withdrawal-queries'
import { deadlines } from './schema'
import { operations } from '../operations'

const dates = { selfAssessmentDue: true, ratingDue: true, resultsSentDue: true, publicationDue: true } as const
const datesOf = (row: Record<keyof CampaignDeadlines, Date>): CampaignDeadlines => ({
  selfAssessmentDue: dayOf(row.selfAssessmentDue),
  ratingDue: dayOf(row.ratingDue),
  resultsSentDue: dayOf(row.resultsSentDue),
  publicationDue: dayOf(row.publicationDue),
})

export type CampaignLine = {
  id: string
  year: number
  status: CampaignStatus
  deadlines: CampaignDeadlines
  counts: StateCounts
  timing: SubmissionTiming
}

/** Every year, latest first, with its counts (of the actor's own agencies, for an agency's person). */
export const listCampaigns = defineQuery({
  operation: operations['campaign.read'],
  run: async (ctx, _input: void): Promise<CampaignLine[]> => {
    const { tx, tenantId, actor, now } = ctx
    const campaigns = await tx.ratingCampaign.findMany({
      where: { tenantId },
      orderBy: { year: 'desc' },
      select: { id: true, year: true, status: true, ...dates },
    })
    const counts = await stateCounts(
      ctx,
      campaigns.map(({ id, selfAssessmentDue }) => ({ id, due: dayOf(selfAssessmentDue) })),
    )
    return campaigns.map((campaign) => ({
      id: campaign.id,
      year: campaign.year,
      status: campaign.status,
      deadlines: datesOf(campaign),
      counts: counts.get(campaign.id) ?? noCounts,
      timing: submissionTiming(dayOf(campaign.selfAssessmentDue), actor.tenant.timeZone, null, now),
    }))
  },
})

export type CampaignOpening = {
  years: { year: number; taken: boolean; deadlines: CampaignDeadlines | null }[]
  suggestedYear: number
  today: DateString
  timeZone: string
  participants: { kind: string; count: number }[]
  methodology: {
    title: string
    version: number
    criteria: number
    maximum: Methodology
    interpretations: FrozenInterpretation[]
  } | null
  problems: string[]
}

/** What opening a campaign would freeze and whom it would take in. */
export const getCampaignOpening = defineQuery({
  operation: operations['campaign.read'],
  run: async (ctx, _input: void): Promise<CampaignOpening> => {
    if (!ctx.can(operations['campaign.open'])) notFound()
    const { tx, tenantId, actor, today } = ctx
    const frozen = await methodologyToFreeze(tx, tenantId)
    const taken = new Set(
      (await tx.ratingCampaign.findMany({ where: { tenantId }, select: { year: true } })).map(({ year }) => year),
    )
    const kinds = await participantKinds(tx, tenantId)
    const groups = await tx.agency.groupBy({
      by: ['kind'],
      where: { tenantId, status: 'ACTIVE', kind: { in: kinds } },
      _count: true,
    })
    const cycle = frozen?.ok ? frozen.methodology.cycle : null
    const now_ = yearOf(today)
    const years = [now_ - 1, now_, now_ + 1].map((year) => ({
      year,
      taken: taken.has(year),
      deadlines: cycle && resolveDue(cycle.selfAssessmentDue, year) ? campaignDeadlines(cycle, year) : null,
    }))
    return {
      years,
      today,
      timeZone: actor.tenant.timeZone,
      suggestedYear: years.find(({ year, taken: is }) => !is && year >= now_)?.year ?? now_ + 1,
      participants: kinds.map((kind) => ({ kind, count: groups.find((group) => group.kind === kind)?._count ?? 0 })),
      methodology: frozen?.ok
        ? {
            title: frozen.methodology.title,
            version: frozen.version,
            criteria: frozen.methodology.criteria.length,
            maximum: frozen.methodology,
            interpretations: frozen.interpretations,
          }
        : null,
      problems:
        frozen === null
          ? ['У программы нет методики рейтинга.']
          : frozen.ok
            ? []
            : frozen.problems.map(({ message }) => message),
    }
  },
})

export type DeadlineChangeView = {
  id: string
  deadline: keyof CampaignDeadlines
  from: DateString
  to: DateString
  reason: string
  by: string
  at: Date
}

export type CampaignView = {
  id: string
  version: number
  year: number
  status: CampaignStatus
  openedAt: Date
  deadlines: CampaignDeadlines
  changes: DeadlineChangeView[]
  counts: StateCounts
  timing: SubmissionTiming
  methodology: Methodology
  /** Active participants without an assessment in this campaign. */
  notIncluded: { id: string; name: string; kind: string }[]
  /** Kinds of agencies in it. */
  kinds: string[]
  /** Those who have left the campaign. */
  withdrawn: WithdrawnRow[]
  page: { rows: (AssessmentRow & { timing: SubmissionTiming })[]; total: number }
}

export type CampaignTableFilter = Omit<AssessmentFilter, 'campaignId' | 'due'>

/** A campaign at a glance with one page of its table. */
export const getCampaign = defineQuery({
  operation: operations['campaign.read'],
  run: async (ctx, { id, ...filter }: { id: string } & CampaignTableFilter): Promise<CampaignView> => {
    const { tx, tenantId, actor, now } = ctx
    if (!isUuid(id)) notFound()
    const campaign = await tx.ratingCampaign.findUnique({
      where: { tenantId_id: { tenantId, id } },
      select: {
        id: true,
        version: true,
        year: true,
        status: true,
        openedAt: true,
        ...dates,
        deadlineChanges: { orderBy: [{ at: 'desc' }, { id: 'desc' }] },
      },
    })
    if (!campaign) notFound()
    const due = dayOf(campaign.selfAssessmentDue)
    const canOpen = ctx.can(operations['campaign.include']) && campaign.status === 'OPEN'
    const kinds = canOpen ? await participantKinds(tx, tenantId) : []
    const { timeZone } = actor.tenant
    const page = await assessmentPage(ctx, { campaignId: id, due, ...filter })
    return {
      id,
      version: campaign.version,
      year: campaign.year,
      status: campaign.status,
      openedAt: campaign.openedAt,
      deadlines: datesOf(campaign),
      changes: campaign.deadlineChanges.flatMap((change) => {
        const deadline = deadlines.find((name) => name === change.deadline)
        return deadline
          ? [
              {
                id: change.id,
                deadline,
                from: dayOf(change.fromDate),
                to: dayOf(change.toDate),
                reason: change.reason,
                by: change.byName,
                at: change.at,
              },
            ]
          : []
      }),
      counts: (await stateCounts(ctx, [{ id, due }])).get(id) ?? noCounts,
      kinds: await kindsOf(ctx, id),
      withdrawn: await withdrawnOf(ctx, id),
      timing: submissionTiming(due, timeZone, null, now),
      methodology: await campaignMethodology(tx, tenantId, id),
      notIncluded:
        kinds.length === 0
          ? []
          : await tx.agency.findMany({
              where: { tenantId, status: 'ACTIVE', kind: { in: kinds }, assessments: { none: { campaignId: id } } },
              orderBy: { name: 'asc' },
              select: { id: true, name: true, kind: true },
            }),
      page: {
        total: page.total,
        rows: page.rows.map((row) => ({
          ...row,
          timing: assessmentTiming(row, due, timeZone, now),
        })),
      },
    }
  },
})
