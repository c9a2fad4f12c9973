import 'server-only'
import { submissionTiming } from '@/lib/core/due'
import { addDays, todayIn, type DateString } from '@/lib/core/dates'
import {
  compareQuarters,
  quarterKey,
  quarterOf,
  quarterRange,
  quartersBetween,
  shiftQuarter,
} from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { quarterlyRules } from '@/lib/quarterly/load'
import { dueDays, firstQuarter, ruleOf } from '@/lib/quarterly/rules'
import { campaignMethodology } from '@/lib/rating/methodology/of-campaign'
import { dayOf } from '@/lib/core/db-day'
import { deadlinesSql, type AskedQuarter, type ObjectionDay, type Sql } from './deadline-sources'
import { deadlineHref, deadlineKey, deadlineTitle, type DeadlineFacts } from './labels'
import type { Deadline, DeadlineKind, DeadlineScope } from './rules'
import { objectionWindow } from '@/lib/rating/methodology/window'

const { sql, empty } = Prisma

export type ReadContext = { tx: Tx; tenantId: string; timeZone: string; now: Date }
export type DeadlineWindow = { from: DateString; to: DateString }
export type DeadlineFilter = {
  agencyId?: string
  kind?: DeadlineKind
  agencyKind?: string
  /** Past their day alone. */ late?: boolean
}

/** Everything before the portal's days counts as «since ever». */
export const SINCE: DateString = '2000-01-01'

type Row = Omit<DeadlineFacts, 'on'> & {
  on: Date
  agencyId: string | null
  agencyName: string | null
  people: string[]
  lateAfter: Date | null
  n: bigint
}

function deadlineOf(
  { tenantId: _, timeZone, now }: Omit<ReadContext, 'tx'>,
  { agencyId, agencyName, people, n: _n, on, lateAfter: after, ...row }: Row,
): Deadline {
  const facts: DeadlineFacts = { ...row, on: dayOf(on) }
  const lateAfter = after === null ? facts.on : dayOf(after)
  // Within the grace it is late for nobody yet, only near.
  const { code } = submissionTiming(lateAfter, timeZone, null, now)
  return {
    key: deadlineKey(facts),
    kind: facts.kind,
    on: facts.on,
    lateAfter,
    title: deadlineTitle(facts),
    agencyId,
    agencyName: agencyName ?? '',
    people,
    href: deadlineHref(facts),
    state: code === 'OVERDUE' || code === 'DUE_SOON' ? code : 'AHEAD',
  }
}

/** Which last days of objecting there are: few, because results are received on few days. One statement, and one more the first time in a process. */
async function objectionDays({ tx, tenantId, timeZone }: ReadContext): Promise<ObjectionDay[]> {
  const rows = await tx.$queryRaw<{ campaignId: string; receivedOn: Date }[]>`
    SELECT DISTINCT s."campaignId", (s."receivedAt" AT TIME ZONE ${timeZone})::date AS "receivedOn" FROM "SelfAssessment" s
    JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId" AND c."status" = 'OPEN'
    WHERE s."tenantId" = ${tenantId}::uuid AND s."status" = 'RECEIVED' AND s."receivedAt" IS NOT NULL`
  const days: ObjectionDay[] = []
  for (const { campaignId, receivedOn } of rows) {
    const day = dayOf(receivedOn)
    const { workingDays } = (await campaignMethodology(tx, tenantId, campaignId)).cycle.objectionWindow
    days.push({ campaignId, receivedOn: day, lastDay: objectionWindow(day, workingDays).lastDay })
  }
  return days
}

/** How far back a report that nobody handed in is still asked for. */
const QUARTERS_BACK = 12

/** Quarters whose reports are due in the window, by the rule in force for each. One statement. */
async function askedQuarters(
  { tx, tenantId }: ReadContext,
  { from, to }: DeadlineWindow,
  today: DateString,
): Promise<AskedQuarter[]> {
  const rules = await quarterlyRules(tx, tenantId)
  const first = firstQuarter(rules)
  if (first === null) return []
  const oldest = shiftQuarter(quarterOf(today), -QUARTERS_BACK)
  return quartersBetween(compareQuarters(first, oldest) > 0 ? first : oldest, quarterOf(to)).flatMap((quarter) => {
    const rule = ruleOf(rules, quarter)
    if (!rule) return []
    const { dueOn, lateAfter } = dueDays(rule, quarter)
    // A report that was begun keeps the days of the rule of then, which were others by weeks at most.
    if (dueOn < addDays(from, -100) || dueOn > addDays(to, 100)) return []
    return [{ ...quarter, key: quarterKey(quarter), lastDay: quarterRange(quarter).to, dueOn, lateAfter }]
  })
}

