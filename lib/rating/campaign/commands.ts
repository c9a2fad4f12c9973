import 'server-only'
import { z } from 'zod'
import { formatLong } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { methodologyToFreeze, participantKinds } from './opening'
import { campaignDeadlines } from '../methodology/clock'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { tellDeadlineMoved } from './deadline-letters'
import { deadlines, MoveDeadlineInput, OpenCampaignInput } from './schema'
import { deadlineLabels } from '../methodology/labels'
import { lockCampaign } from '../status/lock'
import { operations } from '../operations'

const startAll = (ctx: CommandContext, campaignId: string, agencyIds: string[]) =>
  ctx.tx.selfAssessment.createMany({
    data: agencyIds.map((agencyId) => ({
      tenantId: ctx.tenantId,
      id: newId(),
      campaignId,
      agencyId,
      updatedAt: ctx.now,
    })),
  })

/**
 * Opens the year: freezes methodology and interpretations, sets the act's dates, gives every active participant a
 * self-assessment.
 */
export const openCampaign = defineCommand({
  operation: operations['campaign.open'],
  schema: OpenCampaignInput,
  creates: 'RatingCampaign',
  run: async (ctx, { year }) => {
    const { tx, tenantId, now } = ctx
    const frozen = await methodologyToFreeze(tx, tenantId)
    if (!frozen) return fail('RULE', 'У программы нет методики рейтинга, поэтому кампанию открыть нельзя.')
    if (!frozen.ok)
      return fail('RULE', `Методика противоречива, исправьте её: ${frozen.problems[0]?.message ?? ''}`, {
        details: { problems: frozen.problems },
      })
    if ((await tx.ratingCampaign.count({ where: { tenantId, year } })) > 0) {
      return fail('CONFLICT', `Кампания за ${year} год уже открыта.`, {
        fields: { year: `Кампания за ${year} год уже открыта – выберите другой год.` },
      })
    }
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', kind: { in: await participantKinds(tx, tenantId) } },
      select: { id: true },
    })
    if (agencies.length === 0)
      return fail('RULE', 'Нет ни одного действующего участника. Сначала добавьте органы и организации.')
    const dates = campaignDeadlines(frozen.methodology.cycle, year)
    const id = newId()
    await tx.ratingCampaign.create({
      data: {
        tenantId,
        id,
        year,
        openedAt: now,
        methodology: frozen.methodology as unknown as Prisma.InputJsonObject,
        interpretations: frozen.interpretations,
        selfAssessmentDue: dayColumn(dates.selfAssessmentDue),
        ratingDue: dayColumn(dates.ratingDue),
        resultsSentDue: dayColumn(dates.resultsSentDue),
        publicationDue: dayColumn(dates.publicationDue),
      },
      select: { id: true },
    })
    await startAll(
      ctx,
      id,
      agencies.map((agency) => agency.id),
    )
    return done(
      { id, participants: agencies.length },
      {
        subject: { type: 'RatingCampaign', id },
        after: { year, participants: agencies.length, methodologyVersion: frozen.version, ...dates },
      },
    )
  },
})

export const IncludeAgenciesInput = z.object({
  campaignId: z.uuid(),
  agencyIds: z.union(
    [z.array(z.uuid()).min(1, { error: 'Отметьте, кого включить.' }).max(2000), z.uuid().transform((one) => [one])],
    { error: 'Отметьте, кого включить.' },
  ),
})

