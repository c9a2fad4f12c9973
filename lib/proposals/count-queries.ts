import 'server-only'
import { endOfDay, startOfDay, type DateString } from '@/lib/core/dates'
import { toDecimalString, parseDecimal } from '@/lib/core/decimal'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { ownSql } from '@/lib/platform/reach'
import { oneOf } from '@/lib/platform/sql'
import { acceptedOnceStatuses } from './rules'
import type { AgencyProposalCounts, PersonProposalCounts } from './view'
import { operations } from './operations'

/** Both days belong to the period. */
export type CountPeriod = { from: DateString; to: DateString; agencyId?: string }

const bounds = (ctx: QueryContext, { from, to }: CountPeriod) => {
  const { timeZone } = ctx.actor.tenant
  return { start: startOfDay(timeZone, from), end: endOfDay(timeZone, to) }
}
const within = (ctx: QueryContext, agencyId?: string): Prisma.Sql =>
  Prisma.sql`p."tenantId" = ${ctx.tenantId}::uuid AND ${ownSql(ctx)}
    ${agencyId ? Prisma.sql`AND p."agencyId" = ${agencyId}::uuid` : Prisma.empty}`

const plain = (text: string): string => toDecimalString(parseDecimal(text) ?? { units: 0, scale: 0 })

/**
 * Proposals by agency in a period: filed by the day of filing, accepted and declined by the day of the answer, done by
 * the day of use;
 * so one proposal may count in three quarters. These are the figures of the plan's indicators (W 1.3). One statement.
 */
export const proposalCounts = defineQuery({
  operation: operations['proposal.read'],
  run: async (ctx, input: CountPeriod): Promise<AgencyProposalCounts[]> => {
    const { start, end } = bounds(ctx, input)
    const { timeZone } = ctx.actor.tenant
    const rows = await ctx.tx.$queryRaw<AgencyProposalCounts[]>`
      SELECT * FROM (
        SELECT p."agencyId", a."name" AS "agencyName",
          count(*) FILTER (WHERE p."filedAt" BETWEEN ${start} AND ${end})::int AS filed,
          count(*) FILTER (WHERE ${oneOf('p."status"', acceptedOnceStatuses)}
          AND p."answeredAt" BETWEEN ${start} AND ${end})::int AS accepted,
          count(*) FILTER (WHERE p."status" = 'DECLINED'
          AND p."answeredAt" BETWEEN ${start} AND ${end})::int AS declined,
          count(*) FILTER (WHERE p."doneOn" BETWEEN ${input.from}::date AND ${input.to}::date)::int AS done,
          count(*) FILTER (WHERE p."filedAt" BETWEEN ${start} AND ${end}
            AND coalesce((p."answeredAt" AT TIME ZONE ${timeZone})::date,
              ${ctx.today}::date) > p."answerDue")::int AS late,
          coalesce(sum(p."hours"::numeric) FILTER (WHERE p."doneOn" BETWEEN ${input.from}::date AND ${input.to}::date),
          0)::text AS hours,
          coalesce(sum(p."money"::numeric) FILTER (WHERE p."doneOn" BETWEEN ${input.from}::date AND ${input.to}::date),
          0)::text AS money
        FROM "Proposal" p JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
        WHERE ${within(ctx, input.agencyId)} GROUP BY p."agencyId", a."name") c
      WHERE c.filed + c.accepted + c.declined + c.done > 0 ORDER BY c.filed DESC, c."agencyName"`
    return rows.map((row) => ({ ...row, hours: plain(row.hours), money: plain(row.money) }))
  },
})

const MOST_PEOPLE = 300

/**
 * The same by author, of those who gave their name and have an account; the busiest first. For those who answer
 * proposals and for the staff.
 */
export const proposalCountsByPerson = defineQuery({
  operation: operations['proposal.read'],
  run: async (ctx, input: CountPeriod): Promise<PersonProposalCounts[]> => {
    if (ctx.reach !== 'all' && !ctx.can(operations['proposal.decide'])) return []
    const { start, end } = bounds(ctx, input)
    return ctx.tx.$queryRaw<PersonProposalCounts[]>`
      SELECT p."personId", x."name", a."name" AS "agencyName", count(*)::int AS filed,
        count(*) FILTER (WHERE ${oneOf('p."status"', acceptedOnceStatuses)})::int AS accepted,
        count(*) FILTER (WHERE p."status" = 'DONE')::int AS done
      FROM "Proposal" p JOIN "Person" x ON x."tenantId" = p."tenantId" AND x."id" = p."personId"
      JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
      WHERE ${within(ctx, input.agencyId)} AND p."filedAt" BETWEEN ${start} AND ${end}
      GROUP BY p."personId", x."name", a."id", a."name" ORDER BY filed DESC, x."name" LIMIT ${MOST_PEOPLE}`
  },
})

export type FilingPlace = { id: string; name: string; slug: string }

/** Agencies for which the person may file, and those of whose page they may print the poster. */
export const filingPlaces = defineQuery({
  operation: operations['proposal.read'],
  run: async (ctx, { id }: { id?: string }): Promise<(FilingPlace & { mayFile: boolean })[]> => {
    const rows = await ctx.tx.agency.findMany({
      where: {
        tenantId: ctx.tenantId,
        status: 'ACTIVE',
        ...(ctx.reach === 'all' ? {} : { id: { in: [...ctx.reach] } }),
        ...(id ? { AND: { id } } : {}),
      },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, slug: true },
    })
    return rows.map((row) => ({ ...row, mayFile: ctx.can(operations['proposal.file'], row.id) }))
  },
})
