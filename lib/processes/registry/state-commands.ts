import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { fail, type Failure } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { markChanged } from './changed'
import { dropReasons } from './labels'
import { lockProcess } from './lock'
import { dropProblem, type DropReason } from './rules'
import { DropProcessInput, MergeProcessInput, ReengineeredInput, RestoreProcessInput } from './schema'

const fieldOf: Partial<Record<DropReason, string>> = {
  DAY_IN_FUTURE: 'droppedOn',
  INTO_ITSELF: 'intoId',
  INTO_DROPPED: 'intoId',
}
const refuse = (reason: DropReason): { ok: false; error: Failure } => {
  const field = fieldOf[reason]
  return fail('RULE', dropReasons[reason], field ? { fields: { [field]: dropReasons[reason] } } : {})
}

/** The process takes another state: one version further, and marked in its registry. */
async function move(
  ctx: CommandContext,
  id: string,
  data: {
    status: 'ACTIVE' | 'DROPPED'
    droppedOn: Date | null
    droppedBasis: string | null
    mergedIntoId: string | null
  },
): Promise<void> {
  await ctx.tx.process.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, updatedAt: ctx.now, version: { increment: 1 } },
    select: { id: true },
  })
  await markChanged(ctx, [id])
}

/** Takes a process out of the registry, with the ground and the day; it stays readable. */
export const dropProcess = defineCommand({
  operation: operations['process.drop'],
  schema: DropProcessInput,
  changes: 'Process',
  row: lockProcess,
  run: async (ctx, { id, droppedOn, basis }, row) => {
    const problem = dropProblem(row, { on: droppedOn, today: ctx.today })
    if (problem) return refuse(problem)
    await move(ctx, id, {
      status: 'DROPPED',
      droppedOn: dayColumn(droppedOn),
      droppedBasis: basis,
      mergedIntoId: null,
    })
    return done(
      { id },
      { subject: { type: 'Process', id }, agencyId: row.agencyId, after: { droppedOn, droppedBasis: basis } },
    )
  },
})

/** Makes a process a part of another that the person keeps, too; it stays readable and says where it went. */
export const mergeProcess = defineCommand({
  operation: operations['process.merge'],
  schema: MergeProcessInput,
  changes: 'Process',
  row: lockProcess,
  run: async (ctx, { id, intoId, droppedOn, basis }, row) => {
    const { tx, tenantId } = ctx
    const into = await tx.process.findFirst({
      where: { tenantId, id: intoId, ...ctx.agencyWhere() },
      select: { id: true, status: true },
    })
    if (!into)
      return fail('NOT_FOUND', 'Процесс пока не влит.', { fields: { intoId: 'Выберите процесс, который вы ведёте.' } })
    const problem = dropProblem(row, { on: droppedOn, today: ctx.today, into })
    if (problem) return refuse(problem)
    await move(ctx, id, {
      status: 'DROPPED',
      droppedOn: dayColumn(droppedOn),
      droppedBasis: basis,
      mergedIntoId: intoId,
    })
    return done(
      { id },
      {
        subject: { type: 'Process', id },
        agencyId: row.agencyId,
        after: { mergedIntoId: intoId, droppedOn, droppedBasis: basis },
      },
    )
  },
})

/** Puts a dropped or merged process back. */
export const restoreProcess = defineCommand({
  operation: operations['process.restore'],
  schema: RestoreProcessInput,
  changes: 'Process',
  row: lockProcess,
  run: async (ctx, { id, basis }, row) => {
    if (row.status === 'ACTIVE') return refuse('NOT_DROPPED')
    await move(ctx, id, { status: 'ACTIVE', droppedOn: null, droppedBasis: null, mergedIntoId: null })
    return done(
      { id },
      {
        subject: { type: 'Process', id },
        agencyId: row.agencyId,
        before: { droppedOn: row.droppedOn && dayOf(row.droppedOn), droppedBasis: row.droppedBasis },
        after: { basis },
      },
    )
  },
})

/** Marks since when the optimised course is in force, and what proves it; or takes the mark off. */
export const markReengineered = defineCommand({
  operation: operations['process.reengineer'],
  schema: ReengineeredInput,
  changes: 'Process',
  row: lockProcess,
  run: async (ctx, { id, on, basis }, row) => {
    const { tx, tenantId, now, today } = ctx
    const fields: Record<string, string> = {}
    if (on && on > today) fields.on = 'День позже сегодняшнего. Отметьте реинжиниринг, когда он завершён.'
    if (on && basis === '') fields.basis = 'Напишите, чем подтверждается: акт, отчёт, результат мониторинга.'
    if (Object.keys(fields).length > 0) return fail('INVALID', 'Отметка пока не сохранена.', { fields })
    await tx.process.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        reengineeredOn: on && dayColumn(on),
        reengineeredBasis: on ? basis : null,
        updatedAt: now,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'Process', id },
        agencyId: row.agencyId,
        before: {
          reengineeredOn: row.reengineeredOn && dayOf(row.reengineeredOn),
          reengineeredBasis: row.reengineeredBasis,
        },
        after: { reengineeredOn: on, reengineeredBasis: on ? basis : null },
      },
    )
  },
})
