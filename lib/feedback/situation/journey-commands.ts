import 'server-only'
import { newId } from '@/lib/core/ids'
import { applyEdits, type SavedTexts, type TextEdit } from '@/lib/core/text-autosave'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { ClientJourney, LifeSituation } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { closedSituation } from './commands'
import { personalIn } from '../clients/segment'
import {
  AddStageInput,
  CreateJourneyInput,
  DropJourneyInput,
  EditJourneyInput,
  MoveStageInput,
  RemoveStageInput,
  SaveJourneyInput,
} from './schema'
import {
  cellTrouble,
  emptyStage,
  insertStage,
  MAX_STAGES,
  moveStage,
  readCell,
  readPath,
  readStages,
  stageMark,
  textsOf,
  withTexts,
  type Stage,
} from './stage'

type Refused = { ok: false; error: Failure }

/** The situation of a journey, if the command reaches who leads it. */
const situationOf = (ctx: CommandContext, id: string): Promise<LifeSituation | null> =>
  ctx.tx.lifeSituation.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })

type Held = ClientJourney & { situation: LifeSituation }
async function lockJourney(ctx: CommandContext, { id }: { id: string }): Promise<{ ok: true; value: Held } | Refused> {
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
    await takeTurn(tx, 'journeys', tenantId, situationId)
    const twin = await tx.clientJourney.findFirst({
      where: { tenantId, situationId, who: { equals: who, mode: 'insensitive' } },
      select: { id: true },
    })
    if (twin)
      return fail('CONFLICT', 'Карта пока не начата.', { fields: { who: 'Такая карта уже есть. Назовите иначе.' } })
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

/** Edits as they are kept; a stage that is gone and a value that cannot be are told. */
function readEdits(stages: readonly Stage[], edits: readonly TextEdit[]): { ok: true; value: TextEdit[] } | Refused {
  const read: TextEdit[] = []
  for (const { path, base, text } of edits) {
    const cell = readPath(path)
    if (!cell) return fail('INVALID', 'Обновите страницу и повторите.')
    if (!stages.some(({ id }) => id === cell.stageId))
      return fail('RULE', 'Этап, который вы меняете, убрали. Скопируйте набранное и обновите страницу.')
    const kept = readCell(cell.field, text)
    if (kept === null) return fail('INVALID', cellTrouble(cell.field))
    const who = personalIn(kept)
    if (who !== null) return fail('INVALID', `Уберите ${who}: на карте нет сведений об одном человеке.`)
    read.push({ path, base, text: kept })
  }
  return { ok: true, value: read }
}

/** The journey and its stages, open to changes; held to the end of the transaction. */
async function openJourney(ctx: CommandContext, id: string) {
  const held = await lockJourney(ctx, { id })
  if (!held.ok) return held
  return held.value.situation.status === 'CLOSED'
    ? closedSituation()
    : { ok: true as const, value: { ...held.value, stages: readStages(held.value.stages) } }
}

async function writeStages(ctx: CommandContext, { id, version }: { id: string; version: number }, stages: Stage[]) {
  await ctx.tx.clientJourney.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { stages, updatedAt: ctx.now, updatedBy: ctx.actor.name, version: version + 1 },
    select: { id: true },
  })
}

/**
 * Saves cells as they are typed. Every edit names what it saw: one that meets somebody else's is not written and comes
 * back, the others are.
 */
export const saveJourney = defineCommand({
  operation: operations['journey.edit'],
  schema: SaveJourneyInput,
  unversioned: 'Каждая ячейка называет то, что в ней видели; чужая правка другой ячейки остаётся.',
  run: async (ctx, { id, edits }) => {
    const held = await openJourney(ctx, id)
    if (!held.ok) return held
    const { situation, stages, version, updatedBy, updatedAt } = held.value
    const read = readEdits(stages, edits)
    if (!read.ok) return read
    const { texts, changed, conflicts } = applyEdits(textsOf(stages), read.value)
    if (changed.length > 0) await writeStages(ctx, { id, version }, withTexts(stages, texts))
    const taken = read.value.filter(({ text }, i) => text !== edits[i]?.text)
    const saved: SavedTexts = {
      version: changed.length > 0 ? version + 1 : version,
      by: ctx.actor.name,
      at: ctx.now.toISOString(),
      texts: Object.fromEntries(taken.map(({ path, text }) => [path, text])),
      conflicts: conflicts.map(({ path, theirs }) => ({
        path,
        text: theirs,
        by: updatedBy,
        at: updatedAt.toISOString(),
      })),
    }
    return done(saved, {
      subject: { type: 'ClientJourney', id },
      agencyId: situation.agencyId,
      after: { cells: changed.length },
    })
  },
})

const stageAudit = (id: string, agencyId: string | null, before: number, after: number) => ({
  subject: { type: 'ClientJourney', id } as const,
  agencyId,
  before: { stages: before },
  after: { stages: after },
})

/** An empty stage after another one; without one – at the beginning. */
export const addStage = defineCommand({
  operation: operations['journey.edit'],
  schema: AddStageInput,
  unversioned: 'Этап добавляется к тем, что есть; чужие ячейки не меняются, ключ попытки не даёт двух.',
  run: async (ctx, { id, after }) => {
    const held = await openJourney(ctx, id)
    if (!held.ok) return held
    const { situation, stages } = held.value
    if (stages.length >= MAX_STAGES) return fail('RULE', `Этапов не больше ${MAX_STAGES}. Соедините соседние.`)
    const stageId = newId()
    await writeStages(ctx, held.value, insertStage(stages, emptyStage(stageId), after))
    return done({ id, stageId }, stageAudit(id, situation.agencyId, stages.length, stages.length + 1))
  },
})

export const removeStage = defineCommand({
  operation: operations['journey.edit'],
  schema: RemoveStageInput,
  unversioned: 'Этап называет то, что в нём видели: изменённый другим не убирается.',
  run: async (ctx, { id, stageId, seen }) => {
    const held = await openJourney(ctx, id)
    if (!held.ok) return held
    const { situation, stages } = held.value
    const stage = stages.find((one) => one.id === stageId)
    if (!stage) return fail('NOT_FOUND', 'Этого этапа на карте уже нет. Обновите страницу.')
    if (stageMark(stage) !== seen)
      return fail(
        'CONFLICT',
        'Пока страница была открыта, этап изменили. Посмотрите, что в нём теперь, и решите ещё раз.',
      )
    await writeStages(
      ctx,
      held.value,
      stages.filter((one) => one !== stage),
    )
    return done({ id }, stageAudit(id, situation.agencyId, stages.length, stages.length - 1))
  },
})

export const shiftStage = defineCommand({
  operation: operations['journey.edit'],
  schema: MoveStageInput,
  unversioned: 'Меняется только место этапа; чужие ячейки не меняются.',
  run: async (ctx, { id, stageId, step }) => {
    const held = await openJourney(ctx, id)
    if (!held.ok) return held
    const { situation, stages } = held.value
    await writeStages(ctx, held.value, moveStage(stages, stageId, step))
    return done({ id }, stageAudit(id, situation.agencyId, stages.length, stages.length))
  },
})
