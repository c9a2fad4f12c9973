import 'server-only'
import { isUuid } from '@/lib/core/ids'
import { todayIn, type DateString } from '@/lib/core/dates'
import { defineQuery } from '@/lib/platform/query'
import type { ProjectStatus } from '@/lib/projects/rules'
import { projectWhere } from '@/lib/projects/scope'
import { dayOf } from '@/lib/rating/days'
import { sumOf, type Savings } from '@/lib/results/roll-up'

export type PortfolioLine = { id: string; title: string; owner: string; closed: boolean; projects: number; running: number; done: number }

/** Portfolios with how many of their projects the actor sees, open ones first. */
export const listPortfolios = defineQuery({
  operation: 'portfolio.read',
  run: async (ctx, _input: Record<never, never>): Promise<PortfolioLine[]> => {
    const rows = await ctx.tx.portfolio.findMany({ where: { tenantId: ctx.tenantId }, orderBy: [{ closedAt: { sort: 'asc', nulls: 'first' } }, { title: 'asc' }] })
    const groups = await ctx.tx.project.groupBy({ by: ['portfolioId', 'status'], where: { ...projectWhere(ctx), portfolioId: { not: null } }, _count: true })
    const countOf = (id: string, statuses: readonly ProjectStatus[] | null) =>
      groups.filter((group) => group.portfolioId === id && (statuses === null || statuses.includes(group.status))).reduce((sum, group) => sum + group._count, 0)
    return rows.map(({ id, title, owner, closedAt }) => ({
      id, title, owner, closed: closedAt !== null, projects: countOf(id, null), running: countOf(id, ['RUNNING', 'MONITORING']), done: countOf(id, ['FINISHED']),
    }))
  },
})

export type PortfolioProject = {
  id: string; number: number; title: string; status: ProjectStatus; agencyName: string; startsOn: DateString | null; endsOn: DateString | null
  /** Stages that are closed, of all; none before the passport is approved. */
  closed: number; stages: number; saved: Savings
  late: boolean
}
export type PortfolioTask = { id: string; title: string; responsible: string; dueOn: DateString | null; late: boolean; project: { id: string; number: number }; agencyName: string }
export type PortfolioView = {
  id: string; version: number; title: string; goal: string; owner: string; closed: boolean
  projects: PortfolioProject[]; saved: Savings; /** Of projects that were not cancelled. */ stages: { closed: number; all: number }
  tasks: PortfolioTask[]; moreTasks: number
  /** Projects that may be put in; only for those who edit. */
  candidates: { id: string; number: number; title: string; agencyName: string }[]
  can: { edit: boolean }
}

const TASKS = 60

/** A portfolio: its projects with their progress and effects, and the tasks that are open in any of them. */
export const getPortfolio = defineQuery({
  operation: 'portfolio.read',
  run: async (ctx, { id }: { id: string }): Promise<PortfolioView | null> => {
    if (!isUuid(id)) return null
    const { tx, tenantId } = ctx
    const row = await tx.portfolio.findFirst({ where: { tenantId, id } })
    if (!row) return null
    const today = todayIn(ctx.actor.tenant.timeZone, ctx.now)
    const found = await tx.project.findMany({
      where: { ...projectWhere(ctx), portfolioId: id }, orderBy: { number: 'asc' }, take: 500,
      select: {
        id: true, number: true, title: true, status: true, agencyId: true, startsOn: true, endsOn: true, agency: { select: { name: true } },
        stages: { select: { closedOn: true, dueTo: true } }, effects: { select: { id: true, kind: true, amount: true, year: true, counted: true, status: true } },
      },
    })
    const effects = found.flatMap((project) => project.effects.map((effect) => ({ ...effect, agencyId: project.agencyId })))
    const open = { tenantId, removedAt: null, status: { not: 'DONE' as const }, board: 'ROADMAP', project: { ...projectWhere(ctx), portfolioId: id, status: { in: ['RUNNING' as const, 'MONITORING' as const] } } }
    const tasks = await tx.projectTask.findMany({
      where: open, orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }], take: TASKS,
      select: { id: true, title: true, responsible: true, dueOn: true, agency: { select: { name: true } }, project: { select: { id: true, number: true } } },
    })
    const taskCount = await tx.projectTask.count({ where: open })
    const edit = ctx.can('portfolio.edit')
    const candidates = edit && !row.closedAt ? await tx.project.findMany({
      where: { ...projectWhere(ctx), portfolioId: null, status: { not: 'CANCELLED' } }, orderBy: { number: 'desc' }, take: 500, select: { id: true, number: true, title: true, agency: { select: { name: true } } },
    }) : []
    const projects = found.map((project): PortfolioProject => {
      const endsOn = project.endsOn && dayOf(project.endsOn)
      const lateStage = project.status === 'RUNNING' && project.stages.some(({ closedOn, dueTo }) => closedOn === null && dueTo !== null && dayOf(dueTo) < today)
      return {
        id: project.id, number: project.number, title: project.title, status: project.status, agencyName: project.agency.name, startsOn: project.startsOn && dayOf(project.startsOn), endsOn,
        closed: project.stages.filter(({ closedOn }) => closedOn !== null).length, stages: project.stages.length, late: lateStage, saved: sumOf(project.effects.map((effect) => ({ ...effect, agencyId: project.agencyId }))),
      }
    })
    const alive = projects.filter(({ status }) => status !== 'CANCELLED')
    return {
      id, version: row.version, title: row.title, goal: row.goal, owner: row.owner, closed: row.closedAt !== null, projects, saved: sumOf(effects),
      stages: { closed: alive.reduce((sum, project) => sum + project.closed, 0), all: alive.reduce((sum, project) => sum + project.stages, 0) },
      tasks: tasks.map(({ agency, dueOn, ...task }) => ({ ...task, agencyName: agency.name, dueOn: dueOn && dayOf(dueOn), late: dueOn !== null && dayOf(dueOn) < today })),
      moreTasks: Math.max(0, taskCount - tasks.length), can: { edit },
      candidates: candidates.map(({ agency, ...project }) => ({ ...project, agencyName: agency.name })),
    }
  },
})
