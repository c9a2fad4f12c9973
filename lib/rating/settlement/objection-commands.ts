import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import { notify } from '../notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { reasonMessages, transitionRefusal } from '../status/labels'
import { criterionName, findCriterion } from '../methodology/types'
import { dayIn, move, refused, seenStep } from '../status/step'
import { transition } from '../status/rules'
import { scoreAssessment } from '../methodology/score'
import { authorityAddresses, curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { objectionProblems, settlementProblems } from './rules'
import { ObjectInput, SettleObjectionInput } from './schema'
import { levelSign } from '../methodology/labels'
import { objectionProblemLabels, settlementOutcomeLabels, settlementProblemLabels } from './labels'
import { decideObject } from './window'
import { objectionWindow } from '../methodology/window'
import { operations } from '../operations'

type ObjectionRow = { id: string; criterion: number; fileIds: readonly string[] }

/** Ties the files, uploaded beforehand, to the items of an objection. */
async function attachFiles(
  { tx, tenantId, actor, now }: CommandContext,
  { id, agencyId }: { id: string; agencyId: string },
  rows: readonly ObjectionRow[],
): Promise<Result<null>> {
  for (const row of rows) {
    for (const fileId of row.fileIds) {
      const file = await attachableFile(tx, tenantId, fileId, agencyId)
      if (!file) return fail('NOT_FOUND', 'Файл не найден или загружен для другого органа. Загрузите его ещё раз.')
      await tx.evidence.create({
        data: {
          tenantId,
          id: newId(),
          assessmentId: id,
          criterion: row.criterion,
          kind: 'FILE',
          title: file.name,
          fileId,
          objectionItemId: row.id,
          addedBy: actor.name,
          addedAt: now,
        },
        select: { id: true },
      })
    }
  }
  return ok(null)
}

/** The curator objects to the scores of some criteria, within the window (K 3.4: 15 working days from receipt). */
export const fileObjection = defineCommand({
  operation: operations['objection.file'],
  schema: ObjectInput,
  changes: 'SelfAssessment',
  row: seenStep,
  run: async (ctx, { assessmentId, items }, step) => {
    const { assessment, methodology, year, agencyName, today } = step
    const { tx, tenantId, actor, now } = ctx
    const { receivedAt } = await tx.selfAssessment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: assessmentId } },
      select: { receivedAt: true },
    })
    const receivedDate = dayIn(ctx, receivedAt)
    const { workingDays } = methodology.cycle.objectionWindow
    const next = decideObject({ status: assessment.status, receivedDate, workingDays, today })
    if (!next.ok) {
      if (next.reason === 'WRONG_STATUS') return fail('RULE', transitionRefusal(assessment.status, 'OBJECT'))
      const lastDay =
        receivedDate && next.reason === 'WINDOW_CLOSED'
          ? ` Результаты получены ${formatLong(receivedDate)}, последним днём было ${formatLong(objectionWindow(receivedDate, workingDays).lastDay)}`
          : ''
      return fail('RULE', `${reasonMessages[next.reason]}${lastDay}`)
    }
    const answers = await tx.assessmentAnswer.findMany({
      where: { tenantId, assessmentId },
      select: { criterion: true, verifiedScore: true },
    })
    const problems = objectionProblems(
      methodology,
      items,
      Object.fromEntries(answers.map((answer) => [answer.criterion, answer.verifiedScore ?? 0])),
    )
    if (problems.length > 0) {
      return fail('INVALID', 'Несогласие пока не отправлено: проверьте отмеченные поля.', {
        fields: Object.fromEntries(
          problems.map(({ index, code }) => [
            `items.${index}.${code === 'NO_REASON' ? 'reason' : code.startsWith('SCORE') ? 'requestedScore' : 'criterion'}`,
            objectionProblemLabels[code],
          ]),
        ),
      })
    }
    const objectionId = newId()
    const rows = items.map(({ fileIds, ...item }) => ({ id: newId(), fileIds: [...new Set(fileIds)], ...item }))
    await tx.objection.create({
      data: { tenantId, id: objectionId, assessmentId, filedBy: actor.name, filedAt: now },
      select: { id: true },
    })
    await tx.objectionItem.createMany({
      data: rows.map(({ id, criterion, reason, requestedScore }) => ({
        tenantId,
        id,
        objectionId,
        criterion,
        reason,
        requestedScore,
      })),
    })
    const attached = await attachFiles(ctx, assessment, rows)
    if (!attached.ok) return attached
    await move(ctx, assessment, next.value)
    const authority = await authorityAddresses(ctx)
    await notify(tx, tenantId, now, [
      {
        to: authority,
        kind: 'OBJECTION_FILED',
        title: `${agencyName}: несогласие с оценкой за ${year} год`,
        href: `objections/${objectionId}`,
        key: `objection:${objectionId}`,
      },
    ])
    await enqueueMany(
      tx,
      tenantId,
      letters(authority, `Несогласие с оценкой: ${agencyName}`, [
        `${agencyName} не согласен с оценкой за ${year} год по критериям: ${rows.map(({ criterion }) => criterion).join(', ')}.`,
        'Рассмотрите несогласие:',
        officeUrl(ctx, `objections/${objectionId}`),
      ]),
    )
    return done(
      { id: objectionId, assessmentId },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: {
          status: next.value,
          objectionId,
          items: rows.map(({ criterion, reason, requestedScore, fileIds }) => ({
            criterion,
            reason,
            requestedScore,
            files: fileIds.length,
          })),
        },
      },
    )
  },
})

