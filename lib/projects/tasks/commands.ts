import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { recordEvent } from '../state/events'
import { lockProject, type LockedProject } from '../state/locked-project'
import { projectCandidates } from '@/lib/people/candidates'
import { isEnded } from '../state/rules'
import { tellOfTask } from './letter'
import { doneAtOf, rankBetween, type TaskStatus } from './rules'
import { touch } from '../state/work-read'
import { AddTaskInput, MoveTaskInput, RemoveTaskInput, UpdateTaskInput } from './schema'
import { operations } from '../operations'

type Refused = { ok: false; error: Failure }
type Task = Prisma.ProjectTaskGetPayload<Record<never, never>>

const mayEdit = (ctx: CommandContext, project: LockedProject, agencyId: string): boolean =>
  ctx.can(operations['task.edit'], agencyId) || ctx.can(operations['task.edit'], project.agencyId)
const foreignPart = (): Refused =>
  fail(
    'RULE',
    'Эту задачу ведёт другой орган проекта. Вы меняете задачи своего органа, а орган, который ведёт проект, – все.',
  )
const over = (): Refused => fail('RULE', 'Проект завершён или прекращён: его задачи больше не меняются.')

type Assignment = {
  agencyId: string
  personId: string | null
  responsible: string
  dueOn: Date | null
  email: string | null
}

/**
 * Whose task it becomes: an agency of the project that the actor may edit for, and a person of these agencies or a
 * typed name.
 */
async function assignment(
  ctx: CommandContext,
  project: LockedProject,
  input: { agencyId: string | null; personId: string | null; responsible: string; dueOn: string | null },
  current: string | null,
): Promise<{ ok: true; value: Assignment } | Refused> {
  const own = project.participants.find(({ agencyId }) => ctx.can(operations['task.edit'], agencyId))?.agencyId
  const agencyId =
    input.agencyId ??
    current ??
    (ctx.can(operations['task.edit'], project.agencyId) ? project.agencyId : own) ??
    project.agencyId
  if (!project.participants.some((part) => part.agencyId === agencyId))
    return fail('INVALID', 'Задача пока не сохранена.', { fields: { agencyId: 'Этот орган в проекте не участвует.' } })
  if (!mayEdit(ctx, project, agencyId)) return foreignPart()
  const person =
    input.personId === null
      ? null
      : (await projectCandidates(ctx, project.participants, ctx.today)).find(({ id }) => id === input.personId)
  if (person === undefined)
    return fail('INVALID', 'Задача пока не сохранена.', {
      fields: { personId: 'Этого человека нет в органах проекта. Выберите другого или впишите имя.' },
    })
  return {
    ok: true,
    value: {
      agencyId,
      personId: person?.id ?? null,
      responsible: person?.name ?? input.responsible,
      dueOn: input.dueOn === null ? null : dayColumn(input.dueOn),
      email: person?.email ?? null,
    },
  }
}

const tell = (
  ctx: CommandContext,
  project: LockedProject,
  task: { id: string; title: string; dueOn: Date | null; personId: string | null },
  email: string | null,
): Promise<void> =>
  tellOfTask(ctx, {
    ...task,
    email,
    subject: 'Задача проекта',
    of: `проекта № ${project.number} «${project.title}»`,
    href: `projects/${project.id}/tasks/${task.id}`,
  })

const lastRank = async (
  { tx, tenantId }: CommandContext,
  projectId: string,
  board: string,
  status: TaskStatus,
): Promise<number> => {
  const { _max } = await tx.projectTask.aggregate({
    where: { tenantId, projectId, board, status, removedAt: null },
    _max: { rank: true },
  })
  return rankBetween(_max.rank, null)
}

const hasStage = ({ form }: LockedProject, number: number | null): boolean =>
  number === null || form.stages.some((stage) => stage.number === number)

type TaskText = { board: string; title: string; details: string; stage: number | null }

