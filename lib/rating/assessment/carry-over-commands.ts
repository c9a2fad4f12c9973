import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { startIfNeeded } from './commands'
import { lockEditable } from '../status/lock'
import { recomputeTotals } from '../status/totals'
import { campaignMethodology } from '../methodology/of-campaign'
import { carrySource } from './carry-over'
import { CarryOverInput } from './schema'
import { operations } from '../operations'

/**
 * Copies last year's answers and comments (not the evidence: it proves another year). Without `criteria` only what is
 * not answered yet; an answered criterion is replaced only when it is named.
 */
export const carryOverAnswers = defineCommand({
  operation: operations['assessment.carryOver'],
  schema: CarryOverInput,
  unversioned: 'only the named criteria are replaced, and the journal keeps what stood there',
  run: async (ctx, { assessmentId, criteria }) => {
    const locked = await lockEditable(ctx, assessmentId)
    if (!locked.ok) return locked
    const { tx, tenantId, actor, now } = ctx
    const assessment = locked.value
    const methodology = await campaignMethodology(tx, tenantId, assessment.campaignId)
    const { year } = await tx.ratingCampaign.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: assessment.campaignId } },
      select: { year: true },
    })
    const source = await carrySource(tx, tenantId, { agencyId: assessment.agencyId, year, methodology })
    if (!source) return fail('RULE', 'Ответов за прошлые годы нет: переносить нечего.')
    const stored = await tx.assessmentAnswer.findMany({ where: { tenantId, assessmentId } })
    const taken = source.answers.filter(({ criterion }) => {
      const answer = stored.find((row) => row.criterion === criterion)
      return criteria ? criteria.includes(criterion) : !answer || (!answer.answered && answer.comment === '')
    })
    if (taken.length === 0) return fail('RULE', 'Отметьте хотя бы один критерий, ответ на который нужно перенести.')
    for (const { criterion, attested, comment } of taken) {
      const stamp = { attested, comment, answered: attested.length > 0, updatedBy: actor.name, updatedAt: now }
      await tx.assessmentAnswer.upsert({
        where: { tenantId_assessmentId_criterion: { tenantId, assessmentId, criterion } },
        create: { tenantId, id: newId(), assessmentId, criterion, ...stamp },
        update: { ...stamp, version: { increment: 1 } },
        select: { id: true },
      })
    }
    await tx.selfAssessment.update({
      where: { tenantId_id: { tenantId, id: assessmentId } },
      data: { ...(await startIfNeeded(ctx, assessment)), version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    })
    await recomputeTotals(tx, tenantId, assessmentId)
    const named = taken.map(({ criterion }) => criterion)
    return done(
      { id: assessmentId, criteria: named, year: source.year },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: stored
          .filter((row) => named.includes(row.criterion))
          .map(({ criterion, attested, comment }) => ({ criterion, attested, comment })),
        after: {
          fromYear: source.year,
          answers: taken.map(({ criterion, attested, comment }) => ({ criterion, attested, comment })),
        },
      },
    )
  },
})
