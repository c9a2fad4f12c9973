import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { ClientSegment, Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { clientKinds, Profile } from './segment'
import {
  CreateSegmentInput,
  EditSegmentInput,
  JoinSegmentInput,
  RetireSegmentInput,
  SegmentPairInput,
  type SegmentFields,
} from './segment-schema'

const NOT_SAVED = 'Проверьте отмеченные поля: сегмент пока не сохранён.'
type Refused = { ok: false; error: Failure }

async function problemsOf(
  { tx, tenantId, actor }: CommandContext,
  agencyId: string | null,
  { name, side, kind }: SegmentFields,
  before: ClientSegment | null,
): Promise<Refused | null> {
  const { feedback } = actor.tenant.settings
  const fields: Record<string, string> = {}
  if (kind && kind !== before?.kind && !clientKinds(feedback, side).some(({ key }) => key === kind))
    fields.kind = 'Такого вида клиентов больше нет. Выберите другой.'
  const twin = await tx.clientSegment.findFirst({
    where: {
      tenantId,
      agencyId,
      side,
      retired: false,
      name: { equals: name, mode: 'insensitive' },
      ...(before && { id: { not: before.id } }),
    },
    select: { id: true },
  })
  if (twin) fields.name = 'Такой сегмент уже есть. Назовите иначе.'
  return Object.keys(fields).length > 0 ? fail('INVALID', NOT_SAVED, { fields }) : null
}

/** Two people who add the same segment at once do it one after another. */
const takeNames = ({ tx, tenantId }: CommandContext, agencyId: string | null) =>
  takeTurn(tx, 'segments', tenantId, agencyId ?? 'common')

const auditOf = ({ name, side, kind, profile }: SegmentFields): Prisma.InputJsonObject => ({
  ...{ name, side, kind },
  ...profile,
})

async function lockSegment(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'ClientSegment', id)
  const row = await ctx.tx.clientSegment.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  return row ? { ok: true as const, value: row } : notFound('Сегмент')
}

const write = ({ tx, tenantId, now }: CommandContext, id: string, data: Prisma.ClientSegmentUncheckedUpdateInput) =>
  tx.clientSegment.update({
    where: { tenantId_id: { tenantId, id } },
    data: { ...data, updatedAt: now, version: { increment: 1 } },
    select: { id: true },
  })

/** A segment of an agency, or – of the authorised body alone – of the common list. */
export const createSegment = defineCommand({
  operation: operations['segment.edit'],
  schema: CreateSegmentInput,
  creates: 'ClientSegment',
  run: async (ctx, { agencyId, ...input }) => {
    const { tx, tenantId, actor } = ctx
    if (!ctx.can(operations['segment.edit'], agencyId))
      return agencyId === null
        ? fail('INVALID', NOT_SAVED, {
            fields: { agencyId: 'Общий перечень ведёт уполномоченный орган. Выберите орган.' },
          })
        : notFound('Запись об органе')
    const agency =
      agencyId === null ||
      (await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } }))
    if (!agency) return notFound('Запись об органе')
    await takeNames(ctx, agencyId)
    const problem = await problemsOf(ctx, agencyId, input, null)
    if (problem) return problem
    const id = newId()
    await tx.clientSegment.create({
      data: { tenantId, id, agencyId, ...input, createdBy: actor.name },
      select: { id: true },
    })
    return done({ id }, { subject: { type: 'ClientSegment', id }, agencyId, after: auditOf(input) })
  },
})

export const editSegment = defineCommand({
  operation: operations['segment.edit'],
  schema: EditSegmentInput,
  changes: 'ClientSegment',
  row: lockSegment,
  run: async (ctx, { id, version: _seen, ...input }, before) => {
    if (before.retired) return fail('RULE', 'Сегмент больше не ведётся. Сначала верните его.')
    await takeNames(ctx, before.agencyId)
    const problem = await problemsOf(ctx, before.agencyId, input, before)
    if (problem) return problem
    await write(ctx, id, input)
    return done(
      { id },
      {
        subject: { type: 'ClientSegment', id },
        agencyId: before.agencyId,
        before: auditOf({ ...before, profile: Profile.parse(before.profile) }),
        after: auditOf(input),
      },
    )
  },
})

