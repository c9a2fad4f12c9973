import 'server-only'
import { addDays, type DateString } from '@/lib/core/dates'
import {
  compareQuarters,
  quarterKey,
  quarterOf,
  quarterRange,
  quartersBetween,
  shiftQuarter,
} from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueContext, DueSource } from '@/lib/platform/module'
import { between, dueColumns, rowsOf, within } from '@/lib/platform/sources'
import type { due } from './due'
import { quarterlyRules } from './load'
import { dueDays, firstQuarter, ruleOf } from './rules'

const { join, sql } = Prisma

/** How far back a report that nobody handed in is still asked for. */
const QUARTERS_BACK = 12

/** A quarter that the tenant's rule asks a report of, in the window. */
type AskedQuarter = {
  year: number
  quarter: number
  /** '2026-3' */
  key: string
  lastDay: DateString
  dueOn: DateString
  lateAfter: DateString
}

/** Quarters whose reports are due in the window, by the rule in force for each. One statement. */
async function askedQuarters({ tx, tenantId, today, from, to }: DueContext): Promise<AskedQuarter[]> {
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

export const dueSources: Record<keyof typeof due, DueSource> = {
  // An agency owes a report from the day the rule asks for it, begun or not; one that was returned is owed again. The
  // quarters are said twice: reports of all the years before are then left unread.
  QUARTERLY: async (ctx, own) => {
    const quarters = await askedQuarters(ctx)
    if (quarters.length === 0) return null
    return sql`
    SELECT ${dueColumns({
      id: 'a."id"',
      sub: 'q."key"',
      on: 'coalesce(r."dueOn", q."dueOn")',
      parent: 'r."id"::text',
      number: 'q."quarter"',
      year: 'q."year"',
      agencyId: 'a."id"',
      lateAfter: 'coalesce(r."lateAfter", q."lateAfter")',
    })}
    FROM ${rowsOf(quarters)} AS q("year" int, "quarter" int, "key" text, "lastDay" date, "dueOn" date, "lateAfter" date)
    JOIN "Agency" a ON a."tenantId" = ${ctx.tenantId}::uuid AND (a."since" IS NULL OR a."since" <= q."lastDay")
      AND (a."until" IS NULL OR a."until" > q."dueOn")
    LEFT JOIN "QuarterlyReport" r ON r."tenantId" = a."tenantId" AND r."agencyId" = a."id" AND r."year" = q."year"
      AND r."quarter" = q."quarter"
      AND (r."year", r."quarter") IN (${join(
        quarters.map(
          ({ year, quarter }) => sql`(${year}::int,
        ${quarter}::int)`,
        ),
      )})
    WHERE (r."id" IS NULL OR r."status" IN ('DRAFT', 'RETURNED')) AND ${between(ctx, 'coalesce(r."dueOn", q."dueOn")')}
      AND ${within(own, 'a."id"')}`
  },
}
