import 'server-only'
import { instantToDate } from '@/lib/core/dates'
import { quarterOf } from '@/lib/core/quarters'
import type { Reading } from '@/lib/core/reading'
import type { QueryContext } from '@/lib/platform/query'
import { quarterlyRules } from './load'
import { quarterlyReading } from './readings'
import { ruleOf } from './rules'

export async function ruleReading(ctx: QueryContext): Promise<Reading[]> {
  const rule = ruleOf(await quarterlyRules(ctx.tx, ctx.tenantId), quarterOf(ctx.today))
  return rule ? [quarterlyReading(rule, instantToDate(ctx.actor.tenant.timeZone, rule.createdAt))] : []
}
