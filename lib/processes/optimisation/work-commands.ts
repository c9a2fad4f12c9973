import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { planTask } from '@/lib/projects/tasks/commands'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { operations } from '../operations'
import { readMap } from '../steps/read'
import { lockOptimisation, withOptimisation, type LockedOptimisation } from './lock'
import type { Pin } from './problem'
import {
  AddSolutionInput,
  AddProblemInput,
  DropProblemInput,
  EditSolutionInput,
  EditProblemInput,
  PlanMeasureInput,
} from './schema'

/** Pins with the names of their steps «как есть»; null – one of the steps is gone. */
async function namedPins(
  ctx: CommandContext,
  { process }: LockedOptimisation,
  pins: readonly Omit<Pin, 'stepName'>[],
): Promise<Pin[] | null> {
  const map = pins.length > 0 ? await readMap(ctx, process, 'AS_IS') : null
  const names = new Map(map?.model.steps.map(({ id, name }) => [id, name]))
  return pins.every(({ stepId }) => names.has(stepId))
    ? pins.map((pin) => ({ ...pin, stepName: names.get(pin.stepId) ?? '' }))
    : null
}
const stepGone = () => fail('RULE', 'Одного из выбранных шагов больше нет. Обновите страницу и выберите шаги снова.')

const json = (value: unknown) => value as Prisma.InputJsonValue

/** Puts down a problem of the process, pinned to its steps, with its causes (Leningrad 3.2(4)). */
export const addProblem = defineCommand({
  operation: operations['optimisation.work'],
  schema: AddProblemInput,
  creates: 'OptimisationProblem',
  run: async (ctx, { optimisationId, title, pins, whys, causes }) => {
    const { tx, tenantId, actor, now } = ctx
    const locked = await lockOptimisation(ctx, optimisationId)
    if (!locked.ok) return locked
    if ((await tx.optimisationProblem.count({ where: { tenantId, optimisationId, title } })) > 0)
      return fail('INVALID', 'Проблема пока не сохранена.', { fields: { title: 'Такая проблема уже записана.' } })
    const named = await namedPins(ctx, locked.value, pins)
    if (!named) return stepGone()
    const { _max } = await tx.optimisationProblem.aggregate({
      where: { tenantId, optimisationId },
      _max: { number: true },
    })
    const [id, number] = [newId(), (_max.number ?? 0) + 1]
    await tx.optimisationProblem.create({
      data: {
        tenantId,
        id,
        optimisationId,
        number,
        title,
        pins: json(named),
        whys: json(whys),
        causes: json(causes),
        createdBy: actor.name,
        createdAt: now,
      },
      select: { id: true },
    })
    return done(
      { id, number },
      {
        subject: { type: 'Optimisation', id: optimisationId },
        agencyId: locked.value.process.agencyId,
        after: { problem: title, number },
      },
    )
  },
})

async function lockProblem(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'OptimisationProblem', id)
  return withOptimisation(
    ctx,
    await ctx.tx.optimisationProblem.findFirst({ where: { tenantId: ctx.tenantId, id, removedAt: null } }),
  )
}

export const editProblem = defineCommand({
  operation: operations['optimisation.work'],
  schema: EditProblemInput,
  changes: 'OptimisationProblem',
  row: lockProblem,
  run: async (ctx, { id, title, pins, whys, causes }, row) => {
    const named = await namedPins(ctx, row.optimisation, pins)
    if (!named) return stepGone()
    await ctx.tx.optimisationProblem.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { title, pins: json(named), whys: json(whys), causes: json(causes), version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, optimisationId: row.optimisationId },
      {
        subject: { type: 'OptimisationProblem', id },
        agencyId: row.optimisation.process.agencyId,
        before: { problem: row.title },
        after: { problem: title },
      },
    )
  },
})

/** Takes a problem off the list; solutions keep their own words. */
export const dropProblem = defineCommand({
  operation: operations['optimisation.work'],
  schema: DropProblemInput,
  changes: 'OptimisationProblem',
  row: lockProblem,
  run: async (ctx, { id }, row) => {
    await ctx.tx.optimisationProblem.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { removedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, optimisationId: row.optimisationId },
      {
        subject: { type: 'OptimisationProblem', id },
        agencyId: row.optimisation.process.agencyId,
        before: { problem: row.title },
        after: { removed: true },
      },
    )
  },
})

const foreignProblem = () =>
  fail('RULE', 'Одной из выбранных проблем больше нет. Обновите страницу и выберите проблемы снова.')

