import 'server-only'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueue, enqueueMany } from '@/lib/platform/outbox'
import { newAwardCode } from '@/lib/core/code'
import { nextNumbers } from '../award/rules'
import { reasonMessages } from '../status/labels'
import { assemblePublication, type Publication } from './assemble'
import { correctedParticipants, correctionChanges, inWords } from './correction'
import { parseBreakdown, type NotRated } from './published'
import { publicationSource } from './source'
import { publicRatingPaths } from './public-paths'
import { recompute } from './recompute-check'
import type { StoredBundle } from './assemble'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { CorrectInput, PublishInput } from './schema'
import { decidePublish } from './checklist'
import { checklistLabels } from './labels'
import { lockCampaign } from '../status/lock'
import { operations } from '../operations'

/** Awards of the year, of every version; numbers are never given twice. */
const awardsOfYear = (ctx: CommandContext, year: number) =>
  ctx.tx.award.findMany({
    where: { tenantId: ctx.tenantId, year },
    select: { id: true, kind: true, number: true, agencyId: true, revokedAt: true },
  })

/** The version that leaves here recomputes to itself, or nothing is published. */
async function write(ctx: CommandContext, publication: Publication): Promise<void> {
  const checked = recompute(JSON.parse(JSON.stringify(publication.version.bundle)))
  if (!checked.ok || checked.differences.length > 0)
    throw new Error(`Publication does not recompute: ${JSON.stringify(checked)}`)
  const { bundle, ...version } = publication.version
  await ctx.tx.ratingVersion.create({
    data: { ...version, bundle: bundle as unknown as Prisma.InputJsonObject },
    select: { id: true },
  })
  await ctx.tx.ratingResult.createMany({
    data: publication.results.map((result) => ({
      ...result,
      breakdown: result.breakdown as unknown as Prisma.InputJsonObject,
    })),
  })
  if (publication.awards.length > 0) await ctx.tx.award.createMany({ data: publication.awards })
  const { slug } = ctx.actor.tenant
  await enqueue(ctx.tx, ctx.tenantId, {
    kind: 'cache.refresh',
    payload: {
      paths: publicRatingPaths(
        slug,
        version.year,
        publication.results.map(({ agencySlug }) => agencySlug),
      ),
    },
  })
}

const inputsOf = (ctx: CommandContext) => ({
  tenantId: ctx.tenantId,
  tenant: ctx.actor.tenant,
  programme: ctx.actor.tenant.programme,
  publishedAt: ctx.now,
  publishedBy: ctx.actor.name,
  newId,
  newCode: newAwardCode,
})

/** Publishes a campaign's first version: one act, undone only by a further version with a reason (domain §3.4). */
export const publishRating = defineCommand({
  operation: operations['campaign.publish'],
  schema: PublishInput,
  changes: 'RatingCampaign',
  row: lockCampaign,
  run: async (ctx, { campaignId, exclusions }) => {
    const { tx, tenantId, actor } = ctx
    const source = await publicationSource(tx, actor.tenant, campaignId, ctx.now)
    if (!source) return fail('NOT_FOUND', 'Рейтинг не найден или недоступен. Обновите страницу.')
    const { campaign, methodology, checklist } = source
    if (campaign.status === 'PUBLISHED')
      return fail('RULE', 'Рейтинг уже опубликован. Изменить его можно только исправлением с причиной.')
    const reasons = new Map(exclusions.map(({ agencyId, reason }) => [agencyId, reason]))
    const unexplained = source.leftOut.filter(({ agencyId }) => !reasons.has(agencyId))
    const decision = decidePublish(
      campaign.status,
      checklist,
      unexplained.length > 0 ? '' : 'указана по каждому участнику',
    )
    if (!decision.ok) {
      const what =
        decision.reason === 'CHECKLIST_BLOCKS'
          ? checklist
              .filter((item) => item.blocking)
              .map((item) => `${checklistLabels[item.code].title}: ${item.count}`)
              .join('; ')
          : unexplained.map(({ agencyName }) => agencyName).join(', ')
      return fail('RULE', `${reasonMessages[decision.reason]} ${what}.`, { details: { checklist } })
    }
    const notRated = source.leftOut.map(({ agencyId, agencySlug, agencyName, agencyKind }): NotRated => ({
      agencyId,
      agencySlug,
      agencyName,
      agencyKind,
      reason: reasons.get(agencyId) ?? '',
    }))
    const publication = assemblePublication({
      ...inputsOf(ctx),
      campaignId,
      year: campaign.year,
      version: 1,
      reason: null,
      methodology,
      participants: source.participants,
      notRated,
      nextNumber: nextNumbers(await awardsOfYear(ctx, campaign.year)),
    })
    await write(ctx, publication)
    await tx.ratingCampaign.update({
      where: { tenantId_id: { tenantId, id: campaignId } },
      data: { status: decision.value, version: { increment: 1 } },
      select: { id: true },
    })
    const addresses = await curatorAddresses(
      ctx,
      publication.results.map(({ agencyId }) => agencyId),
    )
    await enqueueMany(
      tx,
      tenantId,
      publication.results.flatMap((result) =>
        letters(addresses.get(result.agencyId) ?? [], `Рейтинг за ${campaign.year} год опубликован`, [
          `${result.agencyName}: рейтинг за ${campaign.year} год опубликован ${formatLong(instantToDate(actor.tenant.timeZone, ctx.now))}`,
          'Свидетельство об уровне, а для «Лидера» и диплом, можно скачать в портале:',
          officeUrl(ctx, 'awards'),
        ]),
      ),
    )
    return done(
      { id: campaignId, versionId: publication.version.id, rated: publication.results.length },
      {
        subject: { type: 'RatingCampaign', id: campaignId },
        before: { status: campaign.status },
        after: {
          status: decision.value,
          year: campaign.year,
          versionId: publication.version.id,
          version: 1,
          rated: publication.results.length,
          notRated: notRated.map(({ agencyId, reason }) => ({ agencyId, reason })),
        },
      },
    )
  },
})

