import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { notify } from '../notify'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { dayColumn } from '@/lib/core/db-day'
import { isScored } from '../status/rules'
import { criterionName, findCriterion } from '../methodology/types'
import { reviewStep, touch } from '../status/step'
import { lockRequest } from '../status/lock'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { CloseMaterialInput, DocumentaryCheckInput, RequestMaterialInput } from './schema'
import { operations } from '../operations'

const notNow = (what: string) =>
  fail('RULE', `${what} можно, пока идёт проверка. Возьмите самооценку в работу или обновите страницу.`)

/** Asks the agency for more material on a criterion (the committee's right, K app. 3), with a letter. */
export const requestMaterial = defineCommand({
  operation: operations['assessment.requestMaterial'],
  schema: RequestMaterialInput,
  creates: 'MaterialRequest',
  run: async (ctx, { assessmentId, criterion: number, text, dueOn }) => {
    const step = await reviewStep(ctx, assessmentId)
    if (!step.ok) return step
    const { assessment, methodology, year, agencyName, today } = step.value
    const { tx, tenantId, actor, now } = ctx
    if (assessment.status !== 'VERIFICATION') return notNow('Запросить материалы')
    const criterion = findCriterion(methodology, number)
    if (!criterion) return fail('INVALID', 'Такого критерия в методике нет. Обновите страницу.')
    if (dueOn <= today)
      return fail('INVALID', 'Запрос не отправлен.', {
        fields: { dueOn: 'Срок ответа должен быть позже сегодняшнего дня.' },
      })
    const asked = { tenantId, assessmentId, criterion: number, text, status: 'OPEN' as const }
    if ((await tx.materialRequest.count({ where: asked })) > 0)
      return fail('CONFLICT', `Такой запрос по критерию ${number} уже отправлен и ждёт ответа.`)
    const id = newId()
    await tx.materialRequest.create({
      data: {
        tenantId,
        id,
        assessmentId,
        criterion: number,
        text,
        dueOn: dayColumn(dueOn),
        askedBy: actor.name,
        askedAt: now,
      },
      select: { id: true },
    })
    await touch(ctx, assessmentId)
    const addresses = (await curatorAddresses(ctx, [assessment.agencyId])).get(assessment.agencyId) ?? []
    await enqueueMany(
      tx,
      tenantId,
      letters(addresses, `Нужны материалы к самооценке за ${year} год`, [
        `${agencyName}: при проверке самооценки запрошены материалы по критерию ${number} «${criterionName(criterion)}».`,
        text,
        `Ответьте до ${formatLong(dueOn)} включительно:`,
        officeUrl(ctx, `assessments/${assessmentId}`),
      ]),
    )
    await notify(tx, tenantId, now, [
      {
        to: addresses,
        kind: 'MATERIAL_ASKED',
        title: `${agencyName}: нужны материалы по критерию ${number} до ${formatLong(dueOn)}`,
        href: `assessments/${assessmentId}`,
        key: `material:${id}`,
      },
    ])
    return done(
      { id },
      {
        subject: { type: 'MaterialRequest', id },
        agencyId: assessment.agencyId,
        after: { assessmentId, criterion: number, text, dueOn },
      },
    )
  },
})

/** Closes a request, answered or no longer needed. */
export const closeMaterial = defineCommand({
  operation: operations['assessment.closeMaterial'],
  schema: CloseMaterialInput,
  changes: 'MaterialRequest',
  row: lockRequest,
  run: async (ctx, { requestId }, found) => {
    const { tx, tenantId } = ctx
    if (found.status === 'CLOSED') return fail('RULE', 'Запрос уже закрыт. Обновите страницу.')
    await tx.materialRequest.update({
      where: { tenantId_id: { tenantId, id: requestId } },
      data: { status: 'CLOSED', version: { increment: 1 } },
      select: { id: true },
    })
    await touch(ctx, found.assessment.id)
    return done(
      { id: requestId },
      {
        subject: { type: 'MaterialRequest', id: requestId },
        agencyId: found.assessment.agencyId,
        before: { status: found.status },
        after: { status: 'CLOSED' },
      },
    )
  },
})

/** Records a documentary check of what the agency presented: when, which criteria, what was found. */
export const recordCheck = defineCommand({
  operation: operations['assessment.recordCheck'],
  schema: DocumentaryCheckInput,
  creates: 'DocumentaryCheck',
  run: async (ctx, { assessmentId, date, criteria, finding }) => {
    const step = await reviewStep(ctx, assessmentId)
    if (!step.ok) return step
    const { assessment, methodology, today } = step.value
    if (!isScored(assessment.status)) return notNow('Записать документарную проверку')
    if (date > today)
      return fail('INVALID', 'Проверка не записана.', { fields: { date: 'День проверки ещё не наступил.' } })
    if (criteria.some((number) => !findCriterion(methodology, number)))
      return fail('INVALID', 'Такого критерия в методике нет. Обновите страницу.')
    const check = {
      tenantId: ctx.tenantId,
      assessmentId,
      date: dayColumn(date),
      criteria: [...new Set(criteria)].sort((a, b) => a - b),
      finding,
    }
    if ((await ctx.tx.documentaryCheck.count({ where: { ...check, criteria: { equals: check.criteria } } })) > 0)
      return fail('CONFLICT', 'Такая проверка уже записана: тот же день, те же критерии и тот же вывод.')
    const id = newId()
    await ctx.tx.documentaryCheck.create({
      data: {
        ...check,
        id,
        byName: ctx.actor.name,
        createdAt: ctx.now,
      },
      select: { id: true },
    })
    await touch(ctx, assessmentId)
    return done(
      { id },
      {
        subject: { type: 'DocumentaryCheck', id },
        agencyId: assessment.agencyId,
        after: { assessmentId, date, criteria, finding },
      },
    )
  },
})
