import 'server-only'
import { previousQuarter, quarterOf, quarterRange } from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SourceContext, WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql, type WaitColumns } from '@/lib/platform/sources'
import { quarterlyRules } from './load'
import { dueDays, ruleOf } from './rules'
import type { waits } from './waits'

const { sql } = Prisma

const report = ({ tenantId }: SourceContext, more: Pick<WaitColumns, 'since'>, where: Sql): Sql => sql`
  SELECT ${waitColumns({
    id: 'o."id"',
    agencyId: 'o."agencyId"',
    ref: 'o."id"::text',
    number: 'o."year" * 10 + o."quarter"',
    ...more,
  })}
  FROM "QuarterlyReport" o WHERE o."tenantId" = ${tenantId}::uuid AND ${where}`

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  ACCEPT_QUARTERLY: (ctx) => report(ctx, { since: 'o."submittedAt"' }, sql`o."status" = 'SUBMITTED'`),
  MEND_QUARTERLY: (ctx) => report(ctx, { since: 'o."decidedAt"' }, sql`o."status" = 'RETURNED'`),
  // The last closed quarter, where the rule in force asks for it. One statement before it.
  FILL_QUARTERLY: async ({ tx, tenantId, today }) => {
    const asked = previousQuarter(quarterOf(today))
    const rule = ruleOf(await quarterlyRules(tx, tenantId), asked)
    if (!rule) return null
    const { year, quarter } = asked
    return sql`
      SELECT ${waitColumns({
        id: 'a."id"',
        agencyId: 'a."id"',
        ref: `coalesce(r."id"::text, '')`,
        number: sql`${year * 10 + quarter}::int`,
        due: sql`coalesce(r."dueOn", ${dueDays(rule, asked).dueOn}::date)`,
      })}
      FROM "Agency" a LEFT JOIN "QuarterlyReport" r ON r."tenantId" = a."tenantId" AND r."agencyId" = a."id"
        AND r."year" = ${year} AND r."quarter" = ${quarter}
      WHERE a."tenantId" = ${tenantId}::uuid AND a."status" = 'ACTIVE'
        AND (a."since" IS NULL OR a."since" <= ${quarterRange(asked).to}::date)
        AND (r."status" IS NULL OR r."status" = 'DRAFT')`
  },
}