const ownProblems = async ({ tx, tenantId }: CommandContext, optimisationId: string, ids: readonly string[]) =>
  (await tx.optimisationProblem.count({
    where: { tenantId, optimisationId, id: { in: [...ids] }, removedAt: null },
  })) === new Set(ids).size

export const addSolution = defineCommand({
  operation: operations['optimisation.work'],
  schema: AddSolutionInput,
  creates: 'OptimisationSolution',
  run: async (ctx, { optimisationId, text, problemIds, effort }) => {
    const { tx, tenantId, actor, now } = ctx
    const locked = await lockOptimisation(ctx, optimisationId)
    if (!locked.ok) return locked
    if ((await tx.optimisationSolution.count({ where: { tenantId, optimisationId, text } })) > 0)
      return fail('INVALID', 'Идея пока не сохранена.', { fields: { text: 'Такая идея уже записана.' } })
    if (!(await ownProblems(ctx, optimisationId, problemIds))) return foreignProblem()
    const { _max } = await tx.optimisationSolution.aggregate({
      where: { tenantId, optimisationId },
      _max: { number: true },
    })
    const [id, number] = [newId(), (_max.number ?? 0) + 1]
    await tx.optimisationSolution.create({
      data: { tenantId, id, optimisationId, number, text, problemIds, effort, createdBy: actor.name, createdAt: now },
      select: { id: true },
    })
    return done(
      { id, number },
      {
        subject: { type: 'Optimisation', id: optimisationId },
        agencyId: locked.value.process.agencyId,
        after: { solution: text, number, effort },
      },
    )
  },
})

/** Puts an solution right and says what became of it; one of which a measure came stays chosen. */
export const editSolution = defineCommand({
  operation: operations['optimisation.work'],
  schema: EditSolutionInput,
  changes: 'OptimisationSolution',
  row: async (ctx, { id }) => {
    await lockRow(ctx, 'OptimisationSolution', id)
    return withOptimisation(
      ctx,
      await ctx.tx.optimisationSolution.findFirst({
        where: { tenantId: ctx.tenantId, id },
        include: { _count: { select: { measures: { where: { task: { removedAt: null } } } } } },
      }),
    )
  },
  run: async (ctx, { id, text, problemIds, effort, state, reason }, row) => {
    if ((state === 'POSTPONED' || state === 'REJECTED') && reason === '')
      return fail('INVALID', 'Решение пока не сохранено.', { fields: { reason: 'Напишите, почему.' } })
    if (state !== 'CHOSEN' && row._count.measures > 0)
      return fail('RULE', 'По этой идее уже есть мероприятие плана. Сначала уберите его из задач проекта.')
    if (!(await ownProblems(ctx, row.optimisationId, problemIds))) return foreignProblem()
    await ctx.tx.optimisationSolution.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { text, problemIds, effort, state, reason, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, optimisationId: row.optimisationId },
      {
        subject: { type: 'OptimisationSolution', id },
        agencyId: row.optimisation.process.agencyId,
        before: { solution: row.text, state: row.state },
        after: { solution: text, state, reason },
      },
    )
  },
})

/**
 * A measure of the plan: a task of the project with its indicator, of a chosen solution or of the owner's own
 * (Leningrad 3.1(3), 3.1(7)).
 */
export const planMeasure = defineCommand({
  operation: operations['optimisation.work'],
  schema: PlanMeasureInput,
  creates: 'OptimisationMeasure',
  run: async (ctx, { optimisationId, solutionId, internal, indicator, unit, was, target, cost, system, ...task }) => {
    const { tx, tenantId } = ctx
    const locked = await lockOptimisation(ctx, optimisationId)
    if (!locked.ok) return locked
    const solution =
      solutionId === null
        ? null
        : await tx.optimisationSolution.findFirst({ where: { tenantId, optimisationId, id: solutionId } })
    if (solutionId !== null && !solution) return notFound('Идея')
    if (solution && solution.state !== 'CHOSEN')
      return fail('RULE', 'Мероприятием становится взятая идея. Сначала отметьте, что её берут.')
    const planned = await planTask(ctx, { ...task, projectId: locked.value.projectId, stage: null })
    if (!planned.ok) return planned
    const { id: taskId, responsible } = planned.value
    await tx.optimisationMeasure.create({
      data: { tenantId, taskId, optimisationId, solutionId, internal, indicator, unit, was, target, cost, system },
      select: { taskId: true },
    })
    return done(
      { id: taskId, optimisationId },
      {
        subject: { type: 'ProjectTask', id: taskId },
        agencyId: locked.value.process.agencyId,
        after: { title: task.title, internal, indicator, was, target, cost, responsible, dueOn: task.dueOn },
      },
    )
  },
})
