import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { AddTopicInput, EditTopicInput, PasteTopicsInput, SeenProblemInput } from './schema'
import { readTopics } from './topics'

export const TOPIC_SOURCE = 'ЦУР'
const firstDay = (month: string): Date => dayColumn(`${month}-01`)
const subject = (id: string) => ({ type: 'ComplaintTopic', id }) as const

async function lockTopic(ctx: CommandContext, { id }: { id: string }) {
  const { tx, tenantId } = ctx
  await lockRow({ tx, tenantId }, 'ComplaintTopic', id)
  const topic = await tx.complaintTopic.findFirst({ where: { tenantId, id, ...ctx.agencyWhere() } })
  return topic
    ? { ok: true as const, value: topic }
    : fail('NOT_FOUND', 'Тема не найдена или недоступна. Обновите страницу.')
}

/** One topic of one month, by hand (Belgorod 5.5.3). */
export const addTopic = defineCommand({
  operation: operations['topic.edit'],
  schema: AddTopicInput,
  creates: 'ComplaintTopic',
  run: async (ctx, { agencyId, theme, month, count, source }) => {
    const { tx, tenantId } = ctx
    const agency = ctx.can(operations['topic.edit'], agencyId)
      ? await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } })
      : null
    if (!agency) return fail('NOT_FOUND', 'Орган не найден или недоступен. Обновите страницу.')
    const id = newId()
    const from = source || TOPIC_SOURCE
    await tx.complaintTopic.create({
      data: { tenantId, id, agencyId, theme, month: firstDay(month), count, source: from },
      select: { id: true },
    })
    return done({ id }, { subject: subject(id), agencyId, after: { theme, month, count, source: from } })
  },
})

export const editTopic = defineCommand({
  operation: operations['topic.edit'],
  schema: EditTopicInput,
  changes: 'ComplaintTopic',
  row: lockTopic,
  run: async (ctx, { id, count }, topic) => {
    await ctx.tx.complaintTopic.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { count, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      { subject: subject(id), agencyId: topic.agencyId, before: { count: topic.count }, after: { count } },
    )
  },
})

/** Written down by mistake; one that a problem was made of stays. */
export const removeTopic = defineCommand({
  operation: operations['topic.edit'],
  schema: SeenProblemInput,
  changes: 'ComplaintTopic',
  row: lockTopic,
  run: async (ctx, { id }, topic) => {
    if (topic.problemId !== null)
      return fail('RULE', 'Из этой темы сделана проблема: удалить её нельзя. Исправьте число.')
    await ctx.tx.complaintTopic.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } })
    return done(
      { id },
      {
        subject: subject(id),
        agencyId: topic.agencyId,
        before: { theme: topic.theme, month: topic.month.toISOString().slice(0, 7), count: topic.count },
        after: { removed: true },
      },
    )
  },
})

/** Many topics from a table: all or nothing; of a topic that is there for the month the number is put right. */
export const pasteTopics = defineCommand({
  operation: operations['topic.edit'],
  schema: PasteTopicsInput,
  unversioned: 'Of a topic that is there the number is put right: the same twice is the same.',
  run: async (ctx, { text, source }) => {
    const { tx, tenantId } = ctx
    const own = ctx.agencyWhere().agencyId
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(own && { id: own }) },
      select: { id: true, name: true },
    })
    const { rows, problems } = readTopics(text, agencies)
    if (problems.length > 0)
      return fail('INVALID', `Ничего не загружено: ${problems.join('; ')}.`, {
        fields: { text: 'Исправьте названные строки и вставьте ещё раз.' },
      })
    const from = source || TOPIC_SOURCE
    await takeTurn(tx, 'topics', tenantId)
    const known = await tx.complaintTopic.findMany({
      where: { tenantId, source: from, agencyId: { in: rows.map(({ agencyId }) => agencyId) } },
      select: { id: true, agencyId: true, theme: true, month: true, count: true },
    })
    const keyOf = (agencyId: string, theme: string, month: string) => [agencyId, theme, month].join('|')
    const there = new Map(
      known.map((one) => [keyOf(one.agencyId, one.theme, one.month.toISOString().slice(0, 7)), one]),
    )
    const fresh = rows.filter((row) => !there.has(keyOf(row.agencyId, row.theme, row.month)))
    await tx.complaintTopic.createMany({
      data: fresh.map(({ agencyId, theme, month, count }) => ({
        ...{ tenantId, id: newId(), agencyId, theme, count, source: from },
        month: firstDay(month),
      })),
    })
    let changed = 0
    for (const row of rows) {
      const old = there.get(keyOf(row.agencyId, row.theme, row.month))
      if (!old || old.count === row.count) continue
      changed += 1
      await tx.complaintTopic.update({
        where: { tenantId_id: { tenantId, id: old.id } },
        data: { count: row.count, version: { increment: 1 } },
        select: { id: true },
      })
    }
    return done(
      { added: fresh.length, changed, same: rows.length - fresh.length - changed },
      { subject: subject(tenantId), after: { added: fresh.length, changed, source: from } },
    )
  },
})
