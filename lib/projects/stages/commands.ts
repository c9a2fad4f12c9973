import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { addWorkingDays } from '@/lib/core/work-calendar'
import type { z } from 'zod'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { dayColumn } from '@/lib/core/db-day'
import { recordEvent } from '../state/events'
import type { LockedProject } from '../state/locked-project'
import { readPassport } from '../form/passport'
import { lastStages } from '../form/form'
import { projectMachine } from '../state/rules'
import { checkClose, checkReopen, checkStart, closingEffect, planMove, stageInWork, statusAfterReopen } from './rules'
import { lockRunning } from '../state/work-read'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { moveRefusalText, stageRefusalText } from './labels'
import { readStages } from './read'
import { CloseStageInput, MoveStageInput, ReopenStageInput, StartStageInput } from './schema'
import type { Operation } from '@/lib/core/permissions'
import { operations } from '../operations'

/** Working days after the closing in which the closing report is due. */
const CLOSING_REPORT_DAYS = 10

/**
 * The project of the stage, held. Its own version is compared: dates, state and order of the stages are read together,
 * and each step on any of them moves it.
 */
const held =
  (operation: Operation) =>
  (ctx: CommandContext, { projectId }: { projectId: string }) =>
    lockRunning(ctx, operation, projectId)

const key = (ctx: CommandContext, projectId: string, number: number) => ({
  tenantId_projectId_number: { tenantId: ctx.tenantId, projectId, number },
})
const titleOf = ({ form }: LockedProject, number: number): string =>
  form.stages.find((stage) => stage.number === number)?.title ?? ''
const noStage = () => fail('RULE', 'Такого этапа в проекте сейчас нет: этапы появляются, когда паспорт утверждён.')

export const startStage = defineCommand({
  operation: operations['stage.start'],
  schema: StartStageInput,
  changes: 'Project',
  row: held(operations['stage.start']),
  run: async (ctx, { projectId, number, startedOn }, project) => {
    const stages = await readStages(ctx.tx, ctx.tenantId, projectId)
    const stage = stages.find((one) => one.number === number)
    if (!stage) return noStage()
    const check = checkStart(project.status, stage, lastStages(project.form), startedOn, ctx.today)
    if (!check.ok)
      return fail(
        'RULE',
        stageRefusalText(check.reason),
        check.reason.code === 'FUTURE' ? { fields: { startedOn: stageRefusalText(check.reason) } } : {},
      )
    await ctx.tx.projectStage.update({
      where: key(ctx, projectId, number),
      data: { startedOn: dayColumn(startedOn) },
      select: { number: true },
    })
    await ctx.tx.project.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: projectId } },
      data: { stage: stageInWork(stages), version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    await recordEvent(ctx, projectId, 'STAGE_STARTED', {
      stage: number,
      title: titleOf(project, number),
      on: startedOn,
    })
    return done(
      { number },
      { subject: { type: 'Project', id: projectId }, agencyId: project.agencyId, after: { stage: number, startedOn } },
    )
  },
})

