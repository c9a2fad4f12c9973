import 'server-only'
import { formatTime } from '@/lib/core/dates'
import { count, NBSP } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { notify } from '../notify'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { transitionRefusal } from '../status/labels'
import { findCriterion, isPossibleScore } from '../methodology/types'
import { move, refused, reviewStep, seenStep, touch } from '../status/step'
import { decideTakeUp, transition } from '../status/rules'
import { AssessmentInput } from '../status/schema'
import { scoreAssessment } from '../methodology/score'
import { ownScores, scoresByCriterion } from './scores'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { verificationProblems } from './rules'
import { CompleteInput, VerifyInput, ReopenInput, ReturnInput } from './schema'
import { verificationProblemLabels } from './labels'
import { levelSign } from '../methodology/labels'
import { operations } from '../operations'

const subjectOf = (id: string) => ({ type: 'SelfAssessment', id }) as const

/**
 * Takes an assessment up for verification: a submitted one at any time, an unsubmitted one after its due day (K 3.4).
 * Taking over from a colleague is allowed.
 */
export const takeUp = defineCommand({
  operation: operations['assessment.takeUp'],
  schema: AssessmentInput,
  changes: 'SelfAssessment',
  row: seenStep,
  run: async (ctx, { assessmentId }, step) => {
    const { assessment, selfAssessmentDue, today } = step
    const verifier = { verifierId: ctx.actor.personId, verifierName: ctx.actor.name }
    const audit = {
      subject: subjectOf(assessmentId),
      agencyId: assessment.agencyId,
      before: { status: assessment.status },
    }
    if (assessment.status === 'VERIFICATION') {
      await ctx.tx.selfAssessment.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id: assessmentId } },
        data: { ...verifier, version: { increment: 1 } },
        select: { id: true },
      })
      return done(
        { id: assessmentId },
        { ...audit, after: { status: assessment.status, verifierName: ctx.actor.name } },
      )
    }
    const next = decideTakeUp({ status: assessment.status, due: selfAssessmentDue, today })
    if (!next.ok) return refused(next.reason, assessment.status, 'TAKE_UP')
    await move(
      ctx,
      assessment,
      next.value,
      verifier,
      assessment.submittedAt === null ? 'Самооценка не представлена: оценивается по имеющейся информации' : '',
    )
    return done({ id: assessmentId }, { ...audit, after: { status: next.value, verifierName: ctx.actor.name } })
  },
})

/** The verifier's score of one criterion; over another person's newer one it is a CONFLICT that says whose and what. */
export const verifyCriterion = defineCommand({
  operation: operations['assessment.verify'],
  schema: VerifyInput,
  unversioned: 'each criterion has a version of its own (baseVersion)',
  run: async (ctx, { assessmentId, criterion: number, score, reason, baseVersion }) => {
    const step = await reviewStep(ctx, assessmentId)
    if (!step.ok) return step
    const { assessment, methodology } = step.value
    const { tx, tenantId, actor, now } = ctx
    if (assessment.status !== 'VERIFICATION')
      return fail(
        'RULE',
        transitionRefusal(assessment.status, 'VERIFY').replace('Завершить проверку', 'Изменить оценку'),
      )
    const criterion = findCriterion(methodology, number)
    if (!criterion) return fail('INVALID', 'Такого критерия в методике нет. Обновите страницу.')
    if (!isPossibleScore(criterion, score))
      return fail('INVALID', 'Такого балла у критерия нет.', {
        fields: { score: verificationProblemLabels.SCORE_UNKNOWN },
      })
    const before = await tx.assessmentAnswer.findUnique({
      where: { tenantId_assessmentId_criterion: { tenantId, assessmentId, criterion: number } },
    })
    if ((before?.version ?? 0) !== baseVersion) {
      const at = before?.verifiedAt ? ` в ${formatTime(actor.tenant.timeZone, before.verifiedAt)}` : ''
      const whose = before?.verifiedBy
        ? `${before.verifiedBy}${at}: балл ${before.verifiedScore ?? 'не поставлен'}${before.verifiedReason ? ` («${before.verifiedReason}»)` : ''}`
        : 'данные изменились'
      return fail(
        'CONFLICT',
        `Критерий${NBSP}${number} только что оценил другой человек. ${whose}. Ваша оценка не сохранена: сравните и сохраните ещё раз, если она верна.`,
        { details: { version: before?.version ?? 0 } },
      )
    }
    const own = ownScores(methodology, before ? [before] : [], assessment.submittedAt !== null)
    const problem = verificationProblems(methodology, {
      selfScores: own,
      verified: { [number]: { score, reason } },
      pendingMaterial: [],
    }).find((found) => found.criterion === number)
    if (problem)
      return fail('INVALID', 'Оценка пока не сохранена.', {
        fields: { reason: verificationProblemLabels[problem.code] },
      })
    const stamp = { verifiedScore: score, verifiedReason: reason, verifiedBy: actor.name, verifiedAt: now }
    if (before)
      await tx.assessmentAnswer.update({
        where: { tenantId_id: { tenantId, id: before.id } },
        data: { ...stamp, version: { increment: 1 } },
        select: { id: true },
      })
    else
      await tx.assessmentAnswer.create({
        data: { tenantId, id: newId(), assessmentId, criterion: number, attested: [], ...stamp },
        select: { id: true },
      })
    await touch(ctx, assessmentId)
    return done(
      { criterion: number, score },
      {
        subject: subjectOf(assessmentId),
        agencyId: assessment.agencyId,
        before: { criterion: number, score: before?.verifiedScore ?? null, reason: before?.verifiedReason ?? '' },
        after: { criterion: number, score, reason },
      },
    )
  },
})

