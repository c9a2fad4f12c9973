import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { personLabel, projectCandidates } from '@/lib/people/candidates'
import { PassportForm } from '@/lib/projects/form/form'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import { isEnded } from '@/lib/projects/state/rules'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { Cause, Pin, readList, Why } from './problem'
import type { MeasureView, OptimisationView, StageView, TroubleView } from './view'
import { isOwnPlan } from './rules'

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
  solutions: { orderBy: { number: 'asc' } },
  measures: {
    where: { task: { removedAt: null } },
    include: {
      solution: { select: { number: true } },
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
  measures.map(({ taskId, task, internal, solution, indicator, unit, was, target, cost, system }) => ({
    taskId,
    title: task.title,
    status: task.status,
    responsible: task.responsible,
    agency: task.agency.shortName ?? task.agency.name,
    dueOn: task.dueOn && dayOf(task.dueOn),
    internal,
    solution: solution?.number ?? null,
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
    const open = !isEnded(project.status)
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
      solutions: row.solutions.map(({ id: solution, version, number, text, problemIds, effort, state, reason }) => ({
        id: solution,
        version,
        number,
        text,
        problemIds,
        effort: effort.toString(),
        state,
        reason,
      })),
      measures: measuresOf(row),
      papers: row.papers.map(({ tenantId: _tenant, optimisationId: _optimisation, sentById, ...paper }) => ({
        ...paper,
        own: isOwnPlan({ sentById }, ctx.actor.personId, ctx.actor.tenant.settings.processes),
      })),
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
