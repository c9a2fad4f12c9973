import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { operations } from './operations'
import { readAct, type ProgrammeTemplate } from './act'

/** The tenant's programme template. Throws when the stored one is broken, which was excluded when it was written. */
export async function programmeOf(tx: Tx, tenantId: string): Promise<ProgrammeTemplate> {
  const { template } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { template: true } })
  const parsed = readAct(template)
  if (!parsed.ok) throw new Error(`template of tenant ${tenantId} is broken: ${parsed.problems[0]?.path ?? ''}`)
  return parsed.template
}

/** The programme for a screen: kinds of agencies, curators, the act. */
export const getProgramme = defineQuery({
  operation: operations['office.read'],
  run: (ctx, _input: Record<never, never>) => programmeOf(ctx.tx, ctx.tenantId),
})
