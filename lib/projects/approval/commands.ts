import 'server-only'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Operation } from '@/lib/core/permissions'
import type { PassportVersion } from '@/lib/generated/prisma/client'
import { attachableFile } from '@/lib/files/attach'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { dayColumn } from '@/lib/core/db-day'
import { tellCentre, tellCurators } from './letters'
import { recordEvent } from '../state/events'
import { moveRefusals } from '../state/labels'
import { lockProject, type LockedProject } from '../state/locked-project'
import { openingReport } from './opening-report'
import { comparePassports, type PassportFields } from '../form/passport'
import { checkPassport, isReady } from '../passport/check'
import { maySubmit, type ProjectMove, type ProjectStatus, projectMachine } from '../state/rules'
import { approveStages } from '../stages/dates'
import {
  ApprovePassportInput,
  CancelProjectInput,
  ReturnPassportInput,
  SeenProjectInput,
  SubmitPassportInput,
} from './schema'
import { operations } from '../operations'

type Held = LockedProject & { pending: PassportVersion | null }

/**
 * The project held with its version that waits for a decision; for those who may do it on the side of the running
 * agency. What is compared is the project's own version: it moves with every change of the passport in work and with
 * every handing in, taking back and decision, so nobody decides on a text that they did not read.
 */
async function hold(
  ctx: CommandContext,
  operation: Operation,
  id: string,
): Promise<{ ok: true; value: Held } | { ok: false; error: Failure }> {
  const locked = await lockProject(ctx, id)
  if (!locked.ok) return locked
  if (!ctx.can(operation, locked.value.agencyId))
    return fail('RULE', 'Это делает куратор органа, который ведёт проект. Обратитесь к нему.')
  const pending = await ctx.tx.passportVersion.findFirst({
    where: { tenantId: ctx.tenantId, projectId: id, status: 'SUBMITTED' },
    orderBy: { number: 'desc' },
  })
  return { ok: true, value: { ...locked.value, pending } }
}

/** The row of every command here. */
const held =
  (operation: Operation) =>
  (ctx: CommandContext, { id }: { id: string }) =>
    hold(ctx, operation, id)

