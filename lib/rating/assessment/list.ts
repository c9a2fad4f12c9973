import 'server-only'
import { type DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'
import { containing } from '@/lib/core/like'
import { lateSql, notSubmittedSql, resultsOutSql } from '../status/sql'
import { assessmentStatuses, type AssessmentStatus } from '../status/rules'

export const PAGE_SIZE = 50

export const assessmentSorts = ['name', 'status', 'submitted', 'self', 'total'] as const
export type AssessmentSort = (typeof assessmentSorts)[number]

/** What the tiles of a campaign filter by; `late` – `isLate`. */
export const assessmentStates = ['not-started', 'draft', 'submitted', 'late', 'waiting'] as const
export type AssessmentState = (typeof assessmentStates)[number]

export type AssessmentFilter = {
  campaignId: string
  due: DateString
  status?: AssessmentStatus
  state?: AssessmentState
  /** Level code: of the verified result where it may be seen, else of the self-assessment. */
  level?: string
  /** Kind of the agency. */
  kind?: string
  search?: string
  sort?: AssessmentSort
  descending?: boolean
  page?: number
  /** With those who have left the campaign. */
  withdrawn?: boolean
}

export type AssessmentRow = {
  id: string
  agencyId: string
  agencyName: string
  status: AssessmentStatus
  submittedAt: Date | null
  remindedAt: Date | null
  selfTotal: string | null
  selfLevel: string | null
  /** Verified or final; for an agency only once the results are sent. */
  resultTotal: string | null
  resultLevel: string | null
  verifierName: string | null
}

/** Criteria of the search as SQL; the status order is that of the work. */
function filterSql(ctx: QueryContext, filter: AssessmentFilter): { where: Prisma.Sql; resultVisible: Prisma.Sql } {
  const { tenantId, actor, reach, today } = ctx
  const resultVisible = reach === 'all' ? Prisma.sql`true` : resultsOutSql
  const states: Record<AssessmentState, Prisma.Sql> = {
    'not-started': Prisma.sql`s."status" = 'NOT_STARTED'`,
    draft: Prisma.sql`s."status" = 'DRAFT'`,
    waiting: notSubmittedSql,
    submitted: Prisma.sql`NOT ${notSubmittedSql}`,
    late: lateSql(filter.due, actor.tenant.timeZone, today),
  }
  const conditions = [
    Prisma.sql`s."tenantId" = ${tenantId}::uuid`,
    Prisma.sql`s."campaignId" = ${filter.campaignId}::uuid`,
  ]
  if (reach !== 'all') conditions.push(Prisma.sql`s."agencyId" = ANY(${[...reach]}::uuid[])`)
  if (!filter.withdrawn) conditions.push(Prisma.sql`s."status" <> 'WITHDRAWN'`)
  if (filter.status) conditions.push(Prisma.sql`s."status" = ${filter.status}::"AssessmentStatus"`)
  if (filter.state) conditions.push(states[filter.state])
  if (filter.level)
    conditions.push(
      Prisma.sql`coalesce(CASE WHEN ${resultVisible}
      THEN coalesce(s."finalLevel", s."verifiedLevel") END, s."selfLevel") = ${filter.level}`,
    )
  if (filter.kind) conditions.push(Prisma.sql`a."kind" = ${filter.kind}`)
  const search = filter.search?.trim().toLowerCase()
  if (search) conditions.push(Prisma.sql`lower(a."name") LIKE ${containing(search)}`)
  return { where: Prisma.join(conditions, ' AND '), resultVisible }
}

const nulls = (descending: boolean) => (descending ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`)

/** One page of a campaign's assessments and how many there are, in one statement. */
export async function assessmentPage(
  ctx: QueryContext,
  filter: AssessmentFilter,
): Promise<{ rows: AssessmentRow[]; total: number }> {
  const { where, resultVisible } = filterSql(ctx, filter)
  const direction = nulls(filter.descending ?? false)
  const orders: Record<AssessmentSort, Prisma.Sql> = {
    name: Prisma.sql`a."name" ${direction}`,
    status: Prisma.sql`s."status" ${direction}, a."name"`,
    submitted: Prisma.sql`s."submittedAt" ${direction}, a."name"`,
    self: Prisma.sql`s."selfTotal"::numeric ${direction}, a."name"`,
    total: Prisma.sql`result."resultTotal"::numeric ${direction}, a."name"`,
  }
  const found = await ctx.tx.$queryRaw<(AssessmentRow & { all: number })[]>`
    SELECT s."id", s."agencyId", a."name" AS "agencyName", s."status"::text AS "status", s."submittedAt",
      s."remindedAt", s."selfTotal", s."selfLevel",
      result."resultTotal", result."resultLevel", s."verifierName", (count(*) OVER ())::int AS "all"
    FROM "SelfAssessment" s JOIN "Agency" a ON a."tenantId" = s."tenantId" AND a."id" = s."agencyId"
    CROSS JOIN LATERAL (SELECT CASE WHEN ${resultVisible}
      THEN coalesce(s."finalTotal", s."verifiedTotal") END AS "resultTotal",
      CASE WHEN ${resultVisible} THEN coalesce(s."finalLevel", s."verifiedLevel") END AS "resultLevel") result
    WHERE ${where} ORDER BY ${orders[filter.sort ?? 'name']}, s."id"
    LIMIT ${PAGE_SIZE} OFFSET ${(Math.max(1, filter.page ?? 1) - 1) * PAGE_SIZE}`
  return { rows: found.map(({ all: _all, ...row }) => row), total: found[0]?.all ?? 0 }
}

/** `late` – `isLate`, whether it was submitted since or not; `overdue` – those of them who still owe it. */
export type StateCounts = {
  all: number
  notStarted: number
  draft: number
  submitted: number
  late: number
  overdue: number
}
export const noCounts = { all: 0, notStarted: 0, draft: 0, submitted: 0, late: 0, overdue: 0 } satisfies StateCounts

/** How many are in each state by campaign, in one statement (of the actor's own agencies, for an agency's person). */
export async function stateCounts(
  ctx: QueryContext,
  campaigns: readonly { id: string; due: DateString }[],
): Promise<Map<string, StateCounts>> {
  if (campaigns.length === 0) return new Map()
  const { timeZone } = ctx.actor.tenant
  const today = ctx.today
  const rows = await ctx.tx.$queryRaw<(StateCounts & { campaignId: string })[]>(
    Prisma.join(
      campaigns.map(({ id, due }) => {
        const { where } = filterSql(ctx, { campaignId: id, due })
        const late = lateSql(due, timeZone, today)
        return Prisma.sql`
    SELECT ${id} AS "campaignId", count(*)::int AS "all",
      (count(*) FILTER (WHERE s."status" = 'NOT_STARTED'))::int AS "notStarted",
      (count(*) FILTER (WHERE s."status" = 'DRAFT'))::int AS "draft",
      (count(*) FILTER (WHERE NOT ${notSubmittedSql}))::int AS "submitted",
      (count(*) FILTER (WHERE ${late}))::int AS "late",
      (count(*) FILTER (WHERE ${late} AND ${notSubmittedSql}))::int AS "overdue"
    FROM "SelfAssessment" s WHERE ${where}`
      }),
      ' UNION ALL ',
    ),
  )
  return new Map(rows.map(({ campaignId, ...counts }) => [campaignId, counts]))
}

/** Kinds of agencies among a campaign's participants. */
export async function kindsOf(ctx: QueryContext, campaignId: string): Promise<string[]> {
  const rows = await ctx.tx.agency.groupBy({
    by: ['kind'],
    where: { tenantId: ctx.tenantId, assessments: { some: { campaignId, ...ctx.agencyWhere() } } },
    orderBy: { kind: 'asc' },
  })
  return rows.map(({ kind }) => kind)
}

/** A status from an address, or undefined. */
export const readStatus = (text: string | undefined): AssessmentStatus | undefined =>
  assessmentStatuses.find((status) => status === text)