/** The authority settles every item; scores, total and level follow, and the agency gets a letter. */
export const settleObjection = defineCommand({
  operation: operations['objection.settle'],
  schema: SettleObjectionInput,
  changes: 'SelfAssessment',
  row: async (ctx, { objectionId }) => {
    const found = await ctx.tx.objection.findFirst({
      where: { tenantId: ctx.tenantId, id: objectionId },
      select: { assessmentId: true },
    })
    return found ? seenStep(ctx, found) : fail('NOT_FOUND', 'Несогласие не найдено или недоступно. Обновите страницу.')
  },
  run: async (ctx, { objectionId, items }, step) => {
    const { tx, tenantId, actor, now } = ctx
    const { assessment, methodology, year, agencyName } = step
    const next = transition(assessment.status, 'SETTLE')
    if (!next.ok) return refused(next.reason, assessment.status, 'SETTLE')
    const objection = await tx.objection.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: objectionId } },
      include: { items: true },
    })
    if (objection.status === 'SETTLED') return fail('RULE', 'Несогласие уже рассмотрено. Обновите страницу.')
    const answers = await tx.assessmentAnswer.findMany({ where: { tenantId, assessmentId: assessment.id } })
    const verified = new Map(answers.map((answer) => [answer.criterion, answer.verifiedScore ?? 0]))
    const problems = settlementProblems(
      methodology,
      objection.items.map(({ criterion, requestedScore }) => ({
        criterion,
        requestedScore,
        verifiedScore: verified.get(criterion) ?? 0,
      })),
      items,
    )
    if (problems.length > 0) {
      return fail('INVALID', 'Решение пока не сохранено: проверьте отмеченные поля.', {
        fields: Object.fromEntries(
          problems.map(({ criterion, code }) => [
            `items.${items.findIndex((item) => item.criterion === criterion)}.${code === 'NO_REASON' ? 'reason' : code === 'NO_OUTCOME' ? 'outcome' : 'score'}`,
            settlementProblemLabels[code],
          ]),
        ),
      })
    }
    for (const { criterion, outcome, reason, score } of items) {
      await tx.objectionItem.update({
        where: { tenantId_objectionId_criterion: { tenantId, objectionId, criterion } },
        data: { outcome, outcomeReason: reason, settledScore: score },
        select: { id: true },
      })
    }
    const settled = new Map(items.map(({ criterion, score }) => [criterion, score]))
    const scores = methodology.criteria.map(({ number }) => settled.get(number) ?? verified.get(number) ?? 0)
    for (const [i, { number }] of methodology.criteria.entries()) {
      await tx.assessmentAnswer.update({
        where: { tenantId_assessmentId_criterion: { tenantId, assessmentId: assessment.id, criterion: number } },
        data: { finalScore: scores[i] },
        select: { id: true },
      })
    }
    const { total, level } = scoreAssessment(methodology, scores)
    await tx.objection.update({
      where: { tenantId_id: { tenantId, id: objectionId } },
      data: { status: 'SETTLED', settledBy: actor.name, settledAt: now },
      select: { id: true },
    })
    await move(ctx, assessment, next.value, { finalTotal: total, finalLevel: level })
    const addresses = (await curatorAddresses(ctx, [assessment.agencyId])).get(assessment.agencyId) ?? []
    const lines = items.map(({ criterion: number, outcome, reason, score }) => {
      const criterion = findCriterion(methodology, number)
      return `Критерий ${number}${criterion ? ` «${criterionName(criterion)}»` : ''}: ${settlementOutcomeLabels[outcome]}, балл ${score}. ${reason}`
    })
    await enqueueMany(
      tx,
      tenantId,
      letters(addresses, `Несогласие за ${year} год рассмотрено`, [
        `${agencyName}: несогласие с оценкой за ${year} год рассмотрено.`,
        ...lines,
        `Итоговая оценка: ${formatDecimal(total)}, уровень «${levelSign(methodology, level).title}».`,
        officeUrl(ctx, `assessments/${assessment.id}/results`),
      ]),
    )
    await notify(tx, tenantId, now, [
      {
        to: addresses,
        kind: 'OBJECTION_SETTLED',
        title: `${agencyName}: несогласие с оценкой за ${year} год рассмотрено`,
        href: `assessments/${assessment.id}/results`,
        key: `settled:${objectionId}`,
      },
    ])
    return done(
      { id: objectionId, total, level },
      {
        subject: { type: 'SelfAssessment', id: assessment.id },
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: {
          status: next.value,
          objectionId,
          total,
          level: levelSign(methodology, level).title,
          items: items.map(({ criterion, outcome, reason, score }) => ({ criterion, outcome, reason, score })),
        },
      },
    )
  },
})
