import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { personLabel, projectCandidates } from '@/lib/people/candidates'
import { PassportForm } from '@/lib/projects/form/form'
import { readPassport, type Passport, type PassportFields } from '@/lib/projects/form/passport'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import type { TaskStatus } from '@/lib/projects/tasks/rules'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { Cause, Pin, readList, Why } from './problem'
import type { IdeaStateName, PaperKindName, PaperStatusName } from './schema'

export type ProblemView = {
  id: string
  version: number
  number: number
  title: string
  pins: Pin[]
  whys: Why[]
  causes: Cause[]
}
export type IdeaView = {
  id: string
  version: number
  number: number
  text: string
  problemIds: string[]
  effort: string
  state: IdeaStateName
  reason: string
}
export type MeasureView = {
  taskId: string
  title: string
  status: TaskStatus
  responsible: string
  agency: string
  dueOn: DateString | null
  internal: boolean
  idea: number | null
  indicator: string
  unit: string
  was: string
  target: string
  cost: string
  system: string
}
export type PaperView = {
  id: string
  version: number
  kind: PaperKindName
  number: number
  status: PaperStatusName
  sentBy: string
  sentAt: Date
  agreedBy: string | null
  agreedAt: Date | null
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
  receivedBy: string | null
  receivedAt: Date | null
}
export type TroubleView = {
  id: string
  version: number
  agency: string
  task: string | null
  text: string
  raisedBy: string
  raisedAt: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
  can: { answer: boolean }
}
export type StageView = {
  number: number
  title: string
  dueTo: DateString | null
  closedOn: DateString | null
  tools: { name: string; used: boolean }[]
}
export type OptimisationView = {
  id: string
  number: number
  planDueOn: DateString | null
  process: { id: string; code: string; name: string; agencyId: string; agency: string }
  project: { id: string; number: number; title: string; status: ProjectStatus; stage: number }
  passport: Passport
  stages: StageView[]
  problems: ProblemView[]
  ideas: IdeaView[]
  measures: MeasureView[]
  papers: PaperView[]
  troubles: TroubleView[]
  agencies: { id: string; name: string }[]
  people: { id: string; label: string }[]
  today: DateString
  can: { work: boolean; decide: boolean; receive: boolean }
}

const include = {
  process: {
    select: { id: true, code: true, name: true, agencyId: true, personId: true, agency: { select: { name: true } } },
  },
  project: {
    include: {
      stages: true,
      artefacts: { where: { removedAt: null }, select: { tool: true } },
      participants: { select: { agencyId: true, agency: { select: { name: true } } } },
    },
  },
  problems: { where: { removedAt: null }, orderBy: { number: 'asc' } },
  ideas: { orderBy: { number: 'asc' } },
  measures: {
    where: { task: { removedAt: null } },
    include: {
      idea: { select: { number: true } },
      task: {
        select: {
          title: true,
          status: true,
          responsible: true,
          dueOn: true,
          agency: { select: { name: true, shortName: true } },
        },
      },
    },
    orderBy: [{ task: { dueOn: { sort: 'asc', nulls: 'last' } } }, { taskId: 'asc' }],
  },
  papers: { orderBy: [{ sentAt: 'desc' }, { id: 'desc' }], omit: { content: true } },
  troubles: {
    orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
    include: { agency: { select: { name: true } }, task: { select: { title: true } } },
    take: 200,
  },
} satisfies Prisma.OptimisationInclude
type Row = Prisma.OptimisationGetPayload<{ include: typeof include }>

function stagesOf({ project }: Row): StageView[] {
  const used = new Set(project.artefacts.map(({ tool }) => tool))
  return PassportForm.parse(project.form).stages.map(({ number, title, tools }) => {
    const own = project.stages.find((stage) => stage.number === number)
    return {
      number,
      title,
      dueTo: own?.dueTo ? dayOf(own.dueTo) : null,
      closedOn: own?.closedOn ? dayOf(own.closedOn) : null,
      tools: tools.map((name) => ({ name, used: used.has(name) })),
    }
  })
}

const measuresOf = ({ measures }: Row): MeasureView[] =>
  measures.map(({ taskId, task, internal, idea, indicator, unit, was, target, cost, system }) => ({
    taskId,
    title: task.title,
    status: task.status,
    responsible: task.responsible,
    agency: task.agency.shortName ?? task.agency.name,
    dueOn: task.dueOn && dayOf(task.dueOn),
    internal,
    idea: idea?.number ?? null,
    indicator,
    unit,
    was,
    target,
    cost: cost.toString(),
    system,
  }))

const troublesOf = (ctx: QueryContext, { troubles }: Row): TroubleView[] =>
  troubles.map(({ agency, agencyId, task, id, version, text, raisedBy, raisedAt, answer, answeredBy, answeredAt }) => ({
    id,
    version,
    agency: agency.name,
    task: task?.title ?? null,
    text,
    raisedBy,
    raisedAt,
    answer,
    answeredBy,
    answeredAt,
    can: { answer: ctx.can(operations['optimisation.answer'], agencyId) },
  }))

/** Everything of an optimisation but the figures of its process, which the calculation gives. */
export const getOptimisation = defineQuery({
  operation: operations['optimisation.read'],
  run: async (ctx, { id }: { id: string }): Promise<OptimisationView> => {
    const row = isUuid(id)
      ? await ctx.tx.optimisation.findFirst({
          where: { tenantId: ctx.tenantId, id, process: processWhere(ctx) },
          include,
        })
      : null
    if (!row) notFound()
    const { process, project } = row
    const { agencyId, personId } = process
    const open = project.status !== 'FINISHED' && project.status !== 'CANCELLED'
    const works = open && ctx.can(operations['optimisation.work'], agencyId)
    const people = works ? await projectCandidates(ctx, project.participants, ctx.today) : []
    return {
      id,
      number: row.number,
      planDueOn: row.planDueOn && dayOf(row.planDueOn),
      process: { id: process.id, code: process.code, name: process.name, agencyId, agency: process.agency.name },
      project: {
        id: project.id,
        number: project.number,
        title: project.title,
        status: project.status,
        stage: project.stage,
      },
      passport: readPassport(project.fields as PassportFields),
      stages: stagesOf(row),
      problems: row.problems.map(({ id: problem, version, number, title, pins, whys, causes }) => ({
        id: problem,
        version,
        number,
        title,
        pins: readList(Pin, pins),
        whys: readList(Why, whys),
        causes: readList(Cause, causes),
      })),
      ideas: row.ideas.map(({ id: idea, version, number, text, problemIds, effort, state, reason }) => ({
        id: idea,
        version,
        number,
        text,
        problemIds,
        effort: effort.toString(),
        state,
        reason,
      })),
      measures: measuresOf(row),
      papers: row.papers.map(({ tenantId: _tenant, optimisationId: _optimisation, ...paper }) => paper),
      troubles: troublesOf(ctx, row),
      agencies: project.participants.map((one) => ({ id: one.agencyId, name: one.agency.name })),
      people: people.map((person) => ({ id: person.id, label: personLabel(person) })),
      today: ctx.today,
      can: {
        work: works,
        decide:
          open &&
          ((personId !== null && personId === ctx.actor.personId) ||
            ctx.can(operations['optimisation.decide'], agencyId)),
        receive: open && ctx.can(operations['optimisation.receive']),
      },
    }
  },
})