/** Adds agencies that appeared after the opening to a campaign that is under way. */
export const includeAgencies = defineCommand({
  operation: operations['campaign.include'],
  schema: IncludeAgenciesInput,
  creates: 'SelfAssessment',
  run: async (ctx, { campaignId, agencyIds }) => {
    const { tx, tenantId } = ctx
    const locked = await lockCampaign(ctx, { campaignId })
    if (!locked.ok) return locked
    const campaign = locked.value
    if (campaign.status !== 'OPEN')
      return fail('RULE', `Рейтинг за ${campaign.year} год опубликован, состав участников больше не меняется.`)
    const wanted = [...new Set(agencyIds)]
    const agencies = await tx.agency.findMany({
      where: { tenantId, id: { in: wanted }, status: 'ACTIVE', assessments: { none: { campaignId } } },
      select: { id: true, name: true },
    })
    if (agencies.length !== wanted.length)
      return fail('CONFLICT', 'Кто-то из отмеченных уже включён или больше не действует. Отметьте снова.')
    await startAll(
      ctx,
      campaignId,
      agencies.map(({ id }) => id),
    )
    return done(
      { id: campaignId, included: agencies.length },
      {
        subject: { type: 'RatingCampaign', id: campaignId },
        after: { included: agencies.map(({ id, name }) => ({ id, name })) },
      },
    )
  },
})

/**
 * Moves one of the campaign's dates; the old date, the new one and the reason stay visible, and whom it still concerns
 * gets a letter.
 */
export const moveDeadline = defineCommand({
  operation: operations['campaign.moveDeadline'],
  schema: MoveDeadlineInput,
  changes: 'RatingCampaign',
  row: lockCampaign,
  run: async (ctx, { campaignId, deadline, date, reason }) => {
    const { tx, tenantId, actor, now } = ctx
    const campaign = await tx.ratingCampaign.findUnique({
      where: { tenantId_id: { tenantId, id: campaignId } },
      select: {
        status: true,
        year: true,
        selfAssessmentDue: true,
        ratingDue: true,
        resultsSentDue: true,
        publicationDue: true,
      },
    })
    if (!campaign) return notFound('Кампания')
    const refuse = (message: string) => fail('RULE', message, { fields: { date: message } })
    if (campaign.status !== 'OPEN')
      return refuse(`Рейтинг за ${campaign.year} год опубликован, его сроки больше не переносятся.`)
    const fromDate = dayOf(campaign[deadline])
    if (fromDate === date) return refuse(`Этот срок и так ${formatLong(date)}`)
    const today = ctx.today
    if (date < today) return refuse(`${formatLong(date)} уже прошло. Назначьте день не раньше сегодняшнего.`)
    const order = deadlines.map((name) => ({ name, date: name === deadline ? date : dayOf(campaign[name]) }))
    const wrong = order.findIndex((item, i) => i > 0 && item.date < (order[i - 1]?.date ?? ''))
    if (wrong > 0) {
      const [earlier, later] = [order[wrong - 1], order[wrong]]
      if (earlier && later)
        return refuse(
          `Сроки идут друг за другом: «${deadlineLabels[earlier.name]}» (${formatLong(earlier.date)}) не может быть позже, чем «${deadlineLabels[later.name]}» (${formatLong(later.date)}). Сначала перенесите второй срок.`,
        )
    }
    await tx.ratingCampaign.update({
      where: { tenantId_id: { tenantId, id: campaignId } },
      data: { [deadline]: dayColumn(date), version: { increment: 1 } },
      select: { id: true },
    })
    await tx.deadlineChange.create({
      data: {
        tenantId,
        id: newId(),
        campaignId,
        deadline,
        fromDate: dayColumn(fromDate),
        toDate: dayColumn(date),
        reason,
        byName: actor.name,
        at: now,
      },
      select: { id: true },
    })
    const letters = await tellDeadlineMoved(ctx, {
      campaignId,
      year: campaign.year,
      deadline,
      from: fromDate,
      to: date,
      reason,
    })
    return done(
      { id: campaignId, deadline, date, letters },
      {
        subject: { type: 'RatingCampaign', id: campaignId },
        before: { [deadline]: fromDate },
        after: { [deadline]: date, reason, letters },
      },
    )
  },
})

/** What moving a date did. */
export const movedText = (letters: number): string =>
  `Срок перенесён. ${letters > 0 ? `Участникам отправлено писем: ${letters}.` : 'Писать некому: этот этап у всех уже пройден или у органов нет людей в портале.'}`
