import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { normaliseAttested, submissionProblems } from './answer-rules'
import { lockAssessment, lockEditable, lockRequest, type LockedAssessment } from '../status/lock'
import { touch } from '../status/step'
import { attestedOf, recordTransition, selfTotals } from '../status/totals'
import { NOTHING_SAVED, sameAnswer, type SavedAnswer } from './autosave'
import { levelSign } from '../methodology/labels'
import { campaignMethodology } from '../methodology/of-campaign'
import { transitionRefusal } from '../status/labels'
import { findCriterion } from '../methodology/types'
import { transition } from '../status/rules'
import { AnswerMaterialInput, SaveAnswerInput, SubmitInput } from './schema'
import { operations } from '../operations'

type AnswerRow = { attested: number[]; comment: string; version: number; updatedBy: string | null; updatedAt: Date }

export const savedAnswer = (row: AnswerRow | undefined | null): SavedAnswer =>
  row
    ? {
        attested: row.attested,
        comment: row.comment,
        version: row.version,
        updatedBy: row.updatedBy,
        updatedAt: row.updatedAt.toISOString(),
      }
    : NOTHING_SAVED

/** NOT_STARTED becomes DRAFT with the first answer; returns what to write on the assessment. */
export async function startIfNeeded(ctx: CommandContext, assessment: LockedAssessment) {
  if (assessment.status !== 'NOT_STARTED') return {}
  await recordTransition(ctx.tx, {
    tenantId: ctx.tenantId,
    assessmentId: assessment.id,
    from: 'NOT_STARTED',
    to: 'DRAFT',
    byName: ctx.actor.name,
    at: ctx.now,
  })
  return { status: 'DRAFT' as const, startedAt: ctx.now }
}

/**
 * Saves one criterion's answer over the version that the person saw; a newer one in the database is a CONFLICT with
 * `details.theirs`.
 */
export const saveAnswer = defineCommand({
  operation: operations['assessment.edit'],
  schema: SaveAnswerInput,
  unversioned: 'answers are merged criterion by criterion, each over a version of its own (baseVersion)',
  run: async (ctx, input) => {
    const locked = await lockEditable(ctx, input.assessmentId)
    if (!locked.ok) return locked
    const { tx, tenantId, actor, now } = ctx
    const assessment = locked.value
    const methodology = await campaignMethodology(tx, tenantId, assessment.campaignId)
    const criterion = findCriterion(methodology, input.criterion)
    const attested = criterion && normaliseAttested(criterion, input.attested)
    if (!attested) return fail('INVALID', 'Такого ответа в методике нет. Обновите страницу.')

    const answers = await tx.assessmentAnswer.findMany({ where: { tenantId, assessmentId: assessment.id } })
    const before = answers.find((answer) => answer.criterion === input.criterion)
    const content = { attested, comment: input.comment }
    const subject = { type: 'SelfAssessment', id: assessment.id } as const
    if (before && sameAnswer(before, content))
      return done(savedAnswer(before), {
        subject,
        agencyId: assessment.agencyId,
        after: { criterion: input.criterion, unchanged: true },
      })
    if ((before?.version ?? 0) !== input.baseVersion) {
      return fail(
        'CONFLICT',
        `Ответ на критерий ${input.criterion} только что изменил другой человек. Сравните обе версии.`,
        { details: { theirs: savedAnswer(before) } },
      )
    }
    const stamp = { ...content, answered: attested.length > 0, updatedBy: actor.name, updatedAt: now }
    const stored = before
      ? await tx.assessmentAnswer.update({
          where: { tenantId_id: { tenantId, id: before.id } },
          data: { ...stamp, version: { increment: 1 } },
        })
      : await tx.assessmentAnswer.create({
          data: { tenantId, id: newId(), assessmentId: assessment.id, criterion: input.criterion, ...stamp },
        })
    await tx.selfAssessment.update({
      where: { tenantId_id: { tenantId, id: assessment.id } },
      data: {
        ...(await startIfNeeded(ctx, assessment)),
        ...selfTotals(methodology, { ...attestedOf(answers), [input.criterion]: attested }),
        version: { increment: 1 },
        updatedAt: now,
      },
      select: { id: true },
    })
    return done(savedAnswer(stored), {
      subject,
      agencyId: assessment.agencyId,
      before: before ? { criterion: input.criterion, attested: before.attested, comment: before.comment } : undefined,
      after: { criterion: input.criterion, ...content },
    })
  },
})

/**
 * Sends the self-assessment to the authority (curator only); after the due day too, and then it stays marked as late.
 */
export const submitAssessment = defineCommand({
  operation: operations['assessment.submit'],
  schema: SubmitInput,
  changes: 'SelfAssessment',
  row: (ctx, { assessmentId }) => lockAssessment(ctx, assessmentId),
  run: async (ctx, { assessmentId }, assessment) => {
    const { tx, tenantId, actor, now } = ctx
    const next = transition(assessment.status, 'SUBMIT')
    if (!next.ok) return fail('RULE', transitionRefusal(assessment.status, 'SUBMIT'))
    const methodology = await campaignMethodology(tx, tenantId, assessment.campaignId)
    const answers = await tx.assessmentAnswer.findMany({ where: { tenantId, assessmentId } })
    const evidence = await tx.evidence.findMany({
      where: { tenantId, assessmentId, removedAt: null },
      select: { criterion: true },
    })
    const problems = submissionProblems(
      methodology,
      Object.fromEntries(answers.map((answer) => [answer.criterion, answer])),
      evidence,
    )
    if (problems.some((problem) => problem.blocking)) {
      return fail('RULE', 'Отправить самооценку пока нельзя: закройте то, что отмечено в перечне.', {
        details: { problems },
      })
    }
    const totals = selfTotals(methodology, attestedOf(answers))
    await tx.selfAssessment.update({
      where: { tenantId_id: { tenantId, id: assessmentId } },
      data: {
        status: next.value,
        submittedAt: now,
        submittedBy: actor.name,
        version: { increment: 1 },
        updatedAt: now,
        ...totals,
      },
      select: { id: true },
    })
    await recordTransition(tx, {
      tenantId,
      assessmentId,
      from: assessment.status,
      to: next.value,
      byName: actor.name,
      at: now,
    })
    return done(
      { id: assessmentId },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: { status: next.value, ...totals, selfLevel: levelSign(methodology, totals.selfLevel).title },
      },
    )
  },
})

/** The agency's answer to a request for material; its evidence has been added to the request beforehand. */
export const answerMaterial = defineCommand({
  operation: operations['assessment.answerMaterial'],
  schema: AnswerMaterialInput,
  changes: 'MaterialRequest',
  row: lockRequest,
  run: async (ctx, { requestId, answer }, { status, assessment }) => {
    const { tx, tenantId, actor, now } = ctx
    if (assessment.status === 'WITHDRAWN')
      return fail('RULE', 'Ваш орган выбыл из рейтинга этого года: отвечать на запрос не нужно.')
    if (status !== 'OPEN') return fail('RULE', 'На этот запрос уже ответили или его закрыли. Обновите страницу.')
    await tx.materialRequest.update({
      where: { tenantId_id: { tenantId, id: requestId } },
      data: { status: 'ANSWERED', answer, answeredBy: actor.name, answeredAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    await touch(ctx, assessment.id)
    return done(
      { id: requestId, assessmentId: assessment.id },
      {
        subject: { type: 'MaterialRequest', id: requestId },
        agencyId: assessment.agencyId,
        before: { status: 'OPEN' },
        after: { status: 'ANSWERED', answer },
      },
    )
  },
})
