import 'server-only'
import { notFound, type Failure } from '@/lib/core/result'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import type { PassportFields } from '../form/passport'
import { PassportForm } from '../form/form'
import type { ProjectStatus } from './rules'

type ProjectRow = Prisma.ProjectGetPayload<{ include: { participants: { select: { agencyId: true; part: true } } } }>
export type LockedProject = Omit<ProjectRow, 'form' | 'fields' | 'status'> & {
  status: ProjectStatus
  form: PassportForm
  fields: PassportFields
}

/** The project held until the transaction ends, if the command reaches it for the actor; a foreign one is not found. */
export async function lockProject(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: LockedProject } | { ok: false; error: Failure }> {
  const { tenantId, tx } = ctx
  const reach = ctx.agencyWhere().agencyId?.in
  const limit =
    reach === undefined
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (
    SELECT 1 FROM "ProjectParticipant" a WHERE a."tenantId" = p."tenantId" AND a."projectId" = p."id"
      AND a."agencyId" = ANY(${reach}::uuid[]))`
  const found = await tx.$queryRaw<
    { id: string }[]
  >`SELECT p."id" FROM "Project" p WHERE p."tenantId" = ${tenantId}::uuid
  AND p."id" = ${id}::uuid ${limit} FOR UPDATE OF p`
  if (found.length === 0) return notFound('Карточка проекта')
  const row = await tx.project.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: { participants: { select: { agencyId: true, part: true } } },
  })
  return { ok: true, value: { ...row, form: PassportForm.parse(row.form), fields: row.fields as PassportFields } }
}
