import 'server-only'
import type { z } from 'zod'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import type { Operation } from '@/lib/core/permissions'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import type { Prisma, RegistryActKind } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { keepersOf, keptAgencies, readEntries } from './read'
import { ApproveOrderInput, ApproveRegistryInput } from './schema'

type Act = z.output<typeof ApproveOrderInput>

/** What of the act cannot be so; null – it can. Holds the turn at the agency's acts. */
async function actProblem(
  ctx: CommandContext,
  operation: Operation,
  kind: RegistryActKind,
  { agencyId, actOn, fileId, last }: Act,
): Promise<{ ok: false; error: Failure } | null> {
  const { tx, tenantId, today } = ctx
  if (!ctx.can(operation, agencyId)) return notFound('Запись об органе')
  await takeTurn(tx, 'registry acts', tenantId, agencyId)
  const agency = await tx.agency.findFirst({
    where: { tenantId, id: agencyId, status: 'ACTIVE' },
    select: { id: true },
  })
  if (!agency) return notFound('Запись об органе')
  const [keeper] = await keepersOf(ctx, [agencyId])
  if (keeper?.keeperId !== agencyId)
    return fail('RULE', 'Процессы учреждения стоят в реестре вышестоящего органа: утвердите его.')
  const count = await tx.registryVersion.count({ where: { tenantId, agencyId, kind } })
  if (count !== last)
    return fail('CONFLICT', 'Пока страница была открыта, утвердили новую версию. Обновите страницу и решите ещё раз.')
  if (actOn > today)
    return fail('INVALID', 'Утверждение пока не записано.', {
      fields: { actOn: 'День акта позже сегодняшнего. Запишите утверждение, когда акт подписан.' },
    })
  if (fileId !== null && !(await attachableFile(tx, tenantId, fileId, agencyId)))
    return fail('INVALID', 'Утверждение пока не записано.', { fields: { fileId: 'Загрузите файл ещё раз.' } })
  return null
}

async function keepVersion(
  { tx, tenantId, actor }: CommandContext,
  kind: RegistryActKind,
  { agencyId, actTitle, actNumber, actOn, fileId, last }: Act,
  snapshot: Prisma.InputJsonObject,
): Promise<{ id: string; number: number }> {
  const [id, number] = [newId(), last + 1]
  await tx.registryVersion.create({
    data: {
      tenantId,
      id,
      agencyId,
      kind,
      number,
      actTitle,
      actNumber,
      actOn: dayColumn(actOn),
      fileId,
      snapshot,
      approvedBy: actor.name,
    },
    select: { id: true },
  })
  return { id, number }
}

/**
 * Freezes the registry as an act has approved it (Kirov 3.4, Kuzbass 2.2(4)): the processes in force as the page showed
 * them; a registry that has changed meanwhile is refused.
 */
export const approveRegistry = defineCommand({
  operation: operations['registry.approve'],
  schema: ApproveRegistryInput,
  creates: 'RegistryVersion',
  run: async (ctx, { shown, ...act }) => {
    const { tx, tenantId } = ctx
    const { agencyId } = act
    const problem = await actProblem(ctx, operations['registry.approve'], 'REGISTRY', act)
    if (problem) return problem
    const settings = ctx.actor.tenant.settings.processes
    const agencies = await keptAgencies(ctx, agencyId)
    const rows = await readEntries(ctx, settings, { agencyId: { in: agencies }, status: 'ACTIVE' })
    if (rows.length === 0) return fail('RULE', 'В реестре нет ни одного процесса: утверждать нечего.')
    const entries = rows.map(({ entry }) => entry)
    if (markOf(entries) !== shown)
      return fail(
        'CONFLICT',
        'Пока страница была открыта, реестр изменили. Обновите страницу, посмотрите изменения и решите ещё раз.',
      )
    const { id, number } = await keepVersion(ctx, 'REGISTRY', act, { entries })
    await tx.process.updateMany({
      where: { tenantId, agencyId: { in: agencies }, changedAt: { not: null } },
      data: { changedAt: null },
    })
    return done(
      { id, agencyId, number, count: entries.length },
      {
        subject: { type: 'RegistryVersion', id },
        agencyId,
        after: { number, actTitle: act.actTitle, actNumber: act.actNumber, actOn: act.actOn, count: entries.length },
      },
    )
  },
})

/** Records the act that approved how the registry is kept (порядок ведения), or a new edition of it. */
export const approveOrder = defineCommand({
  operation: operations['registry.order'],
  schema: ApproveOrderInput,
  creates: 'RegistryVersion',
  run: async (ctx, act) => {
    const problem = await actProblem(ctx, operations['registry.order'], 'ORDER', act)
    if (problem) return problem
    if (act.fileId === null)
      return fail('INVALID', 'Порядок пока не записан.', { fields: { fileId: 'Приложите текст порядка.' } })
    const { id, number } = await keepVersion(ctx, 'ORDER', act, {})
    return done(
      { id, agencyId: act.agencyId, number },
      {
        subject: { type: 'RegistryVersion', id },
        agencyId: act.agencyId,
        after: { number, actTitle: act.actTitle, actNumber: act.actNumber, actOn: act.actOn },
      },
    )
  },
})
