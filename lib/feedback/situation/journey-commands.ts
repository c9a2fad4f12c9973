import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { ClientJourney, LifeSituation } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { operations } from '../operations'
import { closedSituation } from './commands'
import { applyChanges, type StageChange } from './merge'
import { CreateJourneyInput, DropJourneyInput, EditJourneyInput, SaveJourneyInput } from './schema'
import { cellTrouble, readCell, readStages } from './stage'

type Refused = { ok: false; error: Failure }

/** The situation of a journey, if the command reaches who leads it. */
const situationOf = (ctx: CommandContext, id: string): Promise<LifeSituation | null> =>
  ctx.tx.lifeSituation.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })

type Held = ClientJourney & { situation: LifeSituation }
async function lockJourney(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: Held } | Refused> {
  await lockRow(ctx, 'ClientJourney', id)
  const row = await ctx.tx.clientJourney.findFirst({ where: { tenantId: ctx.tenantId, id } })
  const situation = row && (await situationOf(ctx, row.situationId))
  return row && situation ? { ok: true, value: { ...row, situation } } : notFound('Карта пути')
}

const knownSegment = async ({ tx, tenantId }: CommandContext, id: string | null): Promise<boolean> =>
  id === null || (await tx.clientSegment.count({ where: { tenantId, id } })) === 1
const noSegment = (): Refused =>
  fail('INVALID', 'Карта пока не сохранена.', { fields: { segmentId: 'Выберите сегмент из списка.' } })

/** A journey of one kind of clients: «семья, второй ребёнок»; its stages may begin as those of another journey. */
export const createJourney = defineCommand({
  operation: operations['journey.edit'],
  schema: CreateJourneyInput,
  creates: 'ClientJourney',
  run: async (ctx, { situationId, who, segmentId, fromId }) => {
    const { tx, tenantId, actor } = ctx
    const situation = await situationOf(ctx, situationId)
    if (!situation) return notFound('Жизненная ситуация')
    if (situation.status === 'CLOSED') return closedSituation()
    if (!(await knownSegment(ctx, segmentId))) return noSegment()
    const from = fromId
      ? await tx.clientJourney.findFirst({ where: { tenantId, id: fromId, situationId }, select: { stages: true } })
      : null
    const id = newId()
    const stages = readStages(from?.stages).map((stage) => ({ ...stage, id: newId() }))
    await tx.clientJourney.create({
      data: { tenantId, id, situationId, who, segmentId, stages, updatedBy: actor.name },
      select: { id: true },
    })
    return done(
      { id, situationId },
      {
        subject: { type: 'ClientJourney', id },
        agencyId: situation.agencyId,
        after: { who, segmentId, stages: stages.length },
      },
    )
  },
})

export const editJourney = defineCommand({
  operation: operations['journey.edit'],
  schema: EditJourneyInput,
  changes: 'ClientJourney',
  row: lockJourney,
  run: async (ctx, { id, version: _seen, ...input }, { situation, ...before }) => {
    const { tx, tenantId, now, actor } = ctx
    if (situation.status === 'CLOSED') return closedSituation()
    if (!(await knownSegment(ctx, input.segmentId))) return noSegment()
    await tx.clientJourney.update({
      where: { tenantId_id: { tenantId, id } },
      data: { ...input, updatedAt: now, updatedBy: actor.name, version: { increment: 1 } },
      select: { id: true },
    })
    const { who, segmentId, interviews } = before
    return done(
      { id, situationId: situation.id },
      {
        subject: { type: 'ClientJourney', id },
        agencyId: situation.agencyId,
        before: { who, segmentId, interviews },
        after: input,
      },
    )
  },
})

export const dropJourney = defineCommand({
  operation: operations['journey.edit'],
  schema: DropJourneyInput,
  changes: 'ClientJourney',
  row: lockJourney,
  run: async (ctx, { id }, { situation, who, stages }) => {
    if (situation.status === 'CLOSED') return closedSituation()
    await ctx.tx.clientJourney.delete({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      select: { id: true },
    })
    return done(
      { id, situationId: situation.id },
      {
        subject: { type: 'ClientJourney', id },
        agencyId: situation.agencyId,
        before: { who, stages: readStages(stages).length },
      },
    )
  },
})

/** Cells as they are kept; the first that cannot be is told. */
function readChanges(changes: readonly StageChange[]): { ok: true; value: StageChange[] } | Refused {
  const read: StageChange[] = []
  for (const change of changes) {
    if (change.op !== 'cell') {
      read.push(change)
      continue
    }
    const to = readCell(change.field, change.to)
    if (to === null) return fail('INVALID', cellTrouble(change.field), { fields: { [change.field]: cellTrouble(change.field) } })
    read.push({ ...change, to })
  }
  return { ok: true, value: read }
}

/**
 * Saves cells and stages of a journey as they are typed. Every change names what it saw: one that meets somebody else's
 * is not written and comes back, the others are.
 */
export const saveJourney = defineCommand({
  operation: operations['journey.edit'],
  schema: SaveJourneyInput,
  unversioned: 'Каждая ячейка называет то, что в ней видели; чужая правка другой ячейки остаётся.',
  run: async (ctx, { id, changes }) => {
    const { tx, tenantId, now, actor } = ctx
    const held = await lockJourney(ctx, { id })
    if (!held.ok) return held
    const { situation, ...before } = held.value
    if (situation.status === 'CLOSED') return closedSituation()
    const read = readChanges(changes)
    if (!read.ok) return read
    const was = readStages(before.stages)
    const { stages, conflicts } = applyChanges(was, read.value)
    const changed = JSON.stringify(stages) !== JSON.stringify(was)
    const version = before.version + (changed ? 1 : 0)
    if (changed)
      await tx.clientJourney.update({
        where: { tenantId_id: { tenantId, id } },
        data: { stages, updatedAt: now, updatedBy: actor.name, version },
        select: { id: true },
      })
    return done(
      { version, stages, conflicts, by: changed ? actor.name : before.updatedBy, at: (changed ? now : before.updatedAt).toISOString() },
      {
        subject: { type: 'ClientJourney', id },
        agencyId: situation.agencyId,
        before: { stages: was.length },
        after: { stages: stages.length, cells: read.value.filter(({ op }) => op === 'cell').length - conflicts.length },
      },
    )
  },
})
