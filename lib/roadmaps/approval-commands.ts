import 'server-only'
import { formatLong, formatShort } from '@/lib/core/dates'
import { fail } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import type { Roadmap } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { recordRoadmapEvents } from './events'
import { roadmapStatusLabels } from './labels'
import { tellAssigned } from './letters'
import { assignParts } from './load'
import { partMachine, roadmapMachine, type RoadmapMove } from './rules'
import { mapRow } from './scope'
import { ApproveRoadmapInput, CloseRoadmapInput, ReturnRoadmapInput, RoadmapVersion, SetForceInput } from './schema'
import { operations } from './operations'

const closed = (map: Roadmap, move: RoadmapMove) =>
  fail(
    'RULE',
    `Карта сейчас в состоянии «${roadmapStatusLabels[map.status].short}»: ${{ send: 'отправить её на утверждение', takeBack: 'вернуть её в черновик', approve: 'записать утверждение', close: 'закрыть её' }[move]} нельзя. Обновите страницу.`,
  )

const save = (
  ctx: CommandContext,
  id: string,
  data: Parameters<CommandContext['tx']['roadmap']['update']>[0]['data'],
) =>
  ctx.tx.roadmap.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { ...data, updatedAt: ctx.now, version: { increment: 1 } },
    select: { id: true },
  })

/** The draft goes to the head of the agency: from here on it is read, not changed. */
export const sendRoadmap = defineCommand({
  operation: operations['roadmap.approve'],
  schema: RoadmapVersion,
  changes: 'Roadmap',
  row: mapRow,
  run: async (ctx, { id }, map) => {
    const next = roadmapMachine.after(map.status, 'send')
    if (!next.ok) return closed(map, 'send')
    if ((await ctx.tx.roadmapItem.count({ where: { tenantId: ctx.tenantId, roadmapId: id } })) === 0)
      return fail('RULE', 'В карте нет ни одного мероприятия: утверждать нечего. Добавьте мероприятия.')
    await save(ctx, id, { status: next.value, remark: '' })
    await recordRoadmapEvents(ctx, [{ roadmapId: id, agencyId: map.agencyId, kind: 'SENT' }])
    return done(
      { id },
      {
        subject: { type: 'Roadmap', id },
        agencyId: map.agencyId,
        before: { status: map.status },
        after: { status: next.value },
      },
    )
  },
})

/** Back to the draft: taken back, or sent back by the head with a remark. */
export const takeBackRoadmap = defineCommand({
  operation: operations['roadmap.approve'],
  schema: ReturnRoadmapInput,
  changes: 'Roadmap',
  row: mapRow,
  run: async (ctx, { id, remark }, map) => {
    const next = roadmapMachine.after(map.status, 'takeBack')
    if (!next.ok) return closed(map, 'takeBack')
    await save(ctx, id, { status: next.value, remark })
    await recordRoadmapEvents(ctx, [{ roadmapId: id, agencyId: map.agencyId, kind: 'TAKEN_BACK', words: { remark } }])
    return done(
      { id },
      {
        subject: { type: 'Roadmap', id },
        agencyId: map.agencyId,
        before: { status: map.status },
        after: { status: next.value, remark },
      },
    )
  },
})

/** Records the head's approval – name, position, day, signed copy; now the map binds: its parts come to be (V п. 4). */
export const approveRoadmap = defineCommand({
  operation: operations['roadmap.approve'],
  schema: ApproveRoadmapInput,
  changes: 'Roadmap',
  row: mapRow,
  run: async (ctx, { id, approvedOn, name, position, basis, fileId }, map) => {
    const { tx, tenantId } = ctx
    const next = roadmapMachine.after(map.status, 'approve')
    if (!next.ok) return closed(map, 'approve')
    const today = ctx.today
    if (approvedOn > today)
      return fail('INVALID', 'Проверьте дату утверждения.', {
        fields: { approvedOn: `Этот день ещё не наступил. Укажите день не позже ${formatLong(today)}` },
      })
    if ((await tx.roadmapItem.count({ where: { tenantId, roadmapId: id } })) === 0)
      return fail('RULE', 'В карте нет ни одного мероприятия: утверждать нечего. Добавьте мероприятия.')
    if (map.agencyId !== null && fileId === null)
      return fail('INVALID', 'Приложите подписанный экземпляр.', {
        fields: { fileId: 'Приложите скан карты с подписью руководителя.' },
      })
    if (fileId !== null && !(await ownFile(ctx, fileId, map.agencyId)))
      return fail('NOT_FOUND', 'Файл не найден или загружен для другого органа. Загрузите его ещё раз.', {
        fields: { fileId: 'Загрузите файл ещё раз.' },
      })
    await save(ctx, id, {
      status: next.value,
      approvedOn: dayColumn(approvedOn),
      approvedByName: name,
      approvedByPosition: position,
      basis: basis || map.basis,
      fileId,
      remark: '',
    })
    const { parts, agencies } = await assignParts(tx, tenantId, id, map.agencyId)
    await recordRoadmapEvents(ctx, [
      { roadmapId: id, agencyId: map.agencyId, kind: 'APPROVED', words: { name, position, on: approvedOn, parts } },
    ])
    if (map.agencyId === null) await tellAssigned(ctx, agencies, map, parts)
    return done(
      { id, parts },
      {
        subject: { type: 'Roadmap', id },
        agencyId: map.agencyId,
        before: { status: map.status },
        after: { status: next.value, name, position, date: approvedOn, fileId, count: parts },
      },
    )
  },
})