/**
 * A further version: the last one with corrected scores, and with those whose result became final since. Everything
 * else is taken from the published lines, so nothing changes silently. Awards of agencies whose total or level changed
 * are revoked and issued anew.
 */
export const correctRating = defineCommand({
  operation: operations['campaign.correct'],
  schema: CorrectInput,
  unversioned: 'compares the version of the published rating (baseVersion)',
  run: async (ctx, { campaignId, baseVersion, reason, items }) => {
    const { tx, tenantId, actor, now } = ctx
    const locked = await lockCampaign(ctx, { campaignId })
    if (!locked.ok) return locked
    const source = await publicationSource(tx, actor.tenant, campaignId, now)
    const last = await tx.ratingVersion.findFirst({
      where: { tenantId, campaignId },
      orderBy: { version: 'desc' },
      include: { results: true },
    })
    if (!source) return fail('NOT_FOUND', 'Рейтинг не найден или недоступен. Обновите страницу.')
    if (!last) return fail('RULE', 'Рейтинг ещё не опубликован: исправлять нечего.')
    if (last.version !== baseVersion)
      return fail(
        'CONFLICT',
        `Рейтинг только что исправил другой человек (${last.publishedBy}, версия ${last.version}). Проверьте, что осталось исправить.`,
      )
    const published = last.results.map((result) => ({ ...result, breakdown: parseBreakdown(result.breakdown) }))
    const corrected = correctedParticipants(source.methodology, published, items, last.version + 1)
    if (!corrected.ok)
      return fail('INVALID', 'Новая версия не опубликована: проверьте отмеченные поля.', { fields: corrected.fields })
    const added = source.participants.filter(
      ({ agencyId }) => !published.some((result) => result.agencyId === agencyId),
    )
    if (items.length === 0 && added.length === 0)
      return fail('INVALID', 'Укажите, что исправить: участника, критерий и новый балл.')
    const notRated = (last.bundle as unknown as StoredBundle).notRated.filter(
      ({ agencyId }) => !added.some((agency) => agency.agencyId === agencyId),
    )
    const issued = await awardsOfYear(ctx, last.year)
    const publication = assemblePublication({
      ...inputsOf(ctx),
      campaignId,
      year: last.year,
      version: last.version + 1,
      reason,
      methodology: source.methodology,
      participants: [...corrected.participants, ...added],
      notRated,
      nextNumber: nextNumbers(issued),
      awarded: (agency) => {
        const before = published.find((result) => result.agencyId === agency.agencyId)
        return before?.total !== agency.total || before.level !== agency.level
      },
    })
    const reissued = new Set(publication.awards.map(({ agencyId }) => agencyId))
    await tx.award.updateMany({
      where: {
        tenantId,
        id: {
          in: issued.filter((award) => award.revokedAt === null && reissued.has(award.agencyId)).map(({ id }) => id),
        },
      },
      data: { revokedAt: now, revision: { increment: 1 } },
    })
    await write(ctx, publication)
    // The working record follows, so that the office and next year's reference show what is in force.
    for (const { agencyId, criterion, score } of items) {
      await tx.assessmentAnswer.updateMany({
        where: { tenantId, criterion, assessment: { campaignId, agencyId } },
        data: { finalScore: score },
      })
    }
    const corrects = (agencyId: string) => items.some((item) => item.agencyId === agencyId)
    for (const result of publication.results.filter(({ agencyId }) => corrects(agencyId))) {
      await tx.selfAssessment.updateMany({
        where: { tenantId, campaignId, agencyId: result.agencyId },
        data: { finalTotal: result.total, finalLevel: result.level, updatedAt: now },
      })
    }
    const changes = inWords(correctionChanges(published, publication.results), source.methodology)
    const addresses = await curatorAddresses(
      ctx,
      changes.map(({ agencyId }) => agencyId),
    )
    await enqueueMany(
      tx,
      tenantId,
      changes.flatMap((change) =>
        letters(addresses.get(change.agencyId) ?? [], `Рейтинг за ${last.year} год исправлен`, [
          `${change.agencyName}: опубликована исправленная версия рейтинга за ${last.year} год. Прежняя версия остаётся доступной.`,
          `Причина: ${reason}`,
          officeUrl(ctx, 'awards'),
        ]),
      ),
    )
    return done(
      { id: campaignId, versionId: publication.version.id, version: last.version + 1 },
      {
        subject: { type: 'RatingVersion', id: publication.version.id },
        before: { version: last.version },
        after: { version: last.version + 1, reason, items, added: added.map(({ agencyId }) => agencyId), changes },
      },
    )
  },
})
