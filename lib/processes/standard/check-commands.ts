import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { formatDecimal } from '@/lib/core/decimal'
import { fail, notFound } from '@/lib/core/result'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { answererAddresses, checkerAddresses } from '@/lib/people/addresses'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { enqueueMany } from '@/lib/platform/outbox'
import { operations } from '../operations'
import { StandardContent } from './content'
import { holds, limitText } from './rules'
import { RecordCheckInput } from './schema'

async function lockCheck(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'StandardCheck', id)
  const row = await ctx.tx.standardCheck.findFirst({
    where: { tenantId: ctx.tenantId, id },
    include: { standard: { include: { process: true } } },
  })
  return row && ctx.can(operations['standard.measure'], row.standard.process.agencyId)
    ? { ok: true as const, value: row }
    : notFound('Запись о замере')
}

/**
 * New figures of a standard in force on one of its days: the portal says «держится» or «откатился» by the rule of the
 * version (Leningrad 3.2(14)). A measurement may be put right.
 */
export const recordStandardCheck = defineCommand({
  operation: operations['standard.measure'],
  schema: RecordCheckInput,
  changes: 'StandardCheck',
  row: lockCheck,
  run: async (ctx, { id, measuredOn, runs, lead, right, note }, row) => {
    const { tx, tenantId, actor, now, today } = ctx
    const { standard } = row
    if (standard.status !== 'APPROVED') return fail('RULE', 'Эту версию заменила новая: замеры вносят в действующую.')
    const from = standard.effectiveOn && dayOf(standard.effectiveOn)
    if (measuredOn > today || (from !== null && measuredOn < from))
      return fail('INVALID', 'Замер пока не сохранён.', {
        fields: { measuredOn: 'День замера – не раньше дня, с которого стандарт действует, и не позже сегодняшнего.' },
      })
    const { figures } = StandardContent.parse(standard.content)
    if (figures.lead === null) return fail('RULE', 'В стандарте нет утверждённого срока: сравнивать не с чем.')
    const kept = holds(lead, figures.lead, standard.tolerance)
    await tx.standardCheck.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        measuredOn: dayColumn(measuredOn),
        runs,
        lead,
        right: right ?? null,
        holds: kept,
        note,
        byName: actor.name,
        at: now,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    if (!kept) {
      const { process } = standard
      const owners = (await answererAddresses({ tx, tenantId }, [process.agencyId])).get(process.agencyId) ?? []
      const subject = `Стандарт откатился: ${process.code} ${process.name}`
      await enqueueMany(
        tx,
        tenantId,
        letters([...owners, ...(await checkerAddresses({ tx, tenantId }))], subject, [
          `Замер: ${formatDecimal(lead)} рабочего дня. Стандарт держится, пока среднее не выше ${formatDecimal(limitText(figures.lead, standard.tolerance))}.`,
          officeUrl(ctx, `processes/standards/${standard.id}`),
        ]),
      )
    }
    return done(
      { id, standardId: standard.id, holds: kept },
      {
        subject: { type: 'StandardCheck', id },
        agencyId: standard.process.agencyId,
        before: row.measuredOn ? { lead: row.lead?.toString(), holds: row.holds } : undefined,
        after: { measuredOn, runs, lead, right: right ?? null, holds: kept },
      },
    )
  },
})
