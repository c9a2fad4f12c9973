import 'server-only'
import { z } from 'zod'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { submissionTiming, timingText } from '@/lib/core/due'
import { count } from '@/lib/core/format'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { lockRow } from '@/lib/platform/lock'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { teamAddresses } from '@/lib/people/addresses'
import { dayOf } from '@/lib/core/db-day'
import { notSubmittedStatuses } from '../status/rules'
import { assessmentStatusLabels } from '../status/labels'
import { RemindInput } from './schema'
import { operations } from '../operations'

export type Reminded = {
  reminded: number
  letters: number
  /** Reminded today already. */
  skipped: number
  /** Agencies with nobody to write to. */
  unreachable: string[]
}

/** `all` – everyone who has not submitted. */
export const RemindCampaignInput = z
  .object({
    campaignId: RemindInput.shape.campaignId,
    all: z.literal('1').optional(),
    assessmentIds: RemindInput.shape.assessmentIds.optional(),
  })
  .refine(({ all, assessmentIds }) => all !== undefined || assessmentIds !== undefined, {
    error: 'Отметьте, кому напомнить.',
    path: ['assessmentIds'],
  })

/**
 * Letters to curators and teams of those who have not submitted; no more than once a day per agency (the tenant's day).
 */
export const remindAgencies = defineCommand({
  operation: operations['campaign.remind'],
  schema: RemindCampaignInput,
  unversioned: 'one letter a day: a second time the same day nobody is written to',
  run: async (ctx, input) => {
    const { tx, tenantId, actor, now } = ctx
    const { timeZone } = actor.tenant
    const { campaignId } = input
    // Two clicks at once must not send two letters.
    await lockRow({ tx, tenantId }, 'RatingCampaign', campaignId)
    const campaign = await tx.ratingCampaign.findUnique({
      where: { tenantId_id: { tenantId, id: campaignId } },
      select: { year: true, status: true, selfAssessmentDue: true },
    })
    if (!campaign) return notFound('Кампания')
    const waiting = await tx.selfAssessment.findMany({
      where: {
        tenantId,
        campaignId,
        status: { in: [...notSubmittedStatuses] },
        ...(input.all === undefined ? { id: { in: input.assessmentIds ?? [] } } : {}),
      },
      select: { id: true, status: true, agencyId: true, remindedAt: true, agency: { select: { name: true } } },
      orderBy: { id: 'asc' },
    })
    if (waiting.length === 0) return fail('RULE', 'Среди отмеченных все уже сдали самооценку: напоминать некому.')
    const today = ctx.today
    const due = waiting.filter(({ remindedAt }) => remindedAt === null || instantToDate(timeZone, remindedAt) < today)
    if (due.length === 0)
      return fail('LIMIT', 'Сегодня этим участникам уже напоминали. Следующее напоминание можно отправить завтра.')

    const dueDay = dayOf(campaign.selfAssessmentDue)
    const left = timingText(submissionTiming(dueDay, timeZone, null, now))
    const addresses = await teamAddresses(
      ctx,
      due.map(({ agencyId }) => agencyId),
      today,
    )
    const reached = due.filter(({ agencyId }) => addresses.has(agencyId))
    const works = reached.flatMap(({ id, status, agencyId, agency }) =>
      letters(
        [...(addresses.get(agencyId) ?? [])],
        `Самооценка за ${campaign.year} год: сдать до ${formatLong(dueDay)}`,
        [
          'Здравствуйте!',
          `${agency.name}: самооценка за ${campaign.year} год ещё не сдана (${assessmentStatusLabels[status].short}). Срок – ${formatLong(dueDay)}, ${left}.`,
          'Откройте самооценку:',
          officeUrl(ctx, `assessments/${id}`),
          'Заполнять её может команда, отправляет куратор.',
          `${actor.tenant.programme}. ${actor.tenant.name}`,
        ],
      ),
    )
    await enqueueMany(tx, tenantId, works)
    await tx.selfAssessment.updateMany({
      where: { tenantId, id: { in: reached.map(({ id }) => id) } },
      data: { remindedAt: now },
    })
    const value: Reminded = {
      reminded: reached.length,
      letters: works.length,
      skipped: waiting.length - due.length,
      unreachable: due.filter(({ agencyId }) => !addresses.has(agencyId)).map(({ agency }) => agency.name),
    }
    return done(value, {
      subject: { type: 'RatingCampaign', id: campaignId },
      after: { reminded: reached.map(({ id }) => id), letters: works.length },
    })
  },
})

/** «Напомнили 12 участникам, писем – 25.» and who could not be reached. */
export function remindedText({ reminded, letters, skipped, unreachable }: Reminded): string {
  return [
    reminded > 0
      ? `Напомнили ${count(reminded, 'участнику', 'участникам', 'участникам')}, писем – ${letters}.`
      : 'Никому не написали.',
    skipped > 0 ? `Пропущены ${skipped}: им сегодня уже напоминали.` : '',
    unreachable.length > 0
      ? `Некому писать, назначьте куратора: ${unreachable.slice(0, 5).join('; ')}${unreachable.length > 5 ? ` и ещё ${unreachable.length - 5}` : ''}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}