const key = (ctx: CommandContext, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } })
const setStatus = (ctx: CommandContext, project: LockedProject, status: ProjectStatus, data: { stage?: number } = {}) =>
  ctx.tx.project.update({
    where: key(ctx, project.id),
    data: { ...data, status, version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  })
const about = (project: LockedProject) => ({
  subject: { type: 'Project' as const, id: project.id },
  agencyId: project.agencyId,
})
/** A running project stays running while a later passport of it is decided on. */
const statusAfter = (project: LockedProject, move: ProjectMove): ProjectStatus => {
  const next = projectMachine.after(project.status, move)
  return next.ok ? next.value : project.status
}

/** Hands the passport in: what it says is frozen as a version that waits for the customer's head (K app. 2). */
export const submitPassport = defineCommand({
  operation: operations['project.submit'],
  schema: SubmitPassportInput,
  changes: 'Project',
  row: held(operations['project.submit']),
  run: async (ctx, input, project) => {
    const { tx, tenantId } = ctx
    const { pending } = project
    const versions = await tx.passportVersion.findMany({
      where: { tenantId, projectId: project.id },
      orderBy: { number: 'desc' },
      select: { number: true, status: true, fields: true },
    })
    const approved = versions.find(({ status }) => status === 'APPROVED')
    const changed = !approved || comparePassports(approved.fields as PassportFields, project.fields).length > 0
    if (!maySubmit(project.status, pending !== null, changed)) {
      return fail(
        'RULE',
        project.status === 'RUNNING' && pending === null
          ? 'Паспорт не отличается от утверждённого: утверждать нечего.'
          : moveRefusals.submit,
      )
    }
    const findings = checkPassport(project.form, project.fields)
    if (!isReady(findings)) {
      const left = findings.filter(({ severity }) => severity !== 'note')
      return fail(
        'RULE',
        `Паспорт ещё не готов: ${count(left.length, 'замечание', 'замечания', 'замечаний')}. ${left
          .slice(0, 3)
          .map(({ short }) => short)
          .join('; ')}${left.length > 3 ? ' и другие' : ''}.`,
      )
    }
    if (approved && input.reason.length < 5)
      return fail('INVALID', 'Проверьте поля.', {
        fields: { reason: 'Паспорт уже утверждался: напишите, что изменилось и почему.' },
      })
    const number = (versions[0]?.number ?? 0) + 1
    const id = newId()
    await tx.passportVersion.create({
      data: {
        tenantId,
        id,
        projectId: project.id,
        number,
        fields: project.fields,
        submittedBy: ctx.actor.name,
        submittedAt: ctx.now,
        reason: input.reason,
      },
      select: { id: true },
    })
    await setStatus(ctx, project, statusAfter(project, 'submit'))
    await recordEvent(ctx, project.id, 'SUBMITTED', { version: number, ...(input.reason && { reason: input.reason }) })
    await tellCentre(ctx, project, `Паспорт проекта № ${project.number} на согласовании`, [
      `${ctx.actor.name} отправляет версию ${number} паспорта на согласование.`,
      ...(input.reason ? [`Что изменилось: ${input.reason}`] : []),
    ])
    return done(
      { id: project.id, number },
      {
        ...about(project),
        before: { status: project.status },
        after: { status: statusAfter(project, 'submit'), version: number, reason: input.reason },
      },
    )
  },
})

/** Takes a passport back before it is decided on. */
export const withdrawPassport = defineCommand({
  operation: operations['project.submit'],
  schema: SeenProjectInput,
  changes: 'Project',
  row: held(operations['project.submit']),
  run: async (ctx, _input, project) => {
    const { pending } = project
    if (!pending) return fail('RULE', moveRefusals.withdraw)
    await ctx.tx.passportVersion.update({
      where: key(ctx, pending.id),
      data: { status: 'WITHDRAWN', decidedBy: ctx.actor.name, decidedAt: ctx.now },
      select: { id: true },
    })
    await setStatus(ctx, project, statusAfter(project, 'withdraw'))
    await recordEvent(ctx, project.id, 'WITHDRAWN', { version: pending.number })
    return done(
      { id: project.id },
      {
        ...about(project),
        before: { status: project.status },
        after: { status: statusAfter(project, 'withdraw'), version: pending.number },
      },
    )
  },
})

/** The competence centre or the authority has nothing to object. */
export const agreePassport = defineCommand({
  operation: operations['project.agree'],
  schema: SeenProjectInput,
  changes: 'Project',
  row: held(operations['project.agree']),
  run: async (ctx, _input, project) => {
    const { pending } = project
    if (!pending) return fail('RULE', 'Паспорт не на согласовании: согласовывать нечего.')
    if (pending.agreedAt)
      return fail(
        'RULE',
        `Паспорт уже согласован: ${pending.agreedBy ?? ''}. Осталось утверждение руководителя заказчика.`,
      )
    await ctx.tx.passportVersion.update({
      where: key(ctx, pending.id),
      data: { agreedBy: ctx.actor.name, agreedAt: ctx.now },
      select: { id: true },
    })
    await setStatus(ctx, project, project.status)
    await recordEvent(ctx, project.id, 'AGREED', { version: pending.number })
    await tellCurators(ctx, project, `Паспорт проекта № ${project.number} согласован`, [
      `${ctx.actor.name}: версия ${pending.number} согласована. Теперь её утверждает руководитель заказчика.`,
    ])
    return done({ id: project.id }, { ...about(project), after: { version: pending.number, agreedBy: ctx.actor.name } })
  },
})

/** Sends the passport back with remarks tied to its fields. */
export const returnPassport = defineCommand({
  operation: operations['project.return'],
  schema: ReturnPassportInput,
  changes: 'Project',
  row: held(operations['project.return']),
  run: async (ctx, input, project) => {
    const { tx, tenantId } = ctx
    const { pending } = project
    if (!pending) return fail('RULE', moveRefusals.return)
    await tx.passportVersion.update({
      where: key(ctx, pending.id),
      data: { status: 'RETURNED', decidedBy: ctx.actor.name, decidedAt: ctx.now },
      select: { id: true },
    })
    await tx.passportRemark.createMany({
      data: input.remarks.map(({ path, text }) => ({
        tenantId,
        id: newId(),
        versionId: pending.id,
        path,
        text,
        byName: ctx.actor.name,
        at: ctx.now,
      })),
    })
    await setStatus(ctx, project, statusAfter(project, 'return'))
    await recordEvent(ctx, project.id, 'RETURNED', {
      version: pending.number,
      remarks: count(input.remarks.length, 'замечание', 'замечания', 'замечаний'),
    })
    await tellCurators(ctx, project, `Паспорт проекта № ${project.number} возвращён`, [
      `${ctx.actor.name} возвращает версию ${pending.number}: ${count(input.remarks.length, 'замечание', 'замечания', 'замечаний')}. Они стоят у полей паспорта.`,
      ...input.remarks.slice(0, 10).map(({ text }) => `– ${text}`),
    ])
    return done(
      { id: project.id },
      {
        ...about(project),
        before: { status: project.status },
        after: {
          status: statusAfter(project, 'return'),
          version: pending.number,
          items: input.remarks.map(({ path, text }) => ({ path, text })),
        },
      },
    )
  },
})

/**
 * Records that the customer's head approved the passport (K app. 2): name, position, day, perhaps the signed copy. The
 * project runs from now on, its stages take the approved dates, and the passport goes to the competence centre with the
 * opening report.
 */
export const approvePassport = defineCommand({
  operation: operations['project.approve'],
  schema: ApprovePassportInput,
  changes: 'Project',
  row: held(operations['project.approve']),
  run: async (ctx, input, project) => {
    const { tx, tenantId } = ctx
    const { pending } = project
    if (!pending) return fail('RULE', moveRefusals.approve)
    const { timeZone } = ctx.actor.tenant
    const submitted = instantToDate(timeZone, pending.submittedAt)
    if (input.date > ctx.today)
      return fail('INVALID', 'Проверьте дату утверждения.', { fields: { date: 'Эта дата ещё не наступила.' } })
    if (input.date < submitted)
      return fail('INVALID', 'Проверьте дату утверждения.', {
        fields: { date: `Паспорт отправлен на согласование ${formatLong(submitted)}: утвердить его раньше не могли.` },
      })
    if (input.fileId !== null && !(await attachableFile(tx, tenantId, input.fileId, project.agencyId)))
      return notFound('Скан-копия')
    const first =
      (await tx.passportVersion.count({ where: { tenantId, projectId: project.id, status: 'APPROVED' } })) === 0
    await tx.passportVersion.update({
      where: key(ctx, pending.id),
      select: { id: true },
      data: {
        status: 'APPROVED',
        approverName: input.name,
        approverPosition: input.position,
        approvedOn: dayColumn(input.date),
        fileId: input.fileId,
        decidedBy: ctx.actor.name,
        decidedAt: ctx.now,
        sentAt: ctx.now,
      },
    })
    const stage = await approveStages(
      ctx,
      project,
      pending.fields as PassportFields,
      pending.reason || `Утверждена версия ${pending.number} паспорта.`,
    )
    const status = statusAfter(project, 'approve')
    await setStatus(ctx, project, status, { stage })
    await recordEvent(ctx, project.id, 'APPROVED', {
      version: pending.number,
      reason: `${input.name}, ${input.position}, ${formatLong(input.date)}`,
    })
    if (first) await openingReport(ctx, project, pending.fields as PassportFields, input)
    await recordEvent(ctx, project.id, 'SENT', { version: pending.number })
    await tellCentre(ctx, project, `Паспорт проекта № ${project.number} утверждён`, [
      `Версию ${pending.number} утвердил(а) ${input.name}, ${input.position}, ${formatLong(input.date)}`,
      first ? 'Вместе с паспортом направлен отчёт об открытии проекта.' : `Что изменилось: ${pending.reason}`,
    ])
    return done(
      { id: project.id },
      {
        ...about(project),
        before: { status: project.status },
        after: {
          status,
          version: pending.number,
          name: input.name,
          position: input.position,
          date: input.date,
          fileId: input.fileId,
        },
      },
    )
  },
})

/** Ends a project that is not to be carried on. */
export const cancelProject = defineCommand({
  operation: operations['project.cancel'],
  schema: CancelProjectInput,
  changes: 'Project',
  row: held(operations['project.cancel']),
  run: async (ctx, input, project) => {
    const { pending } = project
    const next = projectMachine.after(project.status, 'cancel')
    if (!next.ok) return fail('RULE', moveRefusals.cancel)
    if (pending)
      await ctx.tx.passportVersion.update({
        where: key(ctx, pending.id),
        data: { status: 'WITHDRAWN', decidedBy: ctx.actor.name, decidedAt: ctx.now },
        select: { id: true },
      })
    await setStatus(ctx, project, next.value)
    await recordEvent(ctx, project.id, 'CANCELLED', { reason: input.reason })
    return done(
      { id: project.id },
      { ...about(project), before: { status: project.status }, after: { status: next.value, reason: input.reason } },
    )
  },
})

/** Takes a cancelled project up again: as a draft, whose passport is approved anew. */
export const resumeProject = defineCommand({
  operation: operations['project.cancel'],
  schema: SeenProjectInput,
  changes: 'Project',
  row: held(operations['project.cancel']),
  run: async (ctx, _input, project) => {
    const next = projectMachine.after(project.status, 'resume')
    if (!next.ok) return fail('RULE', moveRefusals.resume)
    await setStatus(ctx, project, next.value)
    await recordEvent(ctx, project.id, 'RESUMED')
    return done(
      { id: project.id },
      { ...about(project), before: { status: project.status }, after: { status: next.value } },
    )
  },
})
