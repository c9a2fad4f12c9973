import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { formatShort } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { CheckMeasure } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { operations } from '../operations'
import { needsPlan } from './form'
import { lockCheck, type Locked, type LockedCheck } from './lock'
import { doneDay } from './rules'
import { AddMeasureInput, ApprovePlanInput, DoneMeasureInput, RemoveMeasureInput } from './schema'

const touch = (ctx: CommandContext, id: string, data: object = {}) =>
  ctx.tx.processCheck.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  })

/** Adds what will be done to a plan of optimisation; its day is not after the campaign's (Kirov 3.3). */
export const addMeasure = defineCommand({
  operation: operations['check.plan'],
  schema: AddMeasureInput,
  creates: 'CheckMeasure',
  run: async (ctx, { checkId, dueOn, projectId, ...rest }) => {
    const { tx, tenantId } = ctx
    const locked = await lockCheck(ctx, { id: checkId })
    if (!locked.ok) return locked
    const check = locked.value
    if (!needsPlan(check.grade))
      return fail('RULE', 'План оптимизации составляют по услуге с оценкой «В» или «Г» после подписи проверки.')
    if (check.planOn) return fail('RULE', 'План утверждён: мероприятия в него больше не добавляют.')
    const last = dayOf(check.campaign.doneBy)
    if (dueOn > last)
      return fail('INVALID', 'Мероприятие пока не добавлено.', {
        fields: { dueOn: `Планы выполняют до ${formatShort(last)}: возьмите день не позже.` },
      })
    if (projectId !== null) {
      const project = await tx.project.findFirst({
        where: { tenantId, id: projectId, agencyId: check.process.agencyId },
        select: { id: true },
      })
      if (!project)
        return fail('NOT_FOUND', 'Мероприятие пока не добавлено.', {
          fields: { projectId: 'Выберите проект своего органа.' },
        })
    }
    const id = newId()
    await tx.checkMeasure.create({
      data: { tenantId, id, checkId, dueOn: dayColumn(dueOn), projectId, ...rest },
      select: { id: true },
    })
    await touch(ctx, checkId)
    return done(
      { id },
      {
        subject: { type: 'CheckMeasure', id },
        agencyId: check.process.agencyId,
        after: { process: check.process.name, measureWhat: rest.what, dueOn, responsible: rest.responsible },
      },
    )
  },
})

async function lockMeasure(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<Locked<CheckMeasure & { check: LockedCheck }>> {
  const found = await ctx.tx.checkMeasure.findFirst({
    where: { tenantId: ctx.tenantId, id },
    select: { checkId: true },
  })
  const locked = found && (await lockCheck(ctx, { id: found.checkId }))
  if (!locked?.ok) return notFound('Мероприятие')
  await lockRow(ctx, 'CheckMeasure', id)
  const measure = await ctx.tx.checkMeasure.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return measure ? { ok: true, value: { ...measure, check: locked.value } } : notFound('Мероприятие')
}

/** Takes a measure out of a plan that is not approved yet. */
export const removeMeasure = defineCommand({
  operation: operations['check.plan'],
  schema: RemoveMeasureInput,
  changes: 'CheckMeasure',
  row: lockMeasure,
  run: async (ctx, { id }, { check, checkId, what }) => {
    if (check.planOn) return fail('RULE', 'План утверждён: мероприятие из него не убирают, его выполняют.')
    await ctx.tx.checkMeasure.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: { id: true } })
    await touch(ctx, checkId)
    return done(
      { id },
      {
        subject: { type: 'CheckMeasure', id },
        agencyId: check.process.agencyId,
        before: { process: check.process.name, measureWhat: what },
      },
    )
  },
})

/** Says that a measure is done, and with what result; the last one ends the plan (Kirov 3.3). */
export const doneMeasure = defineCommand({
  operation: operations['check.plan'],
  schema: DoneMeasureInput,
  changes: 'CheckMeasure',
  row: lockMeasure,
  run: async (ctx, { id, doneOn, result }, { check, checkId, doneOn: before, what }) => {
    const { tx, tenantId, actor, today } = ctx
    if (!check.planOn) return fail('RULE', 'Сначала утвердите план: выполняют утверждённое.')
    if (before) return fail('RULE', 'Это мероприятие уже выполнено. Обновите страницу.')
    if (doneOn > today) return fail('INVALID', 'Пока не записано.', { fields: { doneOn: 'Этот день ещё не настал.' } })
    await tx.checkMeasure.update({
      where: { tenantId_id: { tenantId, id } },
      data: { doneOn: dayColumn(doneOn), result, doneBy: actor.name, version: { increment: 1 } },
      select: { id: true },
    })
    const all = await tx.checkMeasure.findMany({ where: { tenantId, checkId }, select: { doneOn: true } })
    const finished = doneDay(all.map((one) => ({ doneOn: one.doneOn && dayOf(one.doneOn) })))
    await touch(ctx, checkId, { doneOn: finished && dayColumn(finished) })
    return done(
      { id, finished },
      {
        subject: { type: 'CheckMeasure', id },
        agencyId: check.process.agencyId,
        after: { process: check.process.name, measureWhat: what, doneOn, result },
      },
    )
  },
})

/** Records the act that approved the plan of optimisation of a service (Kirov 3.2); from then on it is carried out. */
export const approveCheckPlan = defineCommand({
  operation: operations['check.approve'],
  schema: ApprovePlanInput,
  changes: 'ProcessCheck',
  row: lockCheck,
  run: async (ctx, { id, planOn, planBasis }, check) => {
    if (!needsPlan(check.grade)) return fail('RULE', 'План нужен услуге с оценкой «В» или «Г».')
    if (check.planOn) return fail('RULE', 'План уже утверждён. Обновите страницу.')
    if (planOn > ctx.today)
      return fail('INVALID', 'Пока не записано.', { fields: { planOn: 'День акта ещё не настал.' } })
    const count = await ctx.tx.checkMeasure.count({ where: { tenantId: ctx.tenantId, checkId: id } })
    if (count === 0) return fail('RULE', 'План пока не утверждён: в нём нет ни одного мероприятия.')
    await touch(ctx, id, { planOn: dayColumn(planOn), planBasis, planBy: ctx.actor.name })
    return done(
      { id },
      {
        subject: { type: 'ProcessCheck', id },
        agencyId: check.process.agencyId,
        after: { process: check.process.name, planOn, planBasis, measures: count },
      },
    )
  },
})
