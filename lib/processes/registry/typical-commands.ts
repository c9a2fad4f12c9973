import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { TypicalProcess } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { markChanged } from './changed'
import { lockCodes } from './commands'
import { nextCode } from './rules'
import { CreateTypicalInput, EditTypicalInput, RetireTypicalInput, TakeTypicalInput } from './schema'

async function typicalRow(
  { tx, tenantId }: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: TypicalProcess } | { ok: false; error: Failure }> {
  await lockRow({ tx, tenantId }, 'TypicalProcess', id)
  const row = await tx.typicalProcess.findFirst({ where: { tenantId, id } })
  return row ? { ok: true, value: row } : notFound('Запись типового перечня')
}

/** The code is of another one: one command at a time, or two would both find it free. */
async function codeTaken({ tx, tenantId }: CommandContext, code: string, besides: string | null) {
  await takeTurn(tx, 'typical processes', tenantId)
  const twin = await tx.typicalProcess.findFirst({
    where: { tenantId, code, ...(besides && { id: { not: besides } }) },
    select: { name: true },
  })
  return (
    twin &&
    fail('INVALID', 'Типовой процесс пока не сохранён.', {
      fields: { code: `Этот код уже у процесса «${twin.name}».` },
    })
  )
}

export const createTypical = defineCommand({
  operation: operations['typical.edit'],
  schema: CreateTypicalInput,
  creates: 'TypicalProcess',
  run: async (ctx, input) => {
    const taken = await codeTaken(ctx, input.code, null)
    if (taken) return taken
    const id = newId()
    await ctx.tx.typicalProcess.create({ data: { tenantId: ctx.tenantId, id, ...input }, select: { id: true } })
    return done({ id }, { subject: { type: 'TypicalProcess', id }, after: input })
  },
})

export const editTypical = defineCommand({
  operation: operations['typical.edit'],
  schema: EditTypicalInput,
  changes: 'TypicalProcess',
  row: typicalRow,
  run: async (ctx, { id, version: _version, ...input }, before) => {
    const taken = await codeTaken(ctx, input.code, id)
    if (taken) return taken
    await ctx.tx.typicalProcess.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { ...input, version: { increment: 1 } },
      select: { id: true },
    })
    const { code, name, group, carries, note } = before
    return done(
      { id },
      { subject: { type: 'TypicalProcess', id }, before: { code, name, group, carries, note }, after: input },
    )
  },
})

/** Takes a typical process out of the list, or puts it back; processes that were made of it stay. */
export const retireTypical = defineCommand({
  operation: operations['typical.edit'],
  schema: RetireTypicalInput,
  changes: 'TypicalProcess',
  row: typicalRow,
  run: async (ctx, { id }, before) => {
    const retiredOn = before.retiredOn === null ? dayColumn(ctx.today) : null
    await ctx.tx.typicalProcess.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { retiredOn, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'TypicalProcess', id },
        before: { retired: before.retiredOn !== null },
        after: { retired: retiredOn !== null },
      },
    )
  },
})

/** Puts a typical process into an agency's registry: its name and group, with the agency's next code. */
export const takeTypical = defineCommand({
  operation: operations['process.create'],
  schema: TakeTypicalInput,
  creates: 'Process',
  run: async (ctx, { agencyId, typicalId }) => {
    const { tx, tenantId, actor } = ctx
    if (!ctx.can(operations['process.create'], agencyId)) return notFound('Запись об органе')
    await lockCodes(ctx, agencyId)
    const agency = await tx.agency.findFirst({
      where: { tenantId, id: agencyId, status: 'ACTIVE' },
      select: { name: true, shortName: true, processes: { select: { code: true, typicalId: true, status: true } } },
    })
    if (!agency) return notFound('Запись об органе')
    const typical = await tx.typicalProcess.findFirst({ where: { tenantId, id: typicalId, retiredOn: null } })
    if (!typical) return fail('NOT_FOUND', 'Этого процесса больше нет в типовом перечне. Обновите страницу.')
    if (agency.processes.some((one) => one.typicalId === typicalId && one.status === 'ACTIVE'))
      return fail('RULE', 'Этот типовой процесс уже есть в реестре. Обновите страницу.')
    const id = newId()
    const { name, group, carries } = typical
    const code = nextCode(
      agency.processes.map((one) => one.code),
      agency.shortName ?? agency.name,
    )
    await tx.process.create({
      data: { tenantId, id, agencyId, code, name, kind: 'WITHIN', group, carries, typicalId, createdBy: actor.name },
      select: { id: true },
    })
    await markChanged(ctx, [id])
    return done({ id }, { subject: { type: 'Process', id }, agencyId, after: { code, name, typicalId } })
  },
})
