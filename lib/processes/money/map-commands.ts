import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { mapStateLabels } from '../model/states'
import { operations } from '../operations'
import { readClientCost } from '../model/client'
import { ReachInput, ClientCostInput } from './schema'

const select = {
  id: true,
  state: true,
  version: true,
  client: true,
  oneOff: true,
  readyOn: true,
  resources: true,
  further: true,
  process: { select: { name: true, agencyId: true, status: true } },
} as const

async function lockMap(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'ProcessMap', id)
  const map = await ctx.tx.processMap.findFirst({
    where: { tenantId: ctx.tenantId, id, process: ctx.agencyWhere() },
    select,
  })
  return map ? { ok: true as const, value: map } : notFound('Таблица шагов')
}

const dropped = (status: string) =>
  status === 'ACTIVE' ? null : fail('RULE', 'Процесс исключён из реестра: его состояния больше не меняются.')

/** What one application costs the client in a state of the process; what is approved keeps what it was. */
export const setClientCost = defineCommand({
  operation: operations['process.client'],
  schema: ClientCostInput,
  changes: 'ProcessMap',
  row: lockMap,
  run: async (ctx, { id, version: _version, ...client }, { process, state, client: stored }) => {
    const refused = dropped(process.status)
    if (refused) return refused
    await ctx.tx.processMap.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { client, version: { increment: 1 } },
      select: { id: true },
    })
    const named = { process: process.name, state: mapStateLabels[state] }
    return done(
      { id },
      {
        subject: { type: 'ProcessMap', id },
        agencyId: process.agencyId,
        before: { ...named, ...readClientCost(stored) },
        after: { ...named, ...client },
      },
    )
  },
})

/** By which day and with which resources the target state is reached; what needs more stands apart (Leningrad 2.14). */
export const setReach = defineCommand({
  operation: operations['process.reach'],
  schema: ReachInput,
  changes: 'ProcessMap',
  row: lockMap,
  run: async (ctx, { id, oneOff, readyOn, resources, further }, map) => {
    const refused = dropped(map.process.status)
    if (refused) return refused
    if (map.state !== 'TO_BE') return fail('RULE', 'День и ресурсы называют у состояния «как будет».')
    await ctx.tx.processMap.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { oneOff, readyOn: readyOn && dayColumn(readyOn), resources, further, version: { increment: 1 } },
      select: { id: true },
    })
    const process = map.process.name
    return done(
      { id },
      {
        subject: { type: 'ProcessMap', id },
        agencyId: map.process.agencyId,
        before: {
          process,
          oneOff: map.oneOff.toString(),
          readyOn: map.readyOn && dayOf(map.readyOn),
          resources: map.resources,
          further: map.further,
        },
        after: { process, oneOff, readyOn, resources, further },
      },
    )
  },
})
