import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { CreateOrderInput, EditOrderInput, type OrderFields } from './order-schema'

const NOT_SAVED = 'Порядок пока не записан.'

async function problemOf(
  { tx, tenantId, today }: CommandContext,
  agencyId: string,
  { actOn, fileId, months }: OrderFields,
  kind: string,
): Promise<{ ok: false; error: Failure } | null> {
  if (actOn > today)
    return fail('INVALID', NOT_SAVED, {
      fields: { actOn: 'День акта позже сегодняшнего. Запишите порядок, когда акт подписан.' },
    })
  if (months !== null && kind !== 'COLLECTING')
    return fail('INVALID', NOT_SAVED, {
      fields: { months: 'Срок опросов назначает только порядок сбора обратной связи.' },
    })
  if (fileId !== null && !(await attachableFile(tx, tenantId, fileId, agencyId)))
    return fail('INVALID', NOT_SAVED, { fields: { fileId: 'Загрузите файл ещё раз.' } })
  return null
}

const columnsOf = ({ actOn, from, until, ...rest }: OrderFields) => ({
  ...rest,
  actOn: dayColumn(actOn),
  from: dayColumn(from),
  until: until === null ? null : dayColumn(until),
})

/** Records an act that approved an order of an agency, or a new edition of it. */
export const createOrder = defineCommand({
  operation: operations['order.edit'],
  schema: CreateOrderInput,
  creates: 'FeedbackOrder',
  run: async (ctx, { agencyId, kind, ...input }) => {
    const { tx, tenantId, actor } = ctx
    const agency =
      ctx.can(operations['order.edit'], agencyId) &&
      (await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } }))
    if (!agency) return notFound('Запись об органе')
    await takeTurn(tx, 'feedback orders', kind, tenantId, agencyId)
    const problem = await problemOf(ctx, agencyId, input, kind)
    if (problem) return problem
    const last = await tx.feedbackOrder.aggregate({ where: { tenantId, agencyId, kind }, _max: { edition: true } })
    const [id, edition] = [newId(), (last._max.edition ?? 0) + 1]
    await tx.feedbackOrder.create({
      data: { tenantId, id, agencyId, kind, edition, ...columnsOf(input), createdBy: actor.name },
      select: { id: true },
    })
    return done(
      { id, edition },
      { subject: { type: 'FeedbackOrder', id }, agencyId, after: { kind, edition, ...input } },
    )
  },
})

async function lockOrder(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'FeedbackOrder', id)
  const row = await ctx.tx.feedbackOrder.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  return row ? { ok: true as const, value: row } : notFound('Порядок')
}

/** Puts right what was typed of an order, or says until when it is in force. */
export const editOrder = defineCommand({
  operation: operations['order.edit'],
  schema: EditOrderInput,
  changes: 'FeedbackOrder',
  row: lockOrder,
  run: async (ctx, { id, version: _seen, ...input }, before) => {
    const { tx, tenantId } = ctx
    const problem = await problemOf(
      ctx,
      before.agencyId,
      { ...input, fileId: input.fileId === before.fileId ? null : input.fileId },
      before.kind,
    )
    if (problem) return problem
    const fileId = input.fileId ?? before.fileId
    await tx.feedbackOrder.update({
      where: { tenantId_id: { tenantId, id } },
      data: { ...columnsOf(input), fileId, version: { increment: 1 } },
      select: { id: true },
    })
    const { actTitle, actNumber, actOn, from, until, months } = before
    return done(
      { id },
      {
        subject: { type: 'FeedbackOrder', id },
        agencyId: before.agencyId,
        before: {
          ...{ actTitle, actNumber, months, public: before.public, fileId: before.fileId },
          actOn: dayOf(actOn),
          from: dayOf(from),
          until: until && dayOf(until),
        },
        after: { ...input, fileId },
      },
    )
  },
})
