import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import type { Operation } from '@/lib/core/permissions'
import type { CommandContext } from '@/lib/platform/command'
import { lockProject, type LockedProject } from './locked-project'

/**
 * The project held for a step that belongs to the running agency (or the tenant's staff); its other agencies are told
 * whom to ask.
 */
export async function lockRunning(
  ctx: CommandContext,
  operation: Operation,
  projectId: string,
): Promise<{ ok: true; value: LockedProject } | { ok: false; error: Failure }> {
  const locked = await lockProject(ctx, projectId)
  if (!locked.ok || ctx.can(operation, locked.value.agencyId)) return locked
  return fail('RULE', 'Этапами и отчётами управляет орган, который ведёт проект. Ваш орган ведёт в нём свои задачи.')
}

/** Marks that something happened in the project; its passport keeps its version. */
export const touch = (ctx: Pick<CommandContext, 'tx' | 'tenantId' | 'now'>, id: string) =>
  ctx.tx.project.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { updatedAt: ctx.now },
    select: { id: true },
  })