async function source(
  ctx: ReadContext,
  scope: DeadlineScope,
  window: DeadlineWindow,
  filter: DeadlineFilter,
): Promise<Sql | undefined> {
  const today = todayIn(ctx.timeZone, ctx.now)
  const days =
    scope.OBJECTION && (filter.kind === undefined || filter.kind === 'OBJECTION') ? await objectionDays(ctx) : []
  const quarters =
    scope.QUARTERLY && (filter.kind === undefined || filter.kind === 'QUARTERLY')
      ? await askedQuarters(ctx, window, today)
      : []
  const union = deadlinesSql(
    scope,
    { tenantId: ctx.tenantId, timeZone: ctx.timeZone, today, ...window, objectionDays: days, quarters },
    filter.kind,
  )
  if (!union) return undefined
  const one = filter.agencyId ? sql`AND d."agencyId" = ${filter.agencyId}::uuid` : empty
  const kind = filter.agencyKind ? sql`AND a."kind" = ${filter.agencyKind}` : empty
  const late = filter.late ? sql`AND coalesce(d."lateAfter", d."on") < ${today}::date` : empty
  return sql`SELECT d.*, coalesce(a."shortName", a."name", d."body", '') AS "agencyName" FROM (${union}) d
    LEFT JOIN "Agency" a ON a."tenantId" = ${ctx.tenantId}::uuid AND a."id" = d."agencyId" WHERE true ${one} ${kind} ${late}`
}

/** What is due in the window, the earliest first, with the number of all. Four statements at most, whatever the tenant's size. */
export async function readDeadlines(
  ctx: ReadContext,
  scope: DeadlineScope,
  window: DeadlineWindow,
  filter: DeadlineFilter,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<{ rows: Deadline[]; total: number }> {
  const from = await source(ctx, scope, window, filter)
  if (!from) return { rows: [], total: 0 }
  const rows = await ctx.tx.$queryRaw<Row[]>`
    SELECT x.*, count(*) OVER () AS n FROM (${from}) x ORDER BY x."on", x."kind", x."agencyName", x."number", x."id", x."sub" LIMIT ${limit} OFFSET ${offset}`
  return { rows: rows.map((row) => deadlineOf(ctx, row)), total: Number(rows[0]?.n ?? 0) }
}

/** Alike things of one day: the first few of them and how many there are. */
export type DeadlineGroup = { on: DateString; kind: DeadlineKind; total: number; first: Deadline[] }

export const GROUP_SHOWN = 3

/** The window day by day, alike things together: what a month's page needs, however many agencies there are. `limit`: so many groups, the earliest. */
export async function readGroups(
  ctx: ReadContext,
  scope: DeadlineScope,
  window: DeadlineWindow,
  filter: DeadlineFilter,
  limit?: number,
): Promise<DeadlineGroup[]> {
  const from = await source(ctx, scope, window, filter)
  if (!from) return []
  // Of many things only those of the shown groups are put in order by name.
  const all =
    limit === undefined
      ? sql`(${from}) x`
      : sql`(WITH d AS MATERIALIZED (${from}) SELECT d.* FROM d JOIN (SELECT "on", "kind" FROM d GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${limit}) g ON g."on" = d."on" AND g."kind" = d."kind") x`
  const rows = await ctx.tx.$queryRaw<(Row & { place: bigint })[]>`
    SELECT * FROM (
      SELECT x.*, count(*) OVER (PARTITION BY x."on", x."kind") AS n,
        row_number() OVER (PARTITION BY x."on", x."kind" ORDER BY x."agencyName", x."number", x."id", x."sub") AS place FROM ${all}) y
    WHERE y.place <= ${GROUP_SHOWN} ORDER BY y."on", y."kind", y.place`
  const groups: DeadlineGroup[] = []
  for (const { place, ...row } of rows) {
    const one = deadlineOf(ctx, row)
    const last = groups.at(-1)
    if (place > 1n && last) last.first.push(one)
    else groups.push({ on: one.on, kind: one.kind, total: Number(row.n), first: [one] })
  }
  return groups
}
