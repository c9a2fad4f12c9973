import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { recordEvents } from '@/lib/projects/state/events'
import { tellOfTask } from '@/lib/projects/tasks/letter'
import { doneAtOf, type TaskStatus } from '@/lib/projects/tasks/rules'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { endedStatuses } from '@/lib/projects/state/rules'
import { concernedAfter, mayDoTask, mayReadTask } from './rules'
import { AddPortfolioTaskInput, PortfolioTaskId, PortfolioTaskStateInput, UpdatePortfolioTaskInput } from './schema'
import {
  closedPortfolio,
  editedProjects,
  lockEdited,
  lockPortfolios,
  namedPeople,
  type LockedPortfolio,
  type Refused,
} from './scope'
import { mayEditPortfolio } from '@/lib/projects/state/portfolio-rights'
import { operations as projectOperations } from '@/lib/projects/operations'
import { operations } from './operations'

type Task = Prisma.PortfolioTaskGetPayload<{ include: { projects: { select: { projectId: true } } } }>

const NOT_SAVED = 'Задача пока не сохранена.'
const missing = (): Refused => fail('NOT_FOUND', 'Задача не найдена или уже убрана. Обновите страницу.')
const subject = (id: string) => ({ type: 'PortfolioTask', id }) as const

type Assignment = {
  who: { personId: string | null; responsible: string; dueOn: Date | null }
  email: string | null
  projectIds: string[]
}

/**
 * Whom a task is given to and which projects it concerns: people and projects that the actor may name; what stood there
 * already may stay.
 */
async function assignment(
  ctx: CommandContext,
  portfolio: LockedPortfolio,
  input: { personId: string | null; responsible: string; dueOn: string | null; projectIds: string[] },
  before: { personId: string | null; responsible: string; projectIds: string[] } | null,
): Promise<{ ok: true; value: Assignment } | Refused> {
  const projects = await editedProjects(ctx, portfolio.id)
  const seen = projects.map(({ id }) => id)
  if (input.projectIds.some((id) => !seen.includes(id)))
    return fail('INVALID', NOT_SAVED, {
      fields: { projectIds: 'Одного из этих проектов в портфеле уже нет. Обновите страницу и выберите заново.' },
    })
  const projectIds = concernedAfter(input.projectIds, before?.projectIds ?? [], seen)
  const dueOn = input.dueOn === null ? null : dayColumn(input.dueOn)
  if (input.personId === null)
    return {
      ok: true,
      value: { who: { personId: null, responsible: input.responsible, dueOn }, email: null, projectIds },
    }
  if (input.personId === before?.personId)
    return {
      ok: true,
      value: { who: { personId: input.personId, responsible: before.responsible, dueOn }, email: null, projectIds },
    }
  const person = (await namedPeople(ctx, portfolio.agencyId, projects)).find(({ id }) => id === input.personId)
  if (!person)
    return fail('INVALID', NOT_SAVED, {
      fields: { personId: 'Этого человека нет в органах портфеля. Выберите другого или впишите имя.' },
    })
  return {
    ok: true,
    value: { who: { personId: person.id, responsible: person.name, dueOn }, email: person.email, projectIds },
  }
}

const tell = (
  ctx: CommandContext,
  portfolio: LockedPortfolio,
  task: { id: string; title: string; dueOn: Date | null; personId: string | null },
  email: string | null,
): Promise<void> =>
  tellOfTask(ctx, {
    ...task,
    email,
    subject: 'Общая задача портфеля',
    of: `портфеля «${portfolio.title}»`,
    href: `portfolios/${portfolio.id}/tasks/${task.id}`,
  })

/**
 * A line in the feeds of the projects that the task concerns: all that are not over, where it concerns the whole
 * portfolio.
 */
async function inFeeds(
  ctx: CommandContext,
  kind: 'SHARED_TASK_ADDED' | 'SHARED_TASK_DONE',
  portfolio: LockedPortfolio,
  title: string,
  projectIds: readonly string[],
): Promise<void> {
  const whole =
    projectIds.length > 0
      ? projectIds
      : (
          await ctx.tx.project.findMany({
            where: { tenantId: ctx.tenantId, portfolioId: portfolio.id, status: { notIn: [...endedStatuses] } },
            select: { id: true },
            take: 500,
          })
        ).map(({ id }) => id)
  await recordEvents(ctx, whole, kind, { title, portfolio: portfolio.title })
}

export const addPortfolioTask = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: AddPortfolioTaskInput,
  creates: 'PortfolioTask',
  run: async (ctx, { portfolioId, title, details, ...rest }) => {
    const locked = await lockEdited(ctx, portfolioId)
    if (!locked.ok) return locked
    const portfolio = locked.value
    if (portfolio.closed) return closedPortfolio()
    const assigned = await assignment(ctx, portfolio, rest, null)
    if (!assigned.ok) return assigned
    const { who, email, projectIds } = assigned.value
    const { tx, tenantId } = ctx
    const id = newId()
    await tx.portfolioTask.create({
      data: { tenantId, id, portfolioId, title, details, ...who, createdBy: ctx.actor.name, createdAt: ctx.now },
      select: { id: true },
    })
    await tx.portfolioTaskProject.createMany({
      data: projectIds.map((projectId) => ({ tenantId, taskId: id, projectId })),
    })
    await inFeeds(ctx, 'SHARED_TASK_ADDED', portfolio, title, projectIds)
    await tell(ctx, portfolio, { id, title, ...who }, email)
    return done(
      { id, portfolioId },
      {
        subject: subject(id),
        agencyId: portfolio.agencyId,
        after: { portfolioId, title, responsible: who.responsible, dueOn: rest.dueOn, projectIds },
      },
    )
  },
})

