import 'server-only'
import { submissionTiming } from '@/lib/core/due'
import { todayIn, type DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { DeadlineFacts } from '@/lib/core/deadline'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { Sql } from '@/lib/platform/sources'
import { deadlinesSql } from './deadline-sources'
import { deadlineKey } from './labels'
import { dues, type Deadline, type DeadlineKind, type DeadlineScope } from './rules'

const { sql, empty } = Prisma

export type ReadContext = { tx: Tx; tenantId: string; timeZone: string; now: Date }
export type DeadlineWindow = { from: DateString; to: DateString }
export type DeadlineFilter = {
  agencyId?: string
  kind?: DeadlineKind
  agencyKind?: string
  /** Past their day alone. */
  late?: boolean
}

/** Everything before the portal's days counts as «since ever». */
export const SINCE: DateString = '2000-01-01'

type Row = Omit<DeadlineFacts, 'on'> & {
  kind: DeadlineKind
  on: Date
  agencyId: string | null
  agencyName: string | null
  people: string[]
  lateAfter: Date | null
  n: bigint
}

function deadlineOf(
  { tenantId: _, timeZone, now }: Omit<ReadContext, 'tx'>,
  { agencyId, agencyName, people, n: _n, kind, on, lateAfter: after, ...row }: Row,
): Deadline {
  const facts: DeadlineFacts = { ...row, on: dayOf(on) }
  const lateAfter = after === null ? facts.on : dayOf(after)
  // Within the grace it is late for nobody yet, only near.
  const { code } = submissionTiming(lateAfter, timeZone, null, now)
  return {
    key: deadlineKey(kind, facts),
    kind,
    on: facts.on,
    lateAfter,
    title: dues[kind].title(facts),
    agencyId,
    agencyName: agencyName ?? '',
    people,
    href: dues[kind].href(facts),
    state: code === 'OVERDUE' || code === 'DUE_SOON' ? code : 'AHEAD',
  }
}

async function source(
  ctx: ReadContext,
  scope: DeadlineScope,
  window: DeadlineWindow,
  filter: DeadlineFilter,
): Promise<Sql | null> {
  const { tx, tenantId, timeZone, now } = ctx
  const today = todayIn(timeZone, now)
  const union = await deadlinesSql(scope, { tx, tenantId, timeZone, today, ...window }, filter.kind)
  if (!union) return null
  const one = filter.agencyId ? sql`AND d."agencyId" = ${filter.agencyId}::uuid` : empty
  const kind = filter.agencyKind ? sql`AND a."kind" = ${filter.agencyKind}` : empty
  const late = filter.late ? sql`AND coalesce(d."lateAfter", d."on") < ${today}::date` : empty
  return sql`SELECT d.*, coalesce(a."shortName", a."name", d."body", '') AS "agencyName" FROM (${union}) d
    LEFT JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."id" = d."agencyId"
    WHERE true ${one} ${kind} ${late}`
}

/**
 * What is due in the window, the earliest first, with the number of all. Four statements at most, whatever the tenant's
 * size.
 */
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
    SELECT x.*, count(*) OVER () AS n FROM (${from}) x
    ORDER BY x."on", x."kind", x."agencyName", x."number", x."id", x."sub" LIMIT ${limit} OFFSET ${offset}`
  return { rows: rows.map((row) => deadlineOf(ctx, row)), total: Number(rows[0]?.n ?? 0) }
}

/** Alike things of one day: the first few of them and how many there are. */
export type DeadlineGroup = { on: DateString; kind: DeadlineKind; total: number; first: Deadline[] }

export const GROUP_SHOWN = 3

/**
 * The window day by day, alike things together: what a month's page needs, however many agencies there are. `limit`: so
 * many groups, the earliest.
 */
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
      : sql`(WITH d AS MATERIALIZED (${from}) SELECT d.* FROM d
      JOIN (SELECT "on", "kind" FROM d GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${limit}) g ON g."on" = d."on"
        AND g."kind" = d."kind") x`
  const rows = await ctx.tx.$queryRaw<(Row & { place: bigint })[]>`
    SELECT * FROM (
      SELECT x.*, count(*) OVER (PARTITION BY x."on", x."kind") AS n,
        row_number() OVER (PARTITION BY x."on", x."kind" ORDER BY x."agencyName", x."number", x."id", x."sub") AS place
        FROM ${all}) y
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