/** The stage's closing itself; `final` – the project's closing and its stability stage, which end the project. */
async function close(
  ctx: CommandContext,
  operation: Operation,
  { projectId, number, startedOn, closedOn, result, noArtefact }: z.output<typeof CloseStageInput>,
  project: LockedProject,
) {
  const { tx, tenantId, actor, now } = ctx
  const last = lastStages(project.form)
  const effect = closingEffect(number, last)
  if (effect !== 'NONE' && operation === operations['stage.close'])
    return fail('RULE', 'Этот этап завершает проект: его закрывает куратор или уполномоченный орган.')
  const stages = await readStages(tx, tenantId, projectId)
  const check = checkClose(project.status, stages, number, last, { startedOn, closedOn, today: ctx.today })
  if (!check.ok) {
    const text = stageRefusalText(check.reason)
    const atField =
      check.reason.code === 'FUTURE' || check.reason.code === 'BEFORE_START' || check.reason.code === 'BEFORE_EARLIER'
    return fail('RULE', text, { ...(atField && { fields: { closedOn: text } }), details: check.reason })
  }
  const artefacts = await tx.projectArtefact.count({ where: { tenantId, projectId, stage: number, removedAt: null } })
  if (artefacts === 0 && noArtefact === '') {
    return fail(
      'INVALID',
      'Этап пока не закрыт: приложите к нему файл или ссылку либо напишите, почему материала нет.',
      { fields: { noArtefact: 'Приложите материал выше или напишите, почему его нет.' } },
    )
  }
  if (
    number === last.stability &&
    readPassport(project.fields).goals.length > 0 &&
    (await tx.goalMeasurement.count({
      where: { tenantId, projectId, stability: true, status: { not: 'REJECTED' } },
    })) === 0
  ) {
    return fail(
      'RULE',
      'Сначала измерьте цели повторно на вкладке «Результаты»: без этого не видно, держится ли результат.',
    )
  }
  await tx.projectStage.update({
    where: key(ctx, projectId, number),
    select: { number: true },
    data: {
      startedOn: dayColumn(startedOn),
      closedOn: dayColumn(closedOn),
      closedBy: actor.name,
      result,
      noArtefact: artefacts === 0 ? noArtefact : '',
    },
  })
  const after = stages.map((stage) => (stage.number === number ? { ...stage, startedOn, closedOn } : stage))
  const stability = after.find((stage) => stage.number === last.stability)
  const stabilityDue = stability?.dueTo ?? stability?.dueFrom ?? null
  const next =
    effect === 'NONE' ? null : projectMachine.after(project.status, effect === 'MONITORING' ? 'close' : 'finish')
  const status = next?.ok ? next.value : project.status
  await tx.project.update({
    where: { tenantId_id: { tenantId, id: projectId } },
    select: { id: true },
    data: {
      stage: stageInWork(after),
      version: { increment: 1 },
      updatedAt: now,
      status,
      ...(number === last.closing && {
        closedOn: dayColumn(closedOn),
        stabilityDue: stabilityDue === null ? null : dayColumn(stabilityDue),
      }),
    },
  })
  await recordEvent(ctx, projectId, 'STAGE_CLOSED', {
    stage: number,
    title: titleOf(project, number),
    on: closedOn,
    result,
  })
  if (number === last.closing) {
    await recordEvent(ctx, projectId, 'CLOSED', {
      on: closedOn,
      ...(stabilityDue && effect === 'MONITORING' && { stabilityDue }),
    })
    await askClosingReport(ctx, project, closedOn)
  }
  if (effect === 'FINISHED') await recordEvent(ctx, projectId, 'FINISHED', {})
  return done(
    { number, status },
    {
      subject: { type: 'Project', id: projectId },
      agencyId: project.agencyId,
      before: { status: project.status },
      after: { stage: number, startedOn, closedOn, result, noArtefact, status },
    },
  )
}

/** The closing report is asked for by itself, once, and the curators are told. */
async function askClosingReport(ctx: CommandContext, project: LockedProject, closedOn: string): Promise<void> {
  const { tx, tenantId, now } = ctx
  const open = await tx.projectReport.count({ where: { tenantId, projectId: project.id, kind: 'CLOSING' } })
  if (open > 0) return
  const dueOn = addWorkingDays(closedOn, CLOSING_REPORT_DAYS).date
  const id = newId()
  await tx.projectReport.create({
    data: { tenantId, id, projectId: project.id, kind: 'CLOSING', dueOn: dayColumn(dueOn), createdAt: now },
    select: { id: true },
  })
  await recordEvent(ctx, project.id, 'REPORT_ASKED', { report: 'CLOSING', dueOn })
  const to = (await curatorAddresses(ctx, [project.agencyId])).get(project.agencyId) ?? []
  await enqueueMany(
    tx,
    tenantId,
    letters(to, `Отчёт о закрытии проекта: до ${formatLong(dueOn)}`, [
      `Проект № ${project.number} «${project.title}» закрыт ${formatLong(closedOn)} Сдайте отчёт о закрытии до ${formatLong(dueOn)}:`,
      officeUrl(ctx, `projects/${project.id}/reports/${id}`),
    ]),
  )
}

export const closeStage = defineCommand({
  operation: operations['stage.close'],
  schema: CloseStageInput,
  changes: 'Project',
  row: held(operations['stage.close']),
  run: (ctx, input, project) => close(ctx, operations['stage.close'], input, project),
})

/** Closes the stage that ends the project: «Закрытие проекта» or the stability stage (K app. 2, stages 9 and 10). */
export const closeProject = defineCommand({
  operation: operations['project.close'],
  schema: CloseStageInput,
  changes: 'Project',
  row: held(operations['project.close']),
  run: (ctx, input, project) => close(ctx, operations['project.close'], input, project),
})

/**
 * The authority opens the last closed stage again, with the reason; a finished or watched project goes back with it.
 */
