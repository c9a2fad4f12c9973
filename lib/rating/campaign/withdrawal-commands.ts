import 'server-only'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { lockRow } from '@/lib/platform/lock'
import { fillerAddresses } from '@/lib/people/addresses'
import { lockAssessment, type LockedAssessment } from '../status/lock'
import { assessmentStatusLabels, reasonMessages } from '../status/labels'
import { move, refused } from '../status/step'
import { decideRestore, decideWithdraw, type CampaignStatus } from '../status/rules'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { RestoreInput, WithdrawInput } from './schema'
import { operations } from '../operations'

type Participant = {
  id: string
  version: number
  assessment: LockedAssessment
  campaign: { id: string; year: number; status: CampaignStatus }
  agency: { name: string; active: boolean }
}

/** The assessment and its campaign, both held: a rating that is being published waits, or is waited for. */
async function participant(
  ctx: CommandContext,
  { assessmentId }: { assessmentId: string },
): Promise<{ ok: true; value: Participant } | { ok: false; error: Failure }> {
  const { tx, tenantId } = ctx
  const found = await tx.selfAssessment.findFirst({
    where: { tenantId, id: assessmentId, ...ctx.agencyWhere() },
    select: { campaignId: true, agency: { select: { name: true, status: true } } },
  })
  if (!found) return notFound('Самооценка')
  await lockRow({ tx, tenantId }, 'RatingCampaign', found.campaignId)
  const campaign = await tx.ratingCampaign.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: found.campaignId } },
    select: { id: true, year: true, status: true },
  })
  const locked = await lockAssessment(ctx, assessmentId)
  if (!locked.ok) return locked
  return {
    ok: true,
    value: {
      id: locked.value.id,
      version: locked.value.version,
      assessment: locked.value,
      campaign,
      agency: { name: found.agency.name, active: found.agency.status === 'ACTIVE' },
    },
  }
}

/** Tells everyone who may fill the agency's self-assessment; how many letters. */
async function tell(
  ctx: CommandContext,
  agencyId: string,
  subject: string,
  paragraphs: readonly string[],
): Promise<number> {
  const addresses = (await fillerAddresses(ctx, [agencyId], ctx.today)).get(agencyId) ?? []
  const works = letters([...addresses], subject, paragraphs)
  await enqueueMany(ctx.tx, ctx.tenantId, works)
  return works.length
}

/**
 * Takes an agency out of an open campaign, at whatever stage its assessment is; what was done stays readable and can be
 * taken up again.
 */
export const withdrawAgency = defineCommand({
  operation: operations['campaign.withdraw'],
  schema: WithdrawInput,
  changes: 'SelfAssessment',
  row: participant,
  run: async (ctx, { assessmentId, reason }, { assessment, campaign, agency }) => {
    const next = decideWithdraw({ status: assessment.status, campaign: campaign.status })
    if (!next.ok) return refused(next.reason, assessment.status, 'WITHDRAW')
    await move(
      ctx,
      assessment,
      next.value,
      { withdrawnFrom: assessment.status, withdrawnAt: ctx.now, withdrawnBy: ctx.actor.name, withdrawnReason: reason },
      reason,
    )
    const told = await tell(ctx, assessment.agencyId, `Рейтинг за ${campaign.year} год: орган выбыл`, [
      'Здравствуйте!',
      `${agency.name} больше не участвует в рейтинге за ${campaign.year} год: заполнять самооценку и отвечать на запросы не нужно.`,
      `Причина: ${reason}`,
      'Заполненное сохранено и доступно для чтения:',
      officeUrl(ctx, `assessments/${assessmentId}`),
    ])
    return done(
      { id: assessmentId, campaignId: campaign.id, agencyName: agency.name, told },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: { status: next.value, year: campaign.year, reason },
      },
    )
  },
})

/** Brings a withdrawn agency back to where its assessment stood. */
export const restoreAgency = defineCommand({
  operation: operations['campaign.restore'],
  schema: RestoreInput,
  changes: 'SelfAssessment',
  row: participant,
  run: async (ctx, { assessmentId }, { assessment, campaign, agency }) => {
    const { withdrawnFrom, withdrawnReason } = await ctx.tx.selfAssessment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: assessmentId } },
      select: { withdrawnFrom: true, withdrawnReason: true },
    })
    const next = decideRestore({ withdrawnFrom, campaign: campaign.status, agencyActive: agency.active })
    if (!next.ok)
      return fail(
        'RULE',
        next.reason === 'WRONG_STATUS' ? 'Участник и так в рейтинге. Обновите страницу.' : reasonMessages[next.reason],
      )
    await move(
      ctx,
      assessment,
      next.value,
      { withdrawnFrom: null, withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
      'Участник возвращён в рейтинг',
    )
    const told = await tell(ctx, assessment.agencyId, `Рейтинг за ${campaign.year} год: орган снова участвует`, [
      'Здравствуйте!',
      `${agency.name} снова участвует в рейтинге за ${campaign.year} год. Всё, что было сделано, сохранилось; самооценка – ${assessmentStatusLabels[next.value].short}.`,
      assessmentStatusLabels[next.value].agency,
      officeUrl(ctx, `assessments/${assessmentId}`),
    ])
    return done(
      { id: assessmentId, campaignId: campaign.id, agencyName: agency.name, told },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: { status: assessment.status, reason: withdrawnReason },
        after: { status: next.value, year: campaign.year },
      },
    )
  },
})

/** Whether anybody could be written to. */
export const toldText = (told: number): string =>
  told > 0 ? 'Куратор и команда получат письмо.' : 'Писать некому: у органа нет ни куратора, ни команды в портале.'
