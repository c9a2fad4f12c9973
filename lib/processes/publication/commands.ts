import 'server-only'
import { freeSlug } from '@/lib/agencies/slug'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Prisma, Process, ProcessPublication } from '@/lib/generated/prisma/client'
import { curatorAddresses } from '@/lib/people/addresses'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { enqueue } from '@/lib/platform/outbox'
import { notify } from '../notify'
import { operations } from '../operations'
import { contentOf } from './content'
import { publicProcessPaths } from './public-paths'
import { publishes } from './queries'
import { namedPerson } from './rules'
import { PublishProcessInput, WithdrawProcessInput } from './schema'
import { publishable } from './source'

const NOT_YOURS =
  'Процессы жителям открывает уполномоченный орган. Процессный офис – там, где ему это поручил акт (настройки, «Процессы»).'
const NOT_PUBLISHED = 'Процесс пока не открыт.'

const refresh = (ctx: CommandContext, slugs: readonly string[]) =>
  enqueue(ctx.tx, ctx.tenantId, {
    kind: 'cache.refresh',
    payload: { paths: publicProcessPaths(ctx.actor.tenant.slug, slugs) },
  })

async function tellCurators(ctx: CommandContext, process: Process, title: string, key: string): Promise<void> {
  const to = (await curatorAddresses(ctx, [process.agencyId])).get(process.agencyId) ?? []
  await notify(ctx.tx, ctx.tenantId, ctx.now, [
    { to, kind: 'PROCESS_PUBLISHED', title, href: `processes/${process.id}/publication`, key },
  ])
}

type Locked<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** The process, whoever owns it, held for those who clear the tenant's processes. */
async function lockCleared(ctx: CommandContext, { id }: { id: string }): Promise<Locked<Process>> {
  if (!publishes(ctx)) return fail('RULE', NOT_YOURS)
  await lockRow(ctx, 'Process', id)
  const process = await ctx.tx.process.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return process ? { ok: true, value: process } : notFound('Карточка процесса')
}

/** The address of a process: the one it has had, so that kept links lead on; a new one is nobody else's, ever. */
async function addressOf({ tx, tenantId }: CommandContext, processId: string, title: string): Promise<string> {
  const own = await tx.processPublication.findFirst({
    where: { tenantId, processId },
    orderBy: { number: 'desc' },
    select: { slug: true },
  })
  if (own) return own.slug
  await takeTurn(tx, 'process addresses', tenantId)
  const taken = await tx.processPublication.findMany({
    where: { tenantId },
    distinct: ['slug'],
    select: { slug: true },
  })
  return freeSlug(title, new Set(taken.map(({ slug }) => slug)))
}

/**
 * Clears a process for everybody (L 2.16, 3.2(6)), or publishes its next edition in the place of the one before: what
 * the preview showed is frozen; what has changed since is refused.
 */
export const publishProcess = defineCommand({
  operation: operations['process.publish'],
  schema: PublishProcessInput,
  changes: 'Process',
  row: lockCleared,
  run: async (ctx, { id, last, seen, reason, version: _version, ...choice }, process) => {
    const { tx, tenantId, actor, now } = ctx
    if (process.status !== 'ACTIVE') return fail('RULE', `${NOT_PUBLISHED} Он исключён из реестра.`)
    const editions = await tx.processPublication.count({ where: { tenantId, processId: id } })
    if (editions !== last)
      return fail('CONFLICT', 'Пока страница была открыта, вышла другая редакция. Обновите страницу и решите ещё раз.')
    if (editions > 0 && reason.length < 5)
      return fail('INVALID', `${NOT_PUBLISHED} Напишите, что изменилось.`, {
        fields: { reason: 'Напишите, что изменилось в этой редакции.' },
      })
    const { source, drawings, mark } = await publishable(ctx, process, actor.tenant.settings.processes)
    if (mark !== seen)
      return fail(
        'CONFLICT',
        'Пока страница была открыта, расчёт или материалы изменили. Обновите страницу, посмотрите на новый вид и решите ещё раз.',
      )
    const content = contentOf(source, drawings, choice)
    const person = namedPerson(content)
    if (person)
      return fail(
        'RULE',
        `${NOT_PUBLISHED} Имена людей жителям не открывают, а ${person.where} есть «${person.name}». Оставьте должность.`,
      )
    const number = editions + 1
    await tx.processPublication.updateMany({
      where: { tenantId, processId: id, withdrawnAt: null },
      data: {
        withdrawnAt: now,
        withdrawnBy: actor.name,
        withdrawnReason: `Вышла редакция ${number}`,
        version: { increment: 1 },
      },
    })
    const slug = await addressOf(ctx, id, choice.title)
    await tx.processPublication.create({
      data: {
        tenantId,
        id: newId(),
        processId: id,
        number,
        slug,
        content: { ...content, reason } as unknown as Prisma.InputJsonObject,
        publishedBy: actor.name,
        publishedAt: now,
      },
      select: { id: true },
    })
    await refresh(ctx, [slug])
    await tellCurators(ctx, process, `Процесс открыт жителям: ${choice.title}`, `process:${id}:edition:${number}`)
    return done(
      { id, number, slug },
      {
        subject: { type: 'Process', id },
        agencyId: process.agencyId,
        after: {
          edition: number,
          title: choice.title,
          summary: choice.summary,
          map: choice.map,
          times: choice.times,
          cost: choice.cost,
          client: choice.client,
          materials: content.materials.map(({ title }) => title),
          reason,
        },
      },
    )
  },
})

async function lockEdition(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<Locked<ProcessPublication & { process: Process }>> {
  if (!publishes(ctx)) return fail('RULE', NOT_YOURS)
  await lockRow(ctx, 'ProcessPublication', id)
  const edition = await ctx.tx.processPublication.findFirst({
    where: { tenantId: ctx.tenantId, id },
    include: { process: true },
  })
  return edition ? { ok: true, value: edition } : notFound('Публикация')
}

/** Closes an open process again, with the reason; its address tells that it was taken off. */
export const withdrawProcess = defineCommand({
  operation: operations['process.publish'],
  schema: WithdrawProcessInput,
  changes: 'ProcessPublication',
  row: lockEdition,
  run: async (ctx, { id, reason }, { process, number, slug, withdrawnAt }) => {
    if (withdrawnAt) return fail('RULE', 'Эта редакция уже закрыта. Обновите страницу.')
    await ctx.tx.processPublication.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { withdrawnAt: ctx.now, withdrawnBy: ctx.actor.name, withdrawnReason: reason, version: { increment: 1 } },
      select: { id: true },
    })
    await refresh(ctx, [slug])
    await tellCurators(
      ctx,
      process,
      `Процесс снят с публикации: ${process.name}`,
      `process:${process.id}:closed:${number}`,
    )
    return done(
      { id: process.id },
      {
        subject: { type: 'Process', id: process.id },
        agencyId: process.agencyId,
        after: { withdrawn: number, reason },
      },
    )
  },
})