export const reopenStage = defineCommand({
  operation: operations['stage.reopen'],
  schema: ReopenStageInput,
  changes: 'Project',
  row: held(operations['stage.reopen']),
  run: async (ctx, { projectId, number, reason }, project) => {
    const { tx, tenantId } = ctx
    const stages = await readStages(tx, tenantId, projectId)
    if (!stages.some((stage) => stage.number === number)) return noStage()
    const check = checkReopen(project.status, stages, number)
    if (!check.ok) return fail('RULE', stageRefusalText(check.reason), { details: check.reason })
    const last = lastStages(project.form)
    const status = statusAfterReopen(number, last)
    await tx.projectStage.update({
      where: key(ctx, projectId, number),
      data: { closedOn: null, closedBy: null },
      select: { number: true },
    })
    await tx.project.update({
      where: { tenantId_id: { tenantId, id: projectId } },
      select: { id: true },
      data: {
        status,
        stage: number,
        version: { increment: 1 },
        updatedAt: ctx.now,
        ...(number === last.closing && { closedOn: null, stabilityDue: null }),
      },
    })
    // Nobody has written the closing report yet: it will be asked for again.
    if (number === last.closing)
      await tx.projectReport.deleteMany({ where: { tenantId, projectId, kind: 'CLOSING', status: 'DUE' } })
    await recordEvent(ctx, projectId, 'STAGE_REOPENED', { stage: number, title: titleOf(project, number), reason })
    const to = (await curatorAddresses(ctx, [project.agencyId])).get(project.agencyId) ?? []
    await enqueueMany(
      tx,
      tenantId,
      letters(to, `Этап ${number} открыт заново: ${project.title}`, [
        `Этап ${number} «${titleOf(project, number)}» проекта № ${project.number} «${project.title}» открыт заново. Причина: ${reason}`,
        officeUrl(ctx, `projects/${projectId}/stages/${number}`),
      ]),
    )
    return done(
      { number, status },
      {
        subject: { type: 'Project', id: projectId },
        agencyId: project.agencyId,
        before: { status: project.status },
        after: { stage: number, reopened: true, reason, status },
      },
    )
  },
})

/**
 * Moves the dates of a stage, and of the following ones if wished; the approved plan stays, the reason is kept for all
 * to see.
 */
export const moveStage = defineCommand({
  operation: operations['stage.move'],
  schema: MoveStageInput,
  changes: 'Project',
  row: held(operations['stage.move']),
  run: async (ctx, { projectId, number, start, end, following, reason }, project) => {
    const { tx, tenantId, actor, now } = ctx
    const stages = await readStages(tx, tenantId, projectId)
    if (!stages.some((stage) => stage.number === number)) return noStage()
    const plan = planMove(project.status, stages, number, { start: start ?? end, end }, following)
    if (!plan.ok) {
      const text = moveRefusalText(plan.reason)
      const field =
        plan.reason.code === 'BEFORE_PREVIOUS' && start !== null && plan.reason.date > start ? 'start' : 'end'
      return fail(
        'RULE',
        text,
        plan.reason.code === 'WRONG_STATUS' || plan.reason.code === 'CLOSED' ? {} : { fields: { [field]: text } },
      )
    }
    const column = (day: string | null) => (day === null ? null : dayColumn(day))
    for (const { number: moved, toStart, toEnd } of plan.value) {
      await tx.projectStage.update({
        where: key(ctx, projectId, moved),
        data: { dueFrom: column(toStart), dueTo: column(toEnd) },
        select: { number: true },
      })
    }
    await tx.stageMove.createMany({
      data: plan.value.map((move) => ({
        tenantId,
        id: newId(),
        projectId,
        number: move.number,
        fromStart: column(move.fromStart),
        fromEnd: column(move.fromEnd),
        toStart: column(move.toStart),
        toEnd: column(move.toEnd),
        reason: move.number === number ? reason : `Вслед за этапом ${number}: ${reason}`,
        byName: actor.name,
        at: now,
      })),
    })
    const stability = plan.value.find((move) => move.number === lastStages(project.form).stability)
    await tx.project.update({
      where: { tenantId_id: { tenantId, id: projectId } },
      data: {
        version: { increment: 1 },
        updatedAt: now,
        ...(stability &&
          project.status === 'MONITORING' && { stabilityDue: column(stability.toEnd ?? stability.toStart) }),
      },
      select: { id: true },
    })
    const [first] = plan.value
    await recordEvent(ctx, projectId, 'STAGE_MOVED', {
      stage: number,
      title: titleOf(project, number),
      from: first?.fromEnd ?? '',
      to: end,
      others: plan.value.length - 1,
      reason,
    })
    return done(
      { moved: plan.value.map((move) => move.number) },
      {
        subject: { type: 'Project', id: projectId },
        agencyId: project.agencyId,
        before: { stage: number, from: first?.fromStart ?? null, to: first?.fromEnd ?? null },
        after: { stage: number, from: start ?? end, to: end, stages: plan.value.map((move) => move.number), reason },
      },
    )
  },
})