/** A task at the end of its board, with its line of the feed and word to whom it was given. */
async function insertTask(
  ctx: CommandContext,
  project: LockedProject,
  text: TaskText,
  { email, ...who }: Assignment,
): Promise<string> {
  const { tx, tenantId, actor, now } = ctx
  const { id: projectId } = project
  const id = newId()
  await tx.projectTask.create({
    data: {
      tenantId,
      id,
      projectId,
      ...text,
      ...who,
      rank: await lastRank(ctx, projectId, text.board, 'WAITING'),
      createdBy: actor.name,
      createdAt: now,
    },
    select: { id: true },
  })
  await touch(ctx, projectId)
  await recordEvent(ctx, projectId, 'TASK_ADDED', { title: text.title, board: text.board })
  await tell(ctx, project, { id, title: text.title, ...who }, email)
  return id
}

type PlannedTask = {
  projectId: string
  title: string
  details: string
  stage: number | null
  agencyId: string | null
  personId: string | null
  responsible: string
  dueOn: string | null
}

/** A task of the road map that another part of the portal plans (an optimisation), by the rules of addTask. */
export async function planTask(
  ctx: CommandContext,
  { projectId, title, details, stage, ...rest }: PlannedTask,
): Promise<{ ok: true; value: { id: string; agencyId: string; responsible: string } } | Refused> {
  const locked = await lockProject(ctx, projectId)
  if (!locked.ok) return locked
  if (isEnded(locked.value.status)) return over()
  const assigned = await assignment(ctx, locked.value, rest, null)
  if (!assigned.ok) return assigned
  const id = await insertTask(ctx, locked.value, { board: 'ROADMAP', title, details, stage }, assigned.value)
  return { ok: true, value: { id, agencyId: assigned.value.agencyId, responsible: assigned.value.responsible } }
}

export const addTask = defineCommand({
  operation: operations['task.edit'],
  schema: AddTaskInput,
  creates: 'ProjectTask',
  run: async (ctx, { projectId, board, title, details, stage, ...rest }) => {
    const locked = await lockProject(ctx, projectId)
    if (!locked.ok) return locked
    const project = locked.value
    if (isEnded(project.status)) return over()
    if (!hasStage(project, stage))
      return fail('INVALID', 'Задача пока не сохранена.', { fields: { stage: 'Такого этапа нет.' } })
    const assigned = await assignment(ctx, project, rest, null)
    if (!assigned.ok) return assigned
    const { email: _email, ...who } = assigned.value
    const id = await insertTask(ctx, project, { board, title, details, stage }, assigned.value)
    return done(
      { id, title },
      {
        subject: { type: 'ProjectTask', id },
        agencyId: who.agencyId,
        after: { projectId, board, title, stage, responsible: who.responsible, dueOn: rest.dueOn },
      },
    )
  },
})

/** The task with its project held; a foreign one is not found. */
async function lockTask(
  ctx: CommandContext,
  { taskId }: { taskId: string },
): Promise<{ ok: true; value: Task & { project: LockedProject } } | Refused> {
  const missing = fail('NOT_FOUND', 'Задача не найдена или уже убрана. Обновите страницу.')
  const found = await ctx.tx.projectTask.findFirst({
    where: { tenantId: ctx.tenantId, id: taskId, removedAt: null },
    select: { projectId: true },
  })
  const locked = found ? await lockProject(ctx, found.projectId) : null
  if (!locked?.ok) return missing
  const task = await ctx.tx.projectTask.findFirst({ where: { tenantId: ctx.tenantId, id: taskId, removedAt: null } })
  if (!task) return missing
  if (!mayEdit(ctx, locked.value, task.agencyId)) return foreignPart()
  if (isEnded(locked.value.status)) return over()
  return { ok: true, value: { ...task, project: locked.value } }
}

const write = (ctx: CommandContext, id: string, data: Prisma.ProjectTaskUncheckedUpdateInput) =>
  ctx.tx.projectTask.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, version: { increment: 1 } },
    select: { version: true },
  })

