import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { operations } from '../operations'
import { readMap, readResources } from '../steps/read'
import { frozenFigures } from './frozen'
import { ApproveCalculationInput } from './schema'

/** As the database gives it back. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function lockMap(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'ProcessMap', id)
  const map = await ctx.tx.processMap.findFirst({
    where: { tenantId: ctx.tenantId, id, process: ctx.agencyWhere() },
    select: { id: true, version: true, state: true, process: true },
  })
  return map ? { ok: true as const, value: map } : notFound('Таблица шагов')
}

/**
 * Approves a calculation on the prices of a day: steps, prices and figures are frozen, so a price that changes later
 * never rewrites it. A table with faults, or without a price, is not approved.
 */
export const approveCalculation = defineCommand({
  operation: operations['calculation.approve'],
  schema: ApproveCalculationInput,
  changes: 'ProcessMap',
  row: lockMap,
  run: async (ctx, { day, note }, { id: mapId, state, process }) => {
    const { tx, tenantId, actor, now } = ctx
    const map = await readMap(ctx, process, state)
    if (!map) return notFound('Таблица шагов')
    const { roles, prices } = await readResources(ctx, process.agencyId)
    const { usefulShare } = actor.tenant.settings.processes
    const { runsPerYear } = process
    const frozen = frozenFigures({ model: map.model, roles, prices, day, runsPerYear, usefulShare, client: map.client })
    if (!frozen.ok) return fail('RULE', `Расчёт пока не утверждён. ${frozen.faults.slice(0, 3).join(' ')}`)
    const { figures } = frozen
    const last = await tx.processCalculation.findFirst({
      where: { tenantId, mapId },
      orderBy: { number: 'desc' },
      select: {
        number: true,
        day: true,
        model: true,
        roles: true,
        prices: true,
        figures: true,
        runsPerYear: true,
        note: true,
      },
    })
    const kept = { day: dayColumn(day), model: map.model, roles, prices, figures, runsPerYear, note }
    if (last && isDeepStrictEqual(plain(last), plain({ number: last.number, ...kept })))
      return fail('RULE', `Этот расчёт уже утверждён: версия ${last.number}. С тех пор ничего не изменилось.`)
    const number = (last?.number ?? 0) + 1
    await tx.processCalculation.create({
      data: {
        tenantId,
        id: newId(),
        mapId,
        number,
        day: dayColumn(day),
        model: map.model as unknown as Prisma.InputJsonValue,
        roles: roles as unknown as Prisma.InputJsonValue,
        prices: prices as unknown as Prisma.InputJsonValue,
        figures,
        runsPerYear,
        note,
        approvedBy: actor.name,
        approvedAt: now,
      },
      select: { id: true },
    })
    await tx.processMap.update({
      where: { tenantId_id: { tenantId, id: mapId } },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id: process.id, number },
      {
        subject: { type: 'Process', id: process.id },
        agencyId: process.agencyId,
        after: { state, number, day, run: figures.run, year: figures.year, note },
      },
    )
  },
})
