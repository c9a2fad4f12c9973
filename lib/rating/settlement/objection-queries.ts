import 'server-only'
import { notFound } from 'next/navigation'
import { instantToDate, type DateString } from '@/lib/core/dates'
import { submissionTiming, type SubmissionTiming } from '@/lib/core/due'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { readReview } from '../verification/read'
import { operations } from '../operations'

export const OBJECTION_PAGE = 50

export type ObjectionRow = {
  id: string
  assessmentId: string
  agencyName: string
  year: number
  filedBy: string
  filedOn: DateString
  criteria: number[]
  status: 'FILED' | 'SETTLED'
  settledBy: string | null
  settledOn: DateString | null
  outcomes: ('UPHELD' | 'PARTLY' | 'REJECTED' | null)[]
  /** To settle before the rating is published. */
  due: DateString
  timing: SubmissionTiming
}

/** Objections, unsettled first; an agency sees its own. */
export const listObjections = defineQuery({
  operation: operations['assessment.read'],
  run: async (
    ctx,
    { status, page }: { status: 'FILED' | 'SETTLED' | null; page: number },
  ): Promise<{ rows: ObjectionRow[]; total: number; counts: { FILED: number; SETTLED: number } }> => {
    const {
      tx,
      tenantId,
      actor: {
        tenant: { timeZone },
      },
      now,
    } = ctx
    const base = { tenantId, assessment: { status: { not: 'WITHDRAWN' as const }, ...ctx.agencyWhere() } }
    const counts = await tx.objection.groupBy({ by: ['status'], where: base, _count: true })
    const rows = await tx.objection.findMany({
      where: { ...base, ...(status ? { status } : {}) },
      orderBy: [{ status: 'asc' }, { filedAt: 'desc' }],
      take: OBJECTION_PAGE,
      skip: (page - 1) * OBJECTION_PAGE,
      include: {
        items: { orderBy: { criterion: 'asc' }, select: { criterion: true, outcome: true } },
        assessment: {
          select: { agency: { select: { name: true } }, campaign: { select: { year: true, publicationDue: true } } },
        },
      },
    })
    const of = (wanted: 'FILED' | 'SETTLED') => counts.find((row) => row.status === wanted)?._count ?? 0
    return {
      counts: { FILED: of('FILED'), SETTLED: of('SETTLED') },
      total: status ? of(status) : of('FILED') + of('SETTLED'),
      rows: rows.map((row): ObjectionRow => ({
        id: row.id,
        assessmentId: row.assessmentId,
        agencyName: row.assessment.agency.name,
        year: row.assessment.campaign.year,
        filedBy: row.filedBy,
        filedOn: instantToDate(timeZone, row.filedAt),
        criteria: row.items.map(({ criterion }) => criterion),
        outcomes: row.items.map(({ outcome }) => outcome),
        status: row.status,
        settledBy: row.settledBy,
        settledOn: row.settledAt ? instantToDate(timeZone, row.settledAt) : null,
        due: dayOf(row.assessment.campaign.publicationDue),
        timing: submissionTiming(dayOf(row.assessment.campaign.publicationDue), timeZone, row.settledAt, now),
      })),
    }
  },
})

/** One objection with the assessment it is about. */
export const getObjection = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { id }: { id: string }) => {
    const found = isUuid(id)
      ? await ctx.tx.objection.findFirst({
          where: { tenantId: ctx.tenantId, id, assessment: ctx.agencyWhere() },
          select: { assessmentId: true },
        })
      : null
    const review = found ? await readReview(ctx, found.assessmentId) : null
    const objection = review?.objections.find((one) => one.id === id)
    if (!review || !objection) return notFound()
    return {
      review,
      objection,
      timing: submissionTiming(review.campaign.publicationDue, ctx.actor.tenant.timeZone, objection.settledAt, ctx.now),
      today: ctx.today,
    }
  },
})