/** A segment that is no longer kept, or is kept again. */
export const retireSegment = defineCommand({
  operation: operations['segment.edit'],
  schema: RetireSegmentInput,
  changes: 'ClientSegment',
  row: lockSegment,
  run: async (ctx, { id }, before) => {
    const retired = !before.retired
    await write(ctx, id, { retired })
    return done(
      { id, retired },
      {
        subject: { type: 'ClientSegment', id },
        agencyId: before.agencyId,
        before: { retired: before.retired },
        after: { retired },
      },
    )
  },
})

/** Joins a double to a segment of the common list: a person decides, the portal only suggests. */
export const joinSegment = defineCommand({
  operation: operations['segment.join'],
  schema: JoinSegmentInput,
  changes: 'ClientSegment',
  row: lockSegment,
  run: async (ctx, { id, intoId }, before) => {
    const { tx, tenantId } = ctx
    const into = await tx.clientSegment.findFirst({
      where: { tenantId, id: intoId, agencyId: null, mergedIntoId: null, retired: false, NOT: { id } },
      select: { side: true, name: true },
    })
    if (into?.side !== before.side)
      return fail('INVALID', 'Сегменты пока не соединены.', {
        fields: { intoId: 'Выберите действующий сегмент общего перечня с теми же клиентами.' },
      })
    if ((await tx.clientSegment.count({ where: { tenantId, mergedIntoId: id } })) > 0)
      return fail('RULE', 'К этому сегменту уже присоединены другие. Сначала отсоедините их.')
    await tx.segmentApart.deleteMany({ where: { tenantId, segmentId: id, commonId: intoId } })
    await write(ctx, id, { mergedIntoId: intoId })
    return done(
      { id },
      {
        subject: { type: 'ClientSegment', id },
        agencyId: before.agencyId,
        before: { mergedIntoId: before.mergedIntoId },
        after: { mergedIntoId: intoId },
      },
    )
  },
})

export const separateSegment = defineCommand({
  operation: operations['segment.join'],
  schema: RetireSegmentInput,
  changes: 'ClientSegment',
  row: lockSegment,
  run: async (ctx, { id }, before) => {
    if (before.mergedIntoId === null) return fail('RULE', 'Сегмент ни к чему не присоединён.')
    await write(ctx, id, { mergedIntoId: null })
    return done(
      { id },
      {
        subject: { type: 'ClientSegment', id },
        agencyId: before.agencyId,
        before: { mergedIntoId: before.mergedIntoId },
        after: { mergedIntoId: null },
      },
    )
  },
})

/** «Это разные сегменты»: the two are not suggested again; who said so and when is kept. */
export const tellSegmentsApart = defineCommand({
  operation: operations['segment.apart'],
  schema: SegmentPairInput,
  changes: 'ClientSegment',
  row: lockSegment,
  run: async (ctx, { id, commonId }, before) => {
    const { tx, tenantId, actor, today } = ctx
    const common = await tx.clientSegment.findFirst({
      where: { tenantId, id: commonId, agencyId: null },
      select: { name: true },
    })
    if (!common || before.agencyId === null) return notFound('Сегмент')
    const key = { tenantId, segmentId: id, commonId }
    if (await tx.segmentApart.findUnique({ where: { tenantId_segmentId_commonId: key }, select: { by: true } }))
      return fail('RULE', 'Уже решено, что это разные сегменты. Обновите страницу.')
    await tx.segmentApart.create({ data: { ...key, by: actor.name, on: dayColumn(today) }, select: { by: true } })
    await write(ctx, id, {})
    return done(
      { id },
      { subject: { type: 'ClientSegment', id }, agencyId: before.agencyId, after: { apartFrom: common.name } },
    )
  },
})

/** Said by mistake: the two may be suggested again. */
export const suggestSegmentsAgain = defineCommand({
  operation: operations['segment.apart'],
  schema: SegmentPairInput,
  changes: 'ClientSegment',
  row: lockSegment,
  run: async (ctx, { id, commonId }, before) => {
    const { tx, tenantId } = ctx
    const key = { tenantId, segmentId: id, commonId }
    const row = await tx.segmentApart.findUnique({
      where: { tenantId_segmentId_commonId: key },
      select: { common: { select: { name: true } } },
    })
    if (!row) return fail('RULE', 'Эту пару уже снова предлагают. Обновите страницу.')
    await tx.segmentApart.delete({ where: { tenantId_segmentId_commonId: key } })
    await write(ctx, id, {})
    return done(
      { id },
      {
        subject: { type: 'ClientSegment', id },
        agencyId: before.agencyId,
        before: { apartFrom: row.common.name },
        after: { apartFrom: null },
      },
    )
  },
})
