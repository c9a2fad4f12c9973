import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { PassportForm } from '../form/form'
import { personLabel, projectCandidates } from '@/lib/people/candidates'
import { projectWhere, canOnProject } from '../state/scope'
import { pageCount } from '@/lib/core/pages'
import { isEnded } from '../state/rules'
import { isOverdue, type TaskBoard, type TaskStatus } from './rules'
import { operations } from '../operations'

export type TaskView = {
  id: string
  title: string
  details: string
  status: TaskStatus
  stage: number | null
  responsible: string
  personId: string | null
  agency: { id: string; name: string }
  dueOn: DateString | null
  overdue: boolean
  version: number
  board: TaskBoard
  /** The actor may change it. */
  editable: boolean
}
export type TaskChoices = {
  agencies: { id: string; name: string }[]
  people: { id: string; label: string }[]
  stages: { number: number; title: string }[]
}

/** On a board the done tasks of the last days are enough. */
const DONE_SHOWN = 20
const PER_PAGE = 50

async function projectOf(ctx: QueryContext, id: string) {
  if (!isUuid(id)) return notFound()
  const row = await ctx.tx.project.findFirst({
    where: { AND: [{ id }, projectWhere(ctx)] },
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      agencyId: true,
      form: true,
      participants: { select: { agencyId: true, agency: { select: { name: true, shortName: true } } } },
    },
  })
  return row ?? notFound()
}
type Project = Awaited<ReturnType<typeof projectOf>>

const select = {
  id: true,
  title: true,
  details: true,
  status: true,
  stage: true,
  responsible: true,
  personId: true,
  agencyId: true,
  agency: { select: { name: true, shortName: true } },
  dueOn: true,
  version: true,
  board: true,
} as const
type Row = {
  id: string
  title: string
  details: string
  status: TaskStatus
  stage: number | null
  responsible: string
  personId: string | null
  agencyId: string
  agency: { name: string; shortName: string | null }
  dueOn: Date | null
  version: number
  board: string
}

function viewOf(ctx: QueryContext, project: Project, { agencyId, agency, dueOn, board, ...row }: Row): TaskView {
  const due = dueOn && dayOf(dueOn)
  return {
    ...row,
    board: board === 'DAILY' ? 'DAILY' : 'ROADMAP',
    agency: { id: agencyId, name: agency.shortName ?? agency.name },
    dueOn: due,
    overdue: isOverdue({ dueOn: due, status: row.status }, ctx.today),
    editable:
      !isEnded(project.status) &&
      (ctx.can(operations['task.edit'], agencyId) || ctx.can(operations['task.edit'], project.agencyId)),
  }
}

export type TaskBoardView = {
  project: { id: string; number: number; title: string }
  today: DateString
  columns: Record<TaskStatus, TaskView[]>
  /** All of them, with the done ones that the board leaves out. */
  counts: Record<TaskStatus, number>
  shared: boolean
  canAdd: boolean
}

/** A board of a project: open tasks and the latest done ones. */
export const getTaskBoard = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string; board: TaskBoard }): Promise<TaskBoardView> => {
    const project = await projectOf(ctx, input.id)
    const where = { tenantId: ctx.tenantId, projectId: project.id, board: input.board, removedAt: null }
    const open = await ctx.tx.projectTask.findMany({
      where: { ...where, status: { not: 'DONE' } },
      orderBy: [{ rank: 'asc' }, { id: 'asc' }],
      take: 300,
      select,
    })
    const done = await ctx.tx.projectTask.findMany({
      where: { ...where, status: 'DONE' },
      orderBy: [{ doneAt: 'desc' }, { id: 'desc' }],
      take: DONE_SHOWN,
      select,
    })
    const doneCount =
      done.length < DONE_SHOWN ? done.length : await ctx.tx.projectTask.count({ where: { ...where, status: 'DONE' } })
    const of = (status: TaskStatus): TaskView[] =>
      open.filter((row) => row.status === status).map((row) => viewOf(ctx, project, row))
    const columns = { WAITING: of('WAITING'), DOING: of('DOING'), DONE: done.map((row) => viewOf(ctx, project, row)) }
    return {
      project: { id: project.id, number: project.number, title: project.title },
      today: ctx.today,
      columns,
      counts: { WAITING: columns.WAITING.length, DOING: columns.DOING.length, DONE: doneCount },
      shared: project.participants.length > 1,
      canAdd: !isEnded(project.status) && canOnProject(ctx, operations['task.edit'], project.participants),
    }
  },
})

/** Tasks as a table, by due date; overdue ones alone where asked. */
export const listTasks = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string; board: TaskBoard; only: 'OPEN' | 'OVERDUE' | 'ALL'; page: number }) => {
    const project = await projectOf(ctx, input.id)
    const base = { tenantId: ctx.tenantId, projectId: project.id, board: input.board, removedAt: null }
    const late = { status: { not: 'DONE' as const }, dueOn: { lt: new Date(`${ctx.today}T00:00:00Z`) } }
    const where = {
      ...base,
      ...(input.only === 'OPEN' ? { status: { not: 'DONE' as const } } : input.only === 'OVERDUE' ? late : {}),
    }
    const total = await ctx.tx.projectTask.count({ where })
    const rows = await ctx.tx.projectTask.findMany({
      where,
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: PER_PAGE,
      skip: (input.page - 1) * PER_PAGE,
      select,
    })
    return {
      rows: rows.map((row) => viewOf(ctx, project, row)),
      total,
      pages: pageCount(total, PER_PAGE),
    }
  },
})

async function choicesOf(ctx: QueryContext, project: Project): Promise<TaskChoices> {
  const people = await projectCandidates(ctx, project.participants, ctx.today)
  const mine = ctx.can(operations['task.edit'], project.agencyId)
    ? project.participants
    : project.participants.filter(({ agencyId }) => ctx.can(operations['task.edit'], agencyId))
  return {
    agencies: mine.map(({ agencyId, agency }) => ({ id: agencyId, name: agency.name })),
    people: people.map((person) => ({ id: person.id, label: personLabel(person) })),
    stages: PassportForm.parse(project.form).stages.map(({ number, title }) => ({ number, title })),
  }
}

/** What the form of a new task offers; null when the actor may not add one. */
export const getTaskChoices = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string }): Promise<TaskChoices | null> => {
    const project = await projectOf(ctx, input.id)
    return isEnded(project.status) || !canOnProject(ctx, operations['task.edit'], project.participants)
      ? null
      : choicesOf(ctx, project)
  },
})

/** One task with what its form offers (null: to be read only). */
export const getTask = defineQuery({
  operation: operations['project.read'],
  run: async (
    ctx,
    input: { id: string },
  ): Promise<{ task: TaskView; projectId: string; choices: TaskChoices | null }> => {
    const row = isUuid(input.id)
      ? await ctx.tx.projectTask.findFirst({
          where: { tenantId: ctx.tenantId, id: input.id, removedAt: null, project: projectWhere(ctx) },
          select: { ...select, projectId: true },
        })
      : null
    if (!row) return notFound()
    const { projectId, ...rest } = row
    const project = await projectOf(ctx, projectId)
    const task = viewOf(ctx, project, rest)
    return { task, projectId, choices: task.editable ? await choicesOf(ctx, project) : null }
  },
})
