import 'server-only'
import { isUuid } from '@/lib/core/ids'
import { type DateString } from '@/lib/core/dates'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { personLabel } from '@/lib/people/candidates'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import { projectWhere } from '@/lib/projects/state/scope'
import { dayOf } from '@/lib/core/db-day'
import { sumOf, type Savings } from '@/lib/results/roll-up'
import { isProjectLate } from '@/lib/projects/stages/rules'
import { underWayStatuses } from '@/lib/projects/state/rules'
import { leaving, takeOutRefusal, type SharedTask } from './rules'
import { editReach, namedPeople } from './scope'
import { readSharedTasks } from './task-read'
import { mayEditPortfolio } from '@/lib/projects/state/portfolio-rights'
import { operations } from './operations'

/** Who answers for a portfolio: the words and the person. */
const ownerOf = ({
  owner,
  person,
}: {
  owner: string
  person: { name: string; position: string | null } | null
}): string => (!person ? owner : owner ? `${owner}; ${person.name}` : personLabel(person))
const led = { agency: { select: { name: true } }, person: { select: { name: true, position: true } } } as const

export type PortfolioLine = {
  id: string
  title: string
  owner: string
  /** The leading agency; empty: the authorised body. */
  agencyName: string
  closed: boolean
  projects: number
  running: number
  done: number
}

/** Portfolios with how many of their projects the actor sees, open ones first. */
export const listPortfolios = defineQuery({
  operation: operations['portfolio.read'],
  run: async (ctx, _input: Record<never, never>): Promise<PortfolioLine[]> => {
    const rows = await ctx.tx.portfolio.findMany({
      where: { tenantId: ctx.tenantId },
      orderBy: [{ closedAt: { sort: 'asc', nulls: 'first' } }, { title: 'asc' }],
      include: led,
    })
    const groups = await ctx.tx.project.groupBy({
      by: ['portfolioId', 'status'],
      where: { ...projectWhere(ctx), portfolioId: { not: null } },
      _count: true,
    })
    const countOf = (id: string, statuses: readonly ProjectStatus[] | null) =>
      groups
        .filter((group) => group.portfolioId === id && (statuses === null || statuses.includes(group.status)))
        .reduce((sum, group) => sum + group._count, 0)
    return rows.map(({ id, title, agency, closedAt, ...row }) => ({
      id,
      title,
      owner: ownerOf(row),
      agencyName: agency?.name ?? '',
      closed: closedAt !== null,
      projects: countOf(id, null),
      running: countOf(id, [...underWayStatuses]),
      done: countOf(id, ['FINISHED']),
    }))
  },
})

export type PortfolioProject = {
  id: string
  number: number
  title: string
  status: ProjectStatus
  agencyName: string
  startsOn: DateString | null
  endsOn: DateString | null
  /** Stages that are closed, of all; none before the passport is approved. */
  closed: number
  stages: number
  saved: Savings
  late: boolean
  /** For those who may take it out: what becomes of the shared tasks that concern it. */
  leaving: { tasks: number; alone: number } | null
}
export type PortfolioTask = {
  id: string
  title: string
  responsible: string
  dueOn: DateString | null
  late: boolean
  project: { id: string; number: number }
  agencyName: string
}
export type PortfolioView = {
  id: string
  version: number
  title: string
  goal: string
  owner: string
  /** The leading agency; empty: the authorised body. */
  agencyName: string
  closed: boolean
  projects: PortfolioProject[]
  saved: Savings
  /** Of projects that were not cancelled. */
  stages: { closed: number; all: number }
  tasks: PortfolioTask[]
  moreTasks: number
  /** Tasks of the portfolio itself: the open ones by their day, then the latest done ones. */
  shared: { tasks: SharedTask[]; open: number; more: number }
  /** Projects that may be put in; only for those who edit. */
  candidates: { id: string; number: number; title: string; agencyName: string }[]
  can: { edit: boolean }
}

const TASKS = 60

/** Open tasks of the projects that run, by their day. */
async function openTasks(ctx: QueryContext, id: string) {
  const { tx, tenantId } = ctx
  const open = {
    tenantId,
    removedAt: null,
    status: { not: 'DONE' as const },
    board: 'ROADMAP',
    project: { ...projectWhere(ctx), portfolioId: id, status: { in: [...underWayStatuses] } },
  }
  const tasks = await tx.projectTask.findMany({
    where: open,
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: TASKS,
    select: {
      id: true,
      title: true,
      responsible: true,
      dueOn: true,
      agency: { select: { name: true } },
      project: { select: { id: true, number: true } },
    },
  })
  const taskCount = await tx.projectTask.count({ where: open })
  return { tasks, taskCount }
}

/** Projects within the editor's reach that stand in no portfolio. */
function freeProjects(ctx: QueryContext) {
  const { tx, tenantId } = ctx
  const reach = editReach(ctx) ?? []
  return tx.project.findMany({
    where: {
      tenantId,
      ...(reach !== 'all' && { agencyId: { in: [...reach] } }),
      portfolioId: null,
      status: { not: 'CANCELLED' },
    },
    orderBy: { number: 'desc' },
    take: 500,
    select: { id: true, number: true, title: true, agency: { select: { name: true } } },
  })
}

/** Which projects each task of the portfolio concerns, the done ones among them. */
async function taskLinks({ tx, tenantId }: QueryContext, id: string) {
  const tasks = await tx.portfolioTask.findMany({
    where: { tenantId, portfolioId: id, removedAt: null, projects: { some: { tenantId } } },
    select: { projects: { select: { projectId: true } } },
    take: 2000,
  })
  return tasks.map((task) => ({ projectIds: task.projects.map(({ projectId }) => projectId) }))
}