type Held = { ok: true; value: Task & { portfolio: LockedPortfolio } } | Refused

/** The task with its portfolio held, for who may read it; whether it may be changed is asked by the caller. */
async function lockTask(ctx: CommandContext, { taskId }: { taskId: string }): Promise<Held> {
  const { tx, tenantId } = ctx
  const found = await tx.portfolioTask.findFirst({
    where: { tenantId, id: taskId, removedAt: null },
    select: { portfolioId: true },
  })
  const [portfolio] = found ? await lockPortfolios(ctx, [found.portfolioId]) : []
  const task =
    portfolio &&
    (await tx.portfolioTask.findFirst({
      where: { tenantId, id: taskId, removedAt: null },
      include: { projects: { select: { projectId: true } } },
    }))
  return portfolio && task && mayReadTask(ctx.actor, portfolio, task)
    ? { ok: true, value: { ...task, portfolio } }
    : missing()
}

/** The same for who edits the portfolio. */
async function lockEditedTask(ctx: CommandContext, input: { taskId: string }): Promise<Held> {
  const locked = await lockTask(ctx, input)
  if (!locked.ok) return locked
  const { portfolio } = locked.value
  if (!mayEditPortfolio(ctx.actor, portfolio)) return missing()
  return portfolio.closed ? closedPortfolio() : locked
}

const write = (ctx: CommandContext, id: string, data: Prisma.PortfolioTaskUncheckedUpdateInput) =>
  ctx.tx.portfolioTask.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, version: { increment: 1 } },
    select: { version: true },
  })

const idsOf = ({ projects }: Task): string[] => projects.map(({ projectId }) => projectId)

/** Done is a line of the feeds, once; the day is kept. */
async function settle(
  ctx: CommandContext,
  portfolio: LockedPortfolio,
  task: Task,
  status: TaskStatus,
  title: string,
  projectIds: readonly string[],
): Promise<{ doneAt: Date | null }> {
  if (status === 'DONE' && task.status !== 'DONE') await inFeeds(ctx, 'SHARED_TASK_DONE', portfolio, title, projectIds)
  return { doneAt: doneAtOf(status, task.doneAt, ctx.now) }
}

export const updatePortfolioTask = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: UpdatePortfolioTaskInput,
  changes: 'PortfolioTask',
  row: lockEditedTask,
  run: async (ctx, { taskId, version: _seen, title, details, status, ...rest }, task) => {
    const { portfolio } = task
    const assigned = await assignment(ctx, portfolio, rest, {
      personId: task.personId,
      responsible: task.responsible,
      projectIds: idsOf(task),
    })
    if (!assigned.ok) return assigned
    const { who, email, projectIds } = assigned.value
    const { tx, tenantId } = ctx
    const after = await write(ctx, taskId, {
      title,
      details,
      status,
      ...who,
      ...(await settle(ctx, portfolio, task, status, title, projectIds)),
    })
    await tx.portfolioTaskProject.deleteMany({ where: { tenantId, taskId, projectId: { notIn: projectIds } } })
    await tx.portfolioTaskProject.createMany({
      data: projectIds.map((projectId) => ({ tenantId, taskId, projectId })),
      skipDuplicates: true,
    })
    if (who.personId !== task.personId) await tell(ctx, portfolio, { id: taskId, title, ...who }, email)
    return done(
      { id: taskId, version: after.version },
      {
        subject: subject(taskId),
        agencyId: portfolio.agencyId,
        before: {
          title: task.title,
          status: task.status,
          responsible: task.responsible,
          dueOn: task.dueOn && dayOf(task.dueOn),
          projectIds: idsOf(task),
        },
        after: { title, status, responsible: who.responsible, dueOn: rest.dueOn, projectIds },
      },
    )
  },
})

/** How far the task is: said by who edits the portfolio, or by the one it was given to. */
export const setPortfolioTaskState = defineCommand({
  operation: operations['portfolio.doTask'],
  schema: PortfolioTaskStateInput,
  changes: 'PortfolioTask',
  row: lockTask,
  run: async (ctx, { taskId, status }, task) => {
    const { portfolio } = task
    if (portfolio.closed) return closedPortfolio()
    if (!mayDoTask(ctx.actor, portfolio, task))
      return fail('RULE', 'Состояние этой задачи отмечают её ответственный и орган, который ведёт портфель.')
    const after = await write(ctx, taskId, {
      status,
      ...(await settle(ctx, portfolio, task, status, task.title, idsOf(task))),
    })
    return done(
      { id: taskId, status, version: after.version },
      { subject: subject(taskId), agencyId: portfolio.agencyId, before: { status: task.status }, after: { status } },
    )
  },
})

/** Takes a task out of the portfolio; the row stays for the record. */
export const removePortfolioTask = defineCommand({
  operation: projectOperations['portfolio.edit'],
  schema: PortfolioTaskId,
  changes: 'PortfolioTask',
  row: lockEditedTask,
  run: async (ctx, { taskId }, task) => {
    const { portfolio } = task
    await write(ctx, taskId, { removedAt: ctx.now })
    return done(
      { id: taskId, portfolioId: portfolio.id },
      {
        subject: subject(taskId),
        agencyId: portfolio.agencyId,
        before: { title: task.title, status: task.status },
        after: { removed: true },
      },
    )
  },
})