/** A file of that agency, or of the tenant itself where the map is nobody's own. */
export async function ownFile(ctx: CommandContext, fileId: string, agencyId: string | null): Promise<boolean> {
  if (agencyId !== null) return (await attachableFile(ctx.tx, ctx.tenantId, fileId, agencyId)) !== null
  const rows = await ctx.tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM "StoredFile" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${fileId}::uuid
  AND "agencyId" IS NULL FOR SHARE`
  return rows.length === 1
}

/** Ends a map: what is done stays done, what is still owed is owed no more, for the reason given. */
export const closeRoadmap = defineCommand({
  operation: operations['roadmap.close'],
  schema: CloseRoadmapInput,
  changes: 'Roadmap',
  row: mapRow,
  run: async (ctx, { id, reason }, map) => {
    const { tx, tenantId, actor, now } = ctx
    const next = roadmapMachine.after(map.status, 'close')
    if (!next.ok) return closed(map, 'close')
    const { count } = await tx.roadmapPart.updateMany({
      where: { tenantId, item: { roadmapId: id }, status: { in: partMachine.from('close') } },
      data: {
        status: 'CLOSED',
        closedReason: `Карта закрыта: ${reason}`,
        decidedAt: now,
        decidedBy: actor.name,
        version: { increment: 1 },
      },
    })
    await tx.roadmapChange.updateMany({
      where: { tenantId, roadmapId: id, status: 'PROPOSED' },
      data: {
        status: 'WITHDRAWN',
        remark: `Карта закрыта: ${reason}`,
        decidedAt: now,
        decidedBy: actor.name,
        version: { increment: 1 },
      },
    })
    await save(ctx, id, { status: next.value, remark: reason })
    await recordRoadmapEvents(ctx, [
      { roadmapId: id, agencyId: map.agencyId, kind: 'CLOSED', words: { reason, parts: count } },
    ])
    return done(
      { id, parts: count },
      {
        subject: { type: 'Roadmap', id },
        agencyId: map.agencyId,
        before: { status: map.status },
        after: { status: next.value, reason, count },
      },
    )
  },
})

/**
 * The order's first day in force, where the act names no day («со дня официального опубликования»): limits of agencies'
 * maps are counted anew.
 */
export const setRoadmapForce = defineCommand({
  operation: operations['roadmap.amend'],
  schema: SetForceInput,
  changes: 'Roadmap',
  row: mapRow,
  run: async (ctx, { id, inForceOn, reason }, map) => {
    const { tx, tenantId } = ctx
    if (map.kind !== 'PROGRAMME' || map.approveWithinDays === null)
      return fail(
        'RULE',
        'Срок утверждения ведомственных карт задаёт только карта программы, акт которой его назначил.',
      )
    await save(ctx, id, { inForceOn: dayColumn(inForceOn) })
    const moved = await tx.$executeRaw`
      UPDATE "Roadmap" m SET "approvalDue" = greatest(${inForceOn}::date,
        coalesce(a."since", ${inForceOn}::date)) + ${map.approveWithinDays}::int
      FROM "Agency" a WHERE a."tenantId" = m."tenantId" AND a."id" = m."agencyId" AND m."tenantId" = ${tenantId}::uuid
        AND m."approvalDue" IS NOT NULL AND m."yearFrom" BETWEEN ${map.yearFrom} AND ${map.yearTo}`
    const before = map.inForceOn ? dayOf(map.inForceOn) : null
    await recordRoadmapEvents(ctx, [
      {
        roadmapId: id,
        kind: 'RENAMED',
        words: { inForce: formatShort(inForceOn), before: before ? formatShort(before) : '', reason },
      },
    ])
    return done(
      { id, maps: moved },
      { subject: { type: 'Roadmap', id }, before: { from: before }, after: { from: inForceOn, reason, count: moved } },
    )
  },
})
