import 'server-only'
import { newId } from '@/lib/core/ids'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { passRoadmapParts } from '@/lib/roadmaps/succession'
import { agencyRow, lockAgency, refuse, todayOf } from './commands'
import { dateProblem, endProblem } from './rules'
import { AbolishAgencyInput, MergeAgencyInput } from './schema'
import { operations } from './operations'

/** Agencies that stand in the way of an end, and self-assessments whose rating is not published yet. */
async function endingState(
  ctx: CommandContext,
  agencyId: string,
): Promise<{ activeChildren: number; openAssessments: number }> {
  const { tenantId, tx } = ctx
  const activeChildren = await tx.agency.count({ where: { tenantId, parentId: agencyId, status: 'ACTIVE' } })
  const openAssessments = await tx.selfAssessment.count({
    where: { tenantId, agencyId, status: { notIn: ['FINAL', 'WITHDRAWN'] }, campaign: { status: 'OPEN' } },
  })
  return { activeChildren, openAssessments }
}

/** Appointments in an agency that is no more end with it. */
const endAppointments = (ctx: CommandContext, agencyId: string, date: Date) =>
  ctx.tx.appointment.updateMany({
    where: { tenantId: ctx.tenantId, agencyId, from: { lte: date }, OR: [{ until: null }, { until: { gt: date } }] },
    data: { until: date, version: { increment: 1 } },
  })

export const abolishAgency = defineCommand({
  operation: operations['agency.abolish'],
  schema: AbolishAgencyInput,
  changes: 'Agency',
  row: agencyRow,
  run: async (ctx, input, agency) => {
    const problem = endProblem({ status: agency.status, ...(await endingState(ctx, agency.id)) }, false)
    if (problem) return refuse(problem)
    const late = dateProblem(input.date, todayOf(ctx), agency.since && dayOf(agency.since))
    if (late) return refuse(late, 'date')
    const until = dayColumn(input.date)
    await ctx.tx.agency.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: agency.id } },
      data: { status: 'ABOLISHED', until, version: { increment: 1 } },
      select: { id: true },
    })
    await endAppointments(ctx, agency.id, until)
    await passRoadmapParts(ctx, agency, null, input.basis)
    await ctx.tx.agencyEvent.create({
      data: {
        tenantId: ctx.tenantId,
        id: newId(),
        agencyId: agency.id,
        kind: 'ABOLISHED',
        date: until,
        basis: input.basis,
        change: {},
      },
      select: { id: true },
    })
    return done(
      { id: agency.id },
      {
        subject: { type: 'Agency', id: agency.id },
        agencyId: agency.id,
        before: { status: agency.status },
        after: { status: 'ABOLISHED', date: input.date, basis: input.basis },
      },
    )
  },
})

/** One agency joins another: its children move there, its own history, people and ratings stay readable under its name. */
export const mergeAgency = defineCommand({
  operation: operations['agency.merge'],
  schema: MergeAgencyInput,
  changes: 'Agency',
  row: agencyRow,
  run: async (ctx, input, agency) => {
    const { tenantId, tx } = ctx
    if (input.id === input.intoId) return refuse('INTO_ITSELF', 'intoId')
    const successor = await lockAgency(ctx, input.intoId)
    if (!successor.ok) return successor
    const into = successor.value
    const problem = endProblem({ status: agency.status, ...(await endingState(ctx, agency.id)) }, true)
    if (problem) return refuse(problem)
    if (into.status !== 'ACTIVE') return refuse('PARENT_NOT_ACTIVE', 'intoId')
    const late = dateProblem(input.date, todayOf(ctx), agency.since && dayOf(agency.since))
    if (late) return refuse(late, 'date')
    const date = dayColumn(input.date)
    const children = await tx.agency.findMany({
      where: { tenantId, parentId: agency.id, status: 'ACTIVE' },
      select: { id: true },
    })
    // The successor may itself stand below: it takes the place of the one that joins it, else it would be its own parent.
    const successorMoves = await standsUnder(ctx, into.id, agency.id)
    if (successorMoves)
      await tx.agency.update({
        where: { tenantId_id: { tenantId, id: into.id } },
        data: { parentId: agency.parentId, version: { increment: 1 } },
        select: { id: true },
      })
    const moving = children.filter(({ id }) => id !== into.id)
    await tx.agency.updateMany({
      where: { tenantId, id: { in: moving.map(({ id }) => id) } },
      data: { parentId: into.id, version: { increment: 1 } },
    })
    await tx.agency.update({
      where: { tenantId_id: { tenantId, id: agency.id } },
      data: { status: 'MERGED', mergedIntoId: into.id, until: date, version: { increment: 1 } },
      select: { id: true },
    })
    await endAppointments(ctx, agency.id, date)
    await passRoadmapParts(ctx, agency, into, input.basis)
    const event = { tenantId, date, basis: input.basis }
    await tx.agencyEvent.createMany({
      data: [
        {
          ...event,
          id: newId(),
          agencyId: agency.id,
          kind: 'MERGED' as const,
          change: { into: into.name, intoId: into.id },
        },
        {
          ...event,
          id: newId(),
          agencyId: into.id,
          kind: 'MERGED' as const,
          change: { from: agency.name, fromId: agency.id },
        },
        ...moving.map(({ id }) => ({
          ...event,
          id: newId(),
          agencyId: id,
          kind: 'MOVED' as const,
          change: { from: agency.name, to: into.name },
        })),
        ...(successorMoves
          ? [
              {
                ...event,
                id: newId(),
                agencyId: into.id,
                kind: 'MOVED' as const,
                change: { from: agency.name, to: null },
              },
            ]
          : []),
      ],
    })
    return done(
      { id: agency.id, intoId: into.id },
      {
        subject: { type: 'Agency', id: agency.id },
        agencyId: agency.id,
        before: { status: agency.status, children: children.map(({ id }) => id) },
        after: { status: 'MERGED', intoId: into.id, date: input.date, basis: input.basis },
      },
    )
  },
})

/** Does `id` stand somewhere below `above`? */
async function standsUnder(ctx: CommandContext, id: string, above: string): Promise<boolean> {
  const rows = await ctx.tx.agency.findMany({ where: { tenantId: ctx.tenantId }, select: { id: true, parentId: true } })
  const parents = new Map(rows.map((row) => [row.id, row.parentId]))
  for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) if (at === above) return true
  return false
}
