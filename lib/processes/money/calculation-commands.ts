import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { yearOf } from '@/lib/core/dates'
import { roundedText } from '@/lib/core/fraction'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { processFaults } from '../model/check'
import { faultText } from '../model/labels'
import { printedCost, printedYear } from '../model/printed'
import { processResults } from '../model/results'
import type { ProcessQuestion } from '../model/types'
import { operations } from '../operations'
import { readMap, readResources } from '../steps/read'
import { ApproveCalculationInput } from './schema'

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
    const question: ProcessQuestion = {
      roles,
      prices,
      day,
      ...(process.runsPerYear !== null && {
        runsPerYear: String(process.runsPerYear),
        year: yearOf(day),
        usefulShare,
        staffYears: [yearOf(day)],
      }),
    }
    const faults = processFaults(map.model, question).map((fault) => faultText(fault, map.model, question))
    if (faults.length > 0) return fail('RULE', `Расчёт пока не утверждён. ${faults.slice(0, 3).join(' ')}`)
    const results = processResults(map.model, question)
    const last = await tx.processCalculation.findFirst({
      where: { tenantId, mapId },
      orderBy: { number: 'desc' },
      select: { number: true },
    })
    const number = (last?.number ?? 0) + 1
    const run = results.cost && printedCost(results.cost).run
    const year = results.yearCost && printedYear(results.yearCost).total
    const figures = {
      usefulShare,
      run,
      year,
      work: roundedText(results.figures.work, 2),
      lead: results.figures.lead.exact ? roundedText(results.figures.lead.mean, 2) : null,
    }
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
        figures: figures as Prisma.InputJsonObject,
        runsPerYear: process.runsPerYear,
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
        after: { state, number, day, run, year, note },
      },
    )
  },
})
