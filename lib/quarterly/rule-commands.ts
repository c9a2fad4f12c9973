import 'server-only'
import { newId } from '@/lib/core/ids'
import { compareQuarters, previousQuarter, quarterOf } from '@/lib/core/quarters'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { quarterlyRules } from './load'
import { dueDays, ruleOf } from './rules'
import { QuarterlyRuleInput } from './schema'
import { operations } from './operations'

/** Rules are never changed, only added to: what moves is how many there are. `id` – the last one's. */
async function lockRules({ tx, tenantId }: CommandContext) {
  await takeTurn(tx, 'quarterly rule', tenantId)
  const rules = await quarterlyRules(tx, tenantId)
  const last = await tx.quarterlyRule.findFirst({
    where: { tenantId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return { id: last?.id ?? tenantId, version: rules.length, rules }
}

/**
 * The authority rules by when reports are due. In force from the running quarter on – or from the last one, while its
 * due day lies ahead under the former rule; what is past keeps the days it had, and a report that was begun keeps its
 * own.
 */
export const ruleQuarterly = defineCommand({
  operation: operations['quarterly.rule'],
  schema: QuarterlyRuleInput,
  changes: 'QuarterlyRule',
  row: async (ctx) => ({ ok: true, value: await lockRules(ctx) }),
  run: async (ctx, { active, dueDay, lateAfterDay, shift, remindDays, text }, { rules }) => {
    const { tx, tenantId, actor, now } = ctx
    const today = ctx.today
    const running = quarterOf(today)
    const last = previousQuarter(running)
    const before = ruleOf(rules, running)
    const former = ruleOf(rules, last)
    const from =
      former && today <= dueDays(former, last).dueOn && compareQuarters(former.from, last) <= 0 ? last : running
    const same =
      before !== null &&
      active &&
      before.dueDay === dueDay &&
      before.lateAfterDay === lateAfterDay &&
      before.shift === shift &&
      before.remindDays === remindDays &&
      before.text === text
    if (same || (before === null && !active)) return fail('RULE', 'Вы ничего не изменили: правило осталось прежним.')
    const id = newId()
    await tx.quarterlyRule.create({
      data: {
        tenantId,
        id,
        fromYear: from.year,
        fromQuarter: from.quarter,
        active,
        dueDay,
        lateAfterDay,
        shift,
        remindDays,
        text,
        madeBy: actor.name,
        createdAt: now,
      },
      select: { id: true },
    })
    return done(
      { from },
      {
        subject: { type: 'QuarterlyRule', id },
        before: before
          ? { dueDay: before.dueDay, lateAfterDay: before.lateAfterDay, shift: before.shift, text: before.text }
          : undefined,
        after: { active, dueDay, lateAfterDay, shift, remindDays, text, from },
      },
    )
  },
})
