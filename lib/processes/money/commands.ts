import 'server-only'
import { multiplyDecimals } from '@/lib/core/decimal'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { ProcessResource } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import type { ResourceKind } from './rules'
import { AddPriceInput, AddResourceInput, RemovePriceInput, RetireResourceInput, UpdateResourceInput } from './schema'

type Refusal = { ok: false; error: Failure }
const NOT_SAVED = 'Ресурс пока не сохранён.'

/** Resources of the whole programme are kept by its staff, an agency's by its curator (issue «Processes», who may). */
const mayKeep = (ctx: CommandContext, agencyId: string | null): boolean =>
  agencyId === null ? ctx.can(operations['resource.edit'], null) : ctx.can(operations['resource.edit'], agencyId)

async function lockResource(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: ProcessResource } | Refusal> {
  await lockRow(ctx, 'ProcessResource', id)
  const row = await ctx.tx.processResource.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return row && mayKeep(ctx, row.agencyId) ? { ok: true, value: row } : notFound('Запись о ресурсе')
}

/** A name stands once among the resources in use of its kind, the programme's or the agency's. */
async function nameTaken(
  { tx, tenantId }: CommandContext,
  { agencyId, kind, name }: { agencyId: string | null; kind: ResourceKind; name: string },
  besides?: string,
): Promise<Refusal | null> {
  const twin = await tx.processResource.findFirst({
    where: {
      tenantId,
      agencyId,
      kind,
      name: { equals: name, mode: 'insensitive' },
      retiredOn: null,
      ...(besides && { id: { not: besides } }),
    },
    select: { id: true },
  })
  return (
    twin && fail('CONFLICT', NOT_SAVED, { fields: { name: 'Такой ресурс уже есть. Назовите иначе или найдите его.' } })
  )
}

export const addResource = defineCommand({
  operation: operations['resource.edit'],
  schema: AddResourceInput,
  creates: 'ProcessResource',
  run: async (ctx, input) => {
    const { tx, tenantId } = ctx
    if (!mayKeep(ctx, input.agencyId))
      return fail('NOT_FOUND', NOT_SAVED, { fields: { agencyId: 'Выберите орган из списка.' } })
    await takeTurn(tx, 'resources', tenantId, input.agencyId ?? '', input.kind)
    const taken = await nameTaken(ctx, input)
    if (taken) return taken
    const id = newId()
    await tx.processResource.create({ data: { tenantId, id, ...input }, select: { id: true } })
    return done({ id }, { subject: { type: 'ProcessResource', id }, agencyId: input.agencyId, after: { ...input } })
  },
})

export const updateResource = defineCommand({
  operation: operations['resource.edit'],
  schema: UpdateResourceInput,
  changes: 'ProcessResource',
  row: lockResource,
  run: async (ctx, { id, name, measure }, row) => {
    const taken = await nameTaken(ctx, { ...row, name }, id)
    if (taken) return taken
    await ctx.tx.processResource.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { name, measure, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'ProcessResource', id },
        agencyId: row.agencyId,
        before: { name: row.name, measure: row.measure },
        after: { name, measure },
      },
    )
  },
})

/** Not offered to steps any more; steps that name it and its prices stay. */
export const retireResource = defineCommand({
  operation: operations['resource.edit'],
  schema: RetireResourceInput,
  changes: 'ProcessResource',
  row: lockResource,
  run: async (ctx, { id, date }, row) => {
    await ctx.tx.processResource.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { retiredOn: dayColumn(date), version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'ProcessResource', id },
        agencyId: row.agencyId,
        before: { retiredOn: row.retiredOn && dayOf(row.retiredOn) },
        after: { retiredOn: date },
      },
    )
  },
})

/** A price from a day on; earlier ones stay, so what was reckoned by them stands (exact.md P5). */
export const addPrice = defineCommand({
  operation: operations['resource.edit'],
  schema: AddPriceInput,
  changes: 'ProcessResource',
  row: lockResource,
  run: async (ctx, { id, from, to, price: typed, basis }, row) => {
    const { tx, tenantId, actor, now } = ctx
    if (to !== null && to < from)
      return fail('INVALID', 'Цена пока не сохранена.', { fields: { to: 'Последний день не раньше первого.' } })
    const price = row.kind === 'OVERHEAD' ? multiplyDecimals(typed, '0.01') : typed
    const same = await tx.processResourcePrice.findUnique({
      where: { tenantId_resourceId_from: { tenantId, resourceId: id, from: dayColumn(from) } },
      select: { id: true },
    })
    if (same)
      return fail('CONFLICT', 'Цена пока не сохранена.', {
        fields: { from: 'С этого дня цена уже есть. Уберите прежнюю строку с причиной или возьмите другой день.' },
      })
    await tx.processResourcePrice.create({
      data: {
        tenantId,
        id: newId(),
        resourceId: id,
        from: dayColumn(from),
        to: to && dayColumn(to),
        price,
        basis,
        byName: actor.name,
        at: now,
      },
      select: { id: true },
    })
    await touch(ctx, id)
    return done(
      { id },
      {
        subject: { type: 'ProcessResource', id },
        agencyId: row.agencyId,
        after: { name: row.name, from, to, price, basis },
      },
    )
  },
})

/** Takes out a price that was typed by mistake; approved calculations keep theirs. */
export const removePrice = defineCommand({
  operation: operations['resource.edit'],
  schema: RemovePriceInput,
  changes: 'ProcessResource',
  row: lockResource,
  run: async (ctx, { id, priceId, reason }, row) => {
    const { tx, tenantId } = ctx
    const price = await tx.processResourcePrice.findFirst({ where: { tenantId, id: priceId, resourceId: id } })
    if (!price) return notFound('Строка цены')
    await tx.processResourcePrice.delete({ where: { tenantId_id: { tenantId, id: priceId } }, select: { id: true } })
    await touch(ctx, id)
    return done(
      { id },
      {
        subject: { type: 'ProcessResource', id },
        agencyId: row.agencyId,
        before: { name: row.name, from: dayOf(price.from), price: price.price.toString() },
        after: { reason },
      },
    )
  },
})

const touch = ({ tx, tenantId }: CommandContext, id: string) =>
  tx.processResource.update({
    where: { tenantId_id: { tenantId, id } },
    data: { version: { increment: 1 } },
    select: { id: true },
  })
