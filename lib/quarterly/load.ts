import 'server-only'
import { todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { quarterNumber, quarterOf, type Quarter } from '@/lib/core/quarters'
import type { Tx } from '@/lib/platform/db'
import type { QuarterlyRule } from './rules'
import { actRule } from './template'

/**
 * Reports are asked for from the running quarter on (or from `from`), by the act's rule; nothing where the act does not
 * speak of them.
 */
export async function loadQuarterlyFromTemplate(
  tx: Tx,
  tenantId: string,
  template: unknown,
  { timeZone, now, from }: { timeZone: string; now: Date; from?: Quarter },
): Promise<QuarterlyRule | null> {
  const rule = actRule(template)
  if (!rule) return null
  const start = from ?? quarterOf(todayIn(timeZone, now))
  await tx.quarterlyRule.create({
    data: {
      tenantId,
      id: newId(),
      ...rule,
      fromYear: start.year,
      fromQuarter: start.quarter,
      madeBy: 'По акту программы',
      createdAt: now,
    },
    select: { id: true },
  })
  return { ...rule, from: start, active: true, madeBy: 'По акту программы', createdAt: now }
}

/** Every rule of the tenant, one statement; `ruleOf` chooses. */
export async function quarterlyRules(tx: Tx, tenantId: string): Promise<QuarterlyRule[]> {
  const rows = await tx.quarterlyRule.findMany({ where: { tenantId }, orderBy: { createdAt: 'asc' } })
  return rows.map(
    ({ fromYear, fromQuarter, active, dueDay, lateAfterDay, shift, remindDays, text, madeBy, createdAt }) => ({
      from: { year: fromYear, quarter: quarterNumber(fromQuarter) },
      active,
      dueDay,
      lateAfterDay,
      shift,
      remindDays,
      text,
      madeBy,
      createdAt,
    }),
  )
}
