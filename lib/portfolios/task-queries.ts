import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { personLabel } from '@/lib/people/candidates'
import { projectWhere } from '@/lib/projects/state/scope'
import { mayReadTask, type SharedTask } from './rules'
import { editedProjects, namedPeople } from './scope'
import { sharedTaskColumns, sharedTaskOf } from './task-read'
import { mayEditPortfolio } from '@/lib/projects/state/portfolio-rights'
import { operations } from './operations'
import { operations as projectOperations } from '@/lib/projects/operations'

export type PortfolioTaskChoices = {
  projects: { id: string; label: string }[]
  people: { id: string; label: string }[]
}

async function choicesOf(
  ctx: QueryContext,
  portfolio: { id: string; agencyId: string | null },
): Promise<PortfolioTaskChoices> {
  const projects = await editedProjects(ctx, portfolio.id)
  const people = await namedPeople(ctx, portfolio.agencyId, projects)
  return {
    projects: projects.map(({ id, number, title }) => ({ id, label: `№ ${number}. ${title}` })),
    people: people.map((person) => ({ id: person.id, label: personLabel(person) })),
  }
}

/** What the form of a new shared task offers; null where the person may not add one. */
export const getPortfolioTaskForm = defineQuery({
  operation: operations['portfolio.read'],
  run: async (
    ctx,
    { id }: { id: string },
  ): Promise<{ portfolio: { id: string; title: string }; choices: PortfolioTaskChoices } | null> => {
    const row = isUuid(id)
      ? await ctx.tx.portfolio.findFirst({
          where: { tenantId: ctx.tenantId, id, closedAt: null },
          select: { id: true, title: true, agencyId: true },
        })
      : null
    if (!row || !mayEditPortfolio(ctx.actor, row)) return null
    return { portfolio: { id, title: row.title }, choices: await choicesOf(ctx, row) }
  },
})

export type PortfolioTaskPage = {
  portfolio: { id: string; title: string; closed: boolean; /** The person may open it. */ open: boolean }
  task: SharedTask & { details: string; personId: string | null }
  /** What the form offers; null: to be read only. */
  choices: PortfolioTaskChoices | null
}

/**
 * One shared task: for those who read the portfolio, the people of the agency that leads it and the one it was given
 * to.
 */
export const getPortfolioTask = defineQuery({
  operation: operations['portfolio.readTask'],
  run: async (ctx, { id }: { id: string }): Promise<PortfolioTaskPage> => {
    const { tx, tenantId } = ctx
    const row = isUuid(id)
      ? await tx.portfolioTask.findFirst({
          where: { tenantId, id, removedAt: null },
          select: {
            ...sharedTaskColumns,
            details: true,
            portfolio: { select: { id: true, title: true, agencyId: true, closedAt: true } },
          },
        })
      : null
    if (!row || !mayReadTask(ctx.actor, row.portfolio, row)) return notFound()
    const {
      details,
      portfolio: { closedAt, ...portfolio },
      ...columns
    } = row
    const closed = closedAt !== null
    const seen = await tx.project.findMany({
      where: { ...projectWhere(ctx), portfolioId: portfolio.id },
      orderBy: { number: 'asc' },
      take: 500,
      select: { id: true, number: true },
    })
    const task = sharedTaskOf(ctx, { agencyId: portfolio.agencyId, closed }, seen, columns)
    const choices = task.can.edit ? await choicesOf(ctx, portfolio) : null
    if (choices && columns.personId && !choices.people.some((person) => person.id === columns.personId))
      choices.people.push({ id: columns.personId, label: columns.responsible })
    return {
      portfolio: { id: portfolio.id, title: portfolio.title, closed, open: ctx.can(operations['portfolio.read']) },
      task: { ...task, details, personId: choices && columns.personId },
      choices,
    }
  },
})

export type ProjectSharedTasks = {
  portfolio: { id: string; title: string; /** The person may open it. */ open: boolean } | null
  tasks: (SharedTask & { /** The person may open it. */ open: boolean })[]
}

/** Open shared tasks that concern a project, one by one or as a part of its portfolio. */
export const listProjectSharedTasks = defineQuery({
  operation: projectOperations['project.read'],
  run: async (ctx, { id }: { id: string }): Promise<ProjectSharedTasks> => {
    const { tx, tenantId } = ctx
    const project = isUuid(id)
      ? await tx.project.findFirst({
          where: { AND: [{ id }, projectWhere(ctx)] },
          select: { number: true, portfolio: { select: { id: true, title: true, agencyId: true, closedAt: true } } },
        })
      : null
    if (!project) return notFound()
    const { portfolio, number } = project
    if (!portfolio || portfolio.closedAt) return { portfolio: null, tasks: [] }
    const rows = await tx.portfolioTask.findMany({
      where: {
        tenantId,
        portfolioId: portfolio.id,
        removedAt: null,
        status: { not: 'DONE' },
        OR: [{ projects: { none: { tenantId } } }, { projects: { some: { tenantId, projectId: id } } }],
      },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: 100,
      select: sharedTaskColumns,
    })
    return {
      portfolio: { id: portfolio.id, title: portfolio.title, open: ctx.can(operations['portfolio.read']) },
      tasks: rows.map((row) => ({
        ...sharedTaskOf(ctx, { agencyId: portfolio.agencyId, closed: false }, [{ id, number }], row),
        open: mayReadTask(ctx.actor, portfolio, row),
      })),
    }
  },
})
