import 'server-only'
import { agencyRow, lockAgency, refuse } from '@/lib/agencies/commands'
import { operations } from '@/lib/agencies/operations'
import { dateProblem, endProblem } from '@/lib/agencies/rules'
import { AbolishAgencyInput, MergeAgencyInput } from '@/lib/agencies/schema'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, type Failure } from '@/lib/core/result'
import type { Agency } from '@/lib/generated/prisma/client'
import { serverModules } from '@/lib/modules.server'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import type { AgencyEnding } from '@/lib/platform/module'

/** Why the agency cannot end now: what stands below it, or what some module holds of it; null when it can. */
async function whyNot(
  ctx: CommandContext,
  { id, status }: Agency,
  merging: boolean,
): Promise<{ ok: false; error: Failure } | null> {
  const activeChildren = await ctx.tx.agency.count({
    where: { tenantId: ctx.tenantId, parentId: id, status: 'ACTIVE' },
  })
  let held = ''
  for (const { module, server } of serverModules)
    if (held === '' && module.agencyEnd.holds && (await server.holdsAgency?.(ctx, id))) held = module.agencyEnd.holds
  const problem = endProblem({ status, activeChildren, held: held !== '' }, merging)
  if (problem === null) return null
  return problem === 'HELD' ? fail('RULE', held) : refuse(problem)
}

/** Every module does with its records what it has declared. */
async function passOn(ctx: CommandContext, ending: AgencyEnding): Promise<void> {
  for (const { server } of serverModules) await server.onAgencyEnd?.(ctx, ending)
}

/** An agency ends without a successor: nothing is asked of it any more, its history stays. */
export const abolishAgency = defineCommand({
  operation: operations['agency.abolish'],
  schema: AbolishAgencyInput,
  changes: 'Agency',
  row: agencyRow,
  run: async (ctx, input, agency) => {
    const refused = await whyNot(ctx, agency, false)
    if (refused) return refused
    const late = dateProblem(input.date, ctx.today, agency.since && dayOf(agency.since))
    if (late) return refuse(late, 'date')
    const until = dayColumn(input.date)
    await ctx.tx.agency.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: agency.id } },
      data: { status: 'ABOLISHED', until, version: { increment: 1 } },
      select: { id: true },
    })
    await passOn(ctx, { gone: agency, into: null, on: until, basis: input.basis })
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

/**
 * One agency joins another: its children move there, its own history, people and ratings stay readable under its name.
 */
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
    const refused = await whyNot(ctx, agency, true)
    if (refused) return refused
    if (into.status !== 'ACTIVE') return refuse('PARENT_NOT_ACTIVE', 'intoId')
    const late = dateProblem(input.date, ctx.today, agency.since && dayOf(agency.since))
    if (late) return refuse(late, 'date')
    const date = dayColumn(input.date)
    const children = await tx.agency.findMany({
      where: { tenantId, parentId: agency.id, status: 'ACTIVE' },
      select: { id: true },
    })
    // The successor may itself stand below: it takes the place of the one that joins it, else it would be its own
    // parent.
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
    await passOn(ctx, { gone: agency, into, on: date, basis: input.basis })
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
