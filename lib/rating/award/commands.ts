import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueue, enqueueMany } from '@/lib/platform/outbox'
import { confirmedUntil } from './rules'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { loadMethodology } from '../methodology/frozen'
import { findLevel } from '../methodology/levels'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { ConfirmAwardInput } from './schema'
import { levelValidity } from './validity'
import { operations } from '../operations'

/**
 * Prolongs a level that runs out («Лидер» – one year, K app. 3) on a stated ground; the award keeps its number and
 * code.
 */
export const confirmAward = defineCommand({
  operation: operations['award.confirm'],
  schema: ConfirmAwardInput,
  changes: 'Award',
  row: async (ctx, { awardId }) => {
    const [award] = await ctx.tx.$queryRaw<{ id: string; version: number }[]>`
      SELECT "id", "revision" AS "version" FROM "Award" WHERE "tenantId" = ${ctx.tenantId}::uuid
        AND "id" = ${awardId}::uuid FOR UPDATE`
    return award
      ? { ok: true, value: award }
      : fail('NOT_FOUND', 'Свидетельство не найдено или недоступно. Обновите страницу.')
  },
  run: async (ctx, { awardId, basis }) => {
    const {
      tx,
      tenantId,
      actor: { tenant },
      now,
    } = ctx
    const award = await tx.award.findFirst({
      where: { tenantId, id: awardId },
      include: { version: { select: { campaignId: true, campaign: { select: { methodology: true } } } } },
    })
    if (!award) return fail('NOT_FOUND', 'Свидетельство не найдено или недоступно. Обновите страницу.')
    if (award.revokedAt) return fail('RULE', 'Свидетельство отозвано: рейтинг исправлен. Подтверждайте действующее.')
    if (!award.validUntil) return fail('RULE', 'Этот документ бессрочный, подтверждать его не нужно.')
    const until = dayOf(award.validUntil)
    const today = ctx.today
    if (levelValidity(until, today) === 'VALID')
      return fail('RULE', `Уровень действует до ${formatLong(until)} Подтвердить его можно ближе к окончанию срока.`)
    const later = await tx.award.findFirst({
      where: { tenantId, agencyId: award.agencyId, kind: award.kind, revokedAt: null, year: { gt: award.year } },
      select: { year: true },
    })
    if (later)
      return fail(
        'RULE',
        `Уровень участника уже определён рейтингом за ${later.year} год: подтверждать прежний не нужно.`,
      )
    const years =
      findLevel(loadMethodology(award.version.campaign.methodology, award.version.campaignId), award.level)
        ?.validityYears ?? 1
    const next = confirmedUntil(until, today, years)
    await tx.award.update({
      where: { tenantId_id: { tenantId, id: awardId } },
      data: { validUntil: dayColumn(next), confirmedAt: now, revision: { increment: 1 } },
      select: { id: true },
    })
    const addresses = (await curatorAddresses(ctx, [award.agencyId])).get(award.agencyId) ?? []
    await enqueueMany(
      tx,
      tenantId,
      letters(addresses, `Уровень подтверждён до ${formatLong(next)}`, [
        `${award.agencyName}: действие свидетельства ${award.number} продлено до ${formatLong(next)}`,
        `Основание: ${basis}`,
        officeUrl(ctx, 'awards'),
      ]),
    )
    await enqueue(tx, tenantId, { kind: 'cache.refresh', payload: { paths: [`/${tenant.slug}/check/${award.code}`] } })
    return done(
      { id: awardId, validUntil: next, code: award.code },
      {
        subject: { type: 'Award', id: awardId },
        agencyId: award.agencyId,
        before: { validUntil: until },
        after: { validUntil: next, basis },
      },
    )
  },
})