/**
 * Ends verification: every criterion scored; open requests for material only with a reason, and they are closed by it.
 */
export const completeVerification = defineCommand({
  operation: operations['assessment.completeVerification'],
  schema: CompleteInput,
  changes: 'SelfAssessment',
  row: seenStep,
  run: async (ctx, { assessmentId, overrideReason }, step) => {
    const { assessment, methodology } = step
    const { tx, tenantId } = ctx
    const next = transition(assessment.status, 'VERIFY')
    if (!next.ok) return refused(next.reason, assessment.status, 'VERIFY')
    const answers = await tx.assessmentAnswer.findMany({ where: { tenantId, assessmentId } })
    const open = await tx.materialRequest.findMany({
      where: { tenantId, assessmentId, status: 'OPEN' },
      select: { criterion: true },
    })
    const problems = verificationProblems(methodology, {
      selfScores: ownScores(methodology, answers, assessment.submittedAt !== null),
      verified: Object.fromEntries(
        answers.map((answer) => [answer.criterion, { score: answer.verifiedScore, reason: answer.verifiedReason }]),
      ),
      pendingMaterial: open.map(({ criterion }) => criterion),
    })
    const blocking = problems.filter((problem) => problem.blocking)
    if (blocking.length > 0) {
      return fail(
        'RULE',
        `Завершить проверку пока нельзя. ${blocking.map((problem) => `Критерий${NBSP}${problem.criterion}: ${verificationProblemLabels[problem.code]}`).join(' ')}`,
        { details: { problems } },
      )
    }
    if (open.length > 0 && overrideReason === '') {
      return fail(
        'INVALID',
        `Остались без ответа ${count(open.length, 'запрос', 'запроса', 'запросов')} материалов. Дождитесь ответа, закройте запрос или напишите, почему проверка завершается без него.`,
        { fields: { overrideReason: 'Напишите, почему проверка завершается без ответа на запрос.' } },
      )
    }
    const { total, level } = scoreAssessment(methodology, scoresByCriterion(methodology, answers, 'verifiedScore'))
    await tx.materialRequest.updateMany({
      where: { tenantId, assessmentId, status: { not: 'CLOSED' } },
      data: { status: 'CLOSED', version: { increment: 1 } },
    })
    await tx.assessmentAnswer.updateMany({ where: { tenantId, assessmentId }, data: { finalScore: null } })
    await move(
      ctx,
      assessment,
      next.value,
      { verifiedAt: ctx.now, verifiedTotal: total, verifiedLevel: level, finalTotal: null, finalLevel: null },
      overrideReason,
    )
    return done(
      { id: assessmentId },
      {
        subject: subjectOf(assessmentId),
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: {
          status: next.value,
          total,
          level: levelSign(methodology, level).title,
          openRequests: open.length,
          overrideReason,
        },
      },
    )
  },
})

/** Back to the agency for changes, with a letter that says what to change. */
export const returnAssessment = defineCommand({
  operation: operations['assessment.return'],
  schema: ReturnInput,
  changes: 'SelfAssessment',
  row: seenStep,
  run: async (ctx, { assessmentId, reason }, step) => {
    const { assessment, year, agencyName } = step
    const { tx, tenantId } = ctx
    const next = transition(assessment.status, 'RETURN')
    if (!next.ok) return refused(next.reason, assessment.status, 'RETURN')
    if (assessment.submittedAt === null)
      return fail(
        'RULE',
        'Самооценка не была представлена, возвращать нечего. Оцените участника по имеющейся информации.',
      )
    await tx.materialRequest.updateMany({
      where: { tenantId, assessmentId, status: { not: 'CLOSED' } },
      data: { status: 'CLOSED', version: { increment: 1 } },
    })
    await move(ctx, assessment, next.value, { submittedAt: null, submittedBy: null }, reason)
    const addresses = (await curatorAddresses(ctx, [assessment.agencyId])).get(assessment.agencyId) ?? []
    await enqueueMany(
      tx,
      tenantId,
      letters(addresses, `Самооценка за ${year} год возвращена`, [
        `${agencyName}: самооценка за ${year} год возвращена для исправления.`,
        `Что нужно исправить: ${reason}`,
        'Исправьте ответы и отправьте самооценку ещё раз:',
        officeUrl(ctx, `assessments/${assessmentId}`),
      ]),
    )
    await notify(tx, tenantId, ctx.now, [
      {
        to: addresses,
        kind: 'ASSESSMENT_RETURNED',
        title: `${agencyName}: самооценка за ${year} год возвращена для исправления`,
        href: `assessments/${assessmentId}`,
        key: `returned:${assessmentId}:${assessment.version}`,
      },
    ])
    return done(
      { id: assessmentId },
      {
        subject: subjectOf(assessmentId),
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: { status: next.value, reason },
      },
    )
  },
})

/** A finished verification opened again, before its results are sent. */
export const reopenVerification = defineCommand({
  operation: operations['assessment.reopen'],
  schema: ReopenInput,
  changes: 'SelfAssessment',
  row: seenStep,
  run: async (ctx, { assessmentId, reason }, step) => {
    const { assessment } = step
    const next = transition(assessment.status, 'REOPEN')
    if (!next.ok) return refused(next.reason, assessment.status, 'REOPEN')
    await move(ctx, assessment, next.value, { verifiedAt: null, verifiedTotal: null, verifiedLevel: null }, reason)
    return done(
      { id: assessmentId },
      {
        subject: subjectOf(assessmentId),
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: { status: next.value, reason },
      },
    )
  },
})
