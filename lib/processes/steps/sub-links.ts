import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import type { CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import type { QueryContext } from '@/lib/platform/query'
import type { StoredStep } from './apply'

type Context = Pick<CommandContext | QueryContext, 'tx' | 'tenantId'>

/** Processes in which a process stands as a step, directly or not, in either state; itself among them. */
export async function aboveOf({ tx, tenantId }: Context, processId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above("id") AS (
      SELECT ${processId}::uuid
      UNION
      SELECT m."processId" FROM above a
      JOIN "ProcessStep" s ON s."tenantId" = ${tenantId}::uuid AND s."removedAt" IS NULL
        AND s."data"->>'subId' = a."id"::text
      JOIN "ProcessMap" m ON m."tenantId" = s."tenantId" AND m."id" = s."mapId"
    ) SELECT "id" FROM above`
  return new Set(rows.map(({ id }) => id))
}

/** The agencies whose processes may be steps of this one: the owner's and those that take part. */
export const subAgencies = (process: { agencyId: string; participants: readonly { agencyId: string }[] }): string[] => [
  ...new Set([process.agencyId, ...process.participants.map(({ agencyId }) => agencyId)]),
]

/** Why the steps may not stand as they are linked; null – they may. Two people at once cannot close a ring. */
export async function subRefusal(
  ctx: CommandContext,
  process: { id: string; agencyId: string },
  steps: readonly StoredStep[],
): Promise<{ ok: false; error: Failure } | null> {
  const ids = [...new Set(steps.flatMap(({ removed, data }) => (!removed && data.subId ? [data.subId] : [])))]
  if (ids.length === 0) return null
  const { tx, tenantId } = ctx
  await takeTurn(tx, 'subprocesses', tenantId)
  const participants = await tx.processParticipant.findMany({
    where: { tenantId, processId: process.id },
    select: { agencyId: true },
  })
  const found = await tx.process.findMany({
    where: { tenantId, id: { in: ids }, agencyId: { in: subAgencies({ ...process, participants }) } },
    select: { id: true, code: true, name: true },
  })
  if (found.length < ids.length)
    return fail(
      'RULE',
      'Подпроцесс выбирают из процессов владельца и участников. Обновите страницу и выберите ещё раз.',
    )
  const above = await aboveOf(ctx, process.id)
  const ring = found.find(({ id }) => above.has(id))
  return ring
    ? fail(
        'RULE',
        ring.id === process.id
          ? 'Процесс не может быть шагом самого себя. Выберите другой подпроцесс.'
          : `«${ring.code} ${ring.name}» сам содержит этот процесс: ссылки замкнулись бы в круг. Выберите другой подпроцесс.`,
      )
    : null
}
