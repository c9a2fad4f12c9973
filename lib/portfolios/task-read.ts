import 'server-only'
import type { QueryContext } from '@/lib/platform/query'
import { isOverdue, type TaskStatus } from '@/lib/projects/tasks/rules'
import { dayOf } from '@/lib/core/db-day'
import { mayDoTask, type SharedTask } from './rules'
import { mayEditPortfolio } from '@/lib/projects/state/portfolio-rights'

const OPEN_SHOWN = 200
const DONE_SHOWN = 10

export const sharedTaskColumns = {
  id: true,
  version: true,
  title: true,
  status: true,
  responsible: true,
  personId: true,
  dueOn: true,
  projects: { select: { projectId: true } },
} as const
export type SharedTaskRow = {
  id: string
  version: number
  title: string
  status: TaskStatus
  responsible: string
  personId: string | null
  dueOn: Date | null
  projects: { projectId: string }[]
}

/** `seen`: projects of the portfolio that the person sees. */
export function sharedTaskOf(
  ctx: QueryContext,
  portfolio: { agencyId: string | null; closed: boolean },
  seen: readonly { id: string; number: number }[],
  row: SharedTaskRow,
): SharedTask {
  const { personId, dueOn: column, projects: links, ...task } = row
  const projects = seen
    .filter(({ id }) => links.some(({ projectId }) => projectId === id))
    .map(({ id, number }) => ({ id, number }))
  const dueOn = column && dayOf(column)
  return {
    ...task,
    dueOn,
    overdue: isOverdue({ dueOn, status: task.status }, ctx.today),
    projects,
    hidden: links.length - projects.length,
    can: {
      edit: !portfolio.closed && mayEditPortfolio(ctx.actor, portfolio),
      act: mayDoTask(ctx.actor, portfolio, { personId }),
    },
  }
}

/** The open tasks by their day and the latest done ones. Two statements and their links. */
export async function readSharedTasks(
  ctx: QueryContext,
  portfolio: { id: string; agencyId: string | null; closed: boolean },
  seen: readonly { id: string; number: number }[],
): Promise<{ tasks: SharedTask[]; open: number; more: number }> {
  const where = { tenantId: ctx.tenantId, portfolioId: portfolio.id, removedAt: null }
  const counts = await ctx.tx.portfolioTask.groupBy({ by: ['status'], where, _count: true })
  const open = await ctx.tx.portfolioTask.findMany({
    where: { ...where, status: { not: 'DONE' } },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: OPEN_SHOWN,
    select: sharedTaskColumns,
  })
  const done = await ctx.tx.portfolioTask.findMany({
    where: { ...where, status: 'DONE' },
    orderBy: [{ doneAt: 'desc' }, { id: 'desc' }],
    take: DONE_SHOWN,
    select: sharedTaskColumns,
  })
  const tasks = [...open, ...done].map((row) => sharedTaskOf(ctx, portfolio, seen, row))
  const all = counts.reduce((sum, { _count }) => sum + _count, 0)
  return { tasks, open: all - (counts.find(({ status }) => status === 'DONE')?._count ?? 0), more: all - tasks.length }
}