/** Done is a line of the feed, once; the day is kept. */
async function settle(ctx: CommandContext, task: Task, status: TaskStatus): Promise<{ doneAt: Date | null }> {
  if (status === 'DONE' && task.status !== 'DONE')
    await recordEvent(ctx, task.projectId, 'TASK_DONE', { title: task.title })
  return { doneAt: doneAtOf(status, task.doneAt, ctx.now) }
}

export const updateTask = defineCommand({
  operation: operations['task.edit'],
  schema: UpdateTaskInput,
  changes: 'ProjectTask',
  row: lockTask,
  run: async (ctx, { taskId, version: _seen, title, details, stage, status, ...rest }, task) => {
    const { project } = task
    if (!hasStage(project, stage))
      return fail('INVALID', 'Задача пока не сохранена.', { fields: { stage: 'Такого этапа нет.' } })
    const assigned = await assignment(ctx, project, rest, task.agencyId)
    if (!assigned.ok) return assigned
    const { email, ...who } = assigned.value
    const moved = status === task.status ? {} : { rank: await lastRank(ctx, task.projectId, task.board, status) }
    const after = await write(ctx, taskId, {
      title,
      details,
      stage,
      status,
      ...who,
      ...moved,
      ...(await settle(ctx, task, status)),
    })
    await touch(ctx, task.projectId)
    if (who.personId !== task.personId) await tell(ctx, project, { id: taskId, title, ...who }, email)
    return done(
      { id: taskId, version: after.version },
      {
        subject: { type: 'ProjectTask', id: taskId },
        agencyId: who.agencyId,
        before: {
          title: task.title,
          status: task.status,
          responsible: task.responsible,
          dueOn: task.dueOn && dayOf(task.dueOn),
        },
        after: { title, status, responsible: who.responsible, dueOn: rest.dueOn },
      },
    )
  },
})

/** To another column, or one place up or down in its own. */
export const moveTask = defineCommand({
  operation: operations['task.edit'],
  schema: MoveTaskInput,
  changes: 'ProjectTask',
  row: lockTask,
  run: async (ctx, { taskId, to }, task) => {
    const status = to === 'UP' || to === 'DOWN' ? task.status : to
    let { rank } = task
    if (to === 'UP' || to === 'DOWN') {
      const up = to === 'UP'
      const beyond = await ctx.tx.projectTask.findMany({
        where: {
          tenantId: ctx.tenantId,
          projectId: task.projectId,
          board: task.board,
          status,
          removedAt: null,
          rank: up ? { lt: rank } : { gt: rank },
        },
        orderBy: { rank: up ? 'desc' : 'asc' },
        take: 2,
        select: { rank: true },
      })
      const [near, far] = beyond
      if (near) rank = up ? rankBetween(far?.rank ?? null, near.rank) : rankBetween(near.rank, far?.rank ?? null)
    } else if (status !== task.status) rank = await lastRank(ctx, task.projectId, task.board, status)
    const after = await write(ctx, taskId, { status, rank, ...(await settle(ctx, task, status)) })
    await touch(ctx, task.projectId)
    return done(
      { id: taskId, status, version: after.version },
      {
        subject: { type: 'ProjectTask', id: taskId },
        agencyId: task.agencyId,
        before: { status: task.status },
        after: { status },
      },
    )
  },
})

/** Takes a task off the board; the row stays for the record. */
export const removeTask = defineCommand({
  operation: operations['task.edit'],
  schema: RemoveTaskInput,
  changes: 'ProjectTask',
  row: lockTask,
  run: async (ctx, { taskId }, task) => {
    await write(ctx, taskId, { removedAt: ctx.now })
    await touch(ctx, task.projectId)
    return done(
      { id: taskId, projectId: task.projectId, board: task.board },
      {
        subject: { type: 'ProjectTask', id: taskId },
        agencyId: task.agencyId,
        before: { title: task.title, status: task.status },
        after: { removed: true },
      },
    )
  },
})
