import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueue } from '@/lib/platform/outbox'
import { buildSnapshot } from './snapshot-read'
import { publicProgressPaths } from './published'
import { PublishProgressInput } from './schema'
import { operations } from './operations'

/**
 * Publishes how a year goes: a frozen snapshot. A second time it is a new version with a reason; both stay to be seen.
 */
export const publishProgress = defineCommand({
  operation: operations['plan.publish'],
  schema: PublishProgressInput,
  creates: 'ProgressPublication',
  run: async (ctx, { year, reason, known }) => {
    const { tx, tenantId, now, actor } = ctx
    const { timeZone, slug } = actor.tenant
    if (year > yearOf(ctx.today)) return fail('RULE', `${year} год ещё не начался: публиковать нечего.`)
    const last = await tx.progressPublication.findFirst({
      where: { tenantId, year },
      orderBy: { version: 'desc' },
      select: { version: true },
    })
    if ((last?.version ?? 0) !== known)
      return fail('CONFLICT', 'Ход программы за этот год только что опубликовал другой человек.')
    if (last && reason.length < 3)
      return fail('INVALID', 'Напишите причину.', {
        fields: { reason: 'Прежняя редакция останется доступной. Напишите, что изменилось и почему.' },
      })
    const { snapshot } = await buildSnapshot(tx, tenantId, { year, timeZone, now })
    if (snapshot.sections.length === 0) return fail('RULE', 'В плане этого года нет показателей: публиковать нечего.')
    const id = newId()
    const version = (last?.version ?? 0) + 1
    await tx.progressPublication.create({
      data: {
        tenantId,
        id,
        year,
        version,
        reason: last ? reason : null,
        publishedAt: now,
        publishedBy: actor.name,
        snapshot: snapshot as Prisma.InputJsonObject,
      },
      select: { id: true },
    })
    await enqueue(tx, tenantId, { kind: 'cache.refresh', payload: { paths: publicProgressPaths(slug, year) } })
    return done({ year, version }, { subject: { type: 'ProgressPublication', id }, after: { year, version, reason } })
  },
})