/** A portfolio: its projects with their progress and effects, and the tasks that are open in any of them. */
export const getPortfolio = defineQuery({
  operation: operations['portfolio.read'],
  run: async (ctx, { id }: { id: string }): Promise<PortfolioView | null> => {
    if (!isUuid(id)) return null
    const { tx, tenantId } = ctx
    const row = await tx.portfolio.findFirst({ where: { tenantId, id }, include: led })
    if (!row) return null
    const portfolio = { id, agencyId: row.agencyId, closed: row.closedAt !== null }
    const today = ctx.today
    const found = await tx.project.findMany({
      where: { ...projectWhere(ctx), portfolioId: id },
      orderBy: { number: 'asc' },
      take: 500,
      select: {
        id: true,
        number: true,
        title: true,
        status: true,
        agencyId: true,
        startsOn: true,
        endsOn: true,
        agency: { select: { name: true } },
        stages: { select: { closedOn: true, dueTo: true } },
        effects: { select: { id: true, kind: true, amount: true, year: true, counted: true, status: true } },
      },
    })
    const effects = found.flatMap((project) =>
      project.effects.map((effect) => ({ ...effect, agencyId: project.agencyId })),
    )
    const { tasks, taskCount } = await openTasks(ctx, id)
    const edit = mayEditPortfolio(ctx.actor, portfolio)
    const changing = edit && !portfolio.closed
    const candidates = changing ? await freeProjects(ctx) : []
    const shared = await readSharedTasks(ctx, portfolio, found)
    // What a leaving project takes away is asked of all tasks, the done ones that the page leaves out among them.
    const links = changing ? await taskLinks(ctx, id) : []
    const projects = found.map((project): PortfolioProject => {
      const endsOn = project.endsOn && dayOf(project.endsOn)
      const stages = project.stages.map(({ closedOn, dueTo }) => ({
        closedOn: closedOn && dayOf(closedOn),
        dueTo: dueTo && dayOf(dueTo),
      }))
      return {
        id: project.id,
        number: project.number,
        title: project.title,
        status: project.status,
        agencyName: project.agency.name,
        startsOn: project.startsOn && dayOf(project.startsOn),
        endsOn,
        closed: project.stages.filter(({ closedOn }) => closedOn !== null).length,
        stages: project.stages.length,
        late: isProjectLate(project.status, stages, today),
        leaving: takeOutRefusal(ctx.actor, portfolio, project) === null ? leaving(project.id, links) : null,
        saved: sumOf(project.effects.map((effect) => ({ ...effect, agencyId: project.agencyId }))),
      }
    })
    const alive = projects.filter(({ status }) => status !== 'CANCELLED')
    return {
      id,
      version: row.version,
      title: row.title,
      goal: row.goal,
      owner: ownerOf(row),
      agencyName: row.agency?.name ?? '',
      closed: portfolio.closed,
      projects,
      shared,
      saved: sumOf(effects),
      stages: {
        closed: alive.reduce((sum, project) => sum + project.closed, 0),
        all: alive.reduce((sum, project) => sum + project.stages, 0),
      },
      tasks: tasks.map(({ agency, dueOn, ...task }) => ({
        ...task,
        agencyName: agency.name,
        dueOn: dueOn && dayOf(dueOn),
        late: dueOn !== null && dayOf(dueOn) < today,
      })),
      moreTasks: Math.max(0, taskCount - tasks.length),
      can: { edit },
      candidates: candidates.map(({ agency, ...project }) => ({ ...project, agencyName: agency.name })),
    }
  },
})

export type PortfolioForm = {
  values: {
    id: string
    version: number
    title: string
    goal: string
    owner: string
    agencyId: string | null
    personId: string | null
  } | null
  /** Agencies that the person may let lead; `optional`: the authorised body may lead, too. */
  agencies: { id: string; name: string }[]
  optional: boolean
  /** The agency that the person works for. */
  own: string | null
  people: { id: string; label: string }[]
}

/** What the form of a portfolio offers; null where the person may not make or change it. */
export const getPortfolioForm = defineQuery({
  operation: operations['portfolio.read'],
  run: async (ctx, { id }: { id?: string }): Promise<PortfolioForm | null> => {
    const { tx, tenantId } = ctx
    const reach = editReach(ctx)
    if (reach === null || (id !== undefined && !isUuid(id))) return null
    const row =
      id === undefined ? null : await tx.portfolio.findFirst({ where: { tenantId, id, closedAt: null }, include: led })
    if (id !== undefined && (!row || !mayEditPortfolio(ctx.actor, row))) return null
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(reach !== 'all' && { id: { in: [...reach] } }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const people = (await namedPeople(ctx, row?.agencyId ?? null, [])).map((person) => ({
      id: person.id,
      label: personLabel(person),
    }))
    if (row?.agencyId && row.agency && !agencies.some((agency) => agency.id === row.agencyId))
      agencies.push({ id: row.agencyId, name: row.agency.name })
    if (row?.personId && row.person && !people.some((person) => person.id === row.personId))
      people.push({ id: row.personId, label: personLabel(row.person) })
    return {
      values: row && {
        id: row.id,
        version: row.version,
        title: row.title,
        goal: row.goal,
        owner: row.owner,
        agencyId: row.agencyId,
        personId: row.personId,
      },
      agencies,
      optional: reach === 'all',
      own:
        reach === 'all'
          ? null
          : (ctx.actor.memberships.find(({ agencyId }) => agencyId !== null && reach.includes(agencyId))?.agencyId ??
            null),
      people,
    }
  },
})
