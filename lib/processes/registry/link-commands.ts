import 'server-only'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { markChanged } from './changed'
import { LinkInput, PairInput, UnlinkInput } from './schema'

/** The two processes, if the person keeps one of them; the other may be anybody's of the tenant. */
async function bothOf(ctx: CommandContext, ids: readonly [string, string]) {
  const rows = await ctx.tx.process.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [...ids] } },
    select: { id: true, agencyId: true, status: true },
  })
  const [first, second] = ids.map((id) => rows.find((row) => row.id === id))
  if (!first || !second) return null
  return [first, second].some(({ agencyId }) => ctx.can(operations['process.link'], agencyId))
    ? ([first, second] as const)
    : null
}

/** Says that a result of one process is an input of another; said again – what is handed over is put right. */
export const linkProcesses = defineCommand({
  operation: operations['process.link'],
  schema: LinkInput,
  unversioned: 'the same link twice is the same link',
  run: async (ctx, { fromId, toId, what }) => {
    const { tx, tenantId } = ctx
    const both = await bothOf(ctx, [fromId, toId])
    if (!both) return notFound('Карточка процесса')
    if (fromId === toId) return fail('RULE', 'Процесс не передаёт результат сам себе. Выберите другой.')
    if (both.some(({ status }) => status === 'DROPPED'))
      return fail('RULE', 'Один из процессов исключён из реестра. Выберите действующий.')
    const key = { tenantId, fromId, toId }
    await tx.processLink.upsert({
      where: { tenantId_fromId_toId: key },
      create: { ...key, what },
      update: { what },
      select: { toId: true },
    })
    await markChanged(ctx, [fromId])
    return done(
      { fromId, toId },
      { subject: { type: 'ProcessLink', id: fromId }, agencyId: both[0].agencyId, after: { fromId, toId, what } },
    )
  },
})

export const unlinkProcesses = defineCommand({
  operation: operations['process.link'],
  schema: UnlinkInput,
  unversioned: 'a link that is gone stays gone',
  run: async (ctx, { fromId, toId }) => {
    const { tx, tenantId } = ctx
    const both = await bothOf(ctx, [fromId, toId])
    if (!both) return notFound('Карточка процесса')
    await tx.processLink.deleteMany({ where: { tenantId, fromId, toId } })
    await markChanged(ctx, [fromId])
    return done(
      { fromId, toId },
      { subject: { type: 'ProcessLink', id: fromId }, agencyId: both[0].agencyId, before: { fromId, toId } },
    )
  },
})

/** Says of two that look alike that they are different: they are not suggested again. */
export const tellApart = defineCommand({
  operation: operations['process.pair'],
  schema: PairInput,
  unversioned: 'different twice is different',
  run: async (ctx, { aId: one, bId: other }) => {
    const { tx, tenantId, actor } = ctx
    const both = one === other ? null : await bothOf(ctx, [one, other])
    if (!both) return notFound('Карточка процесса')
    const [aId = '', bId = ''] = [one, other].sort()
    await tx.processPair.createMany({ data: [{ tenantId, aId, bId, decidedBy: actor.name }], skipDuplicates: true })
    return done(
      { aId, bId },
      { subject: { type: 'ProcessPair', id: aId }, agencyId: both[0].agencyId, after: { aId, bId } },
    )
  },
})
