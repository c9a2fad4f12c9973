import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { PassportSource } from './sheet'
import { defineQuery } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import type { PassportFields } from '../form/passport'
import { PassportForm } from '../form/form'
import { projectWhere } from '../state/scope'
import { operations } from '../operations'

/**
 * The passport to be printed: in work, or a version by its number. Null when it is not the actor's to see or there is
 * no such version.
 */
export const getPassportDocument = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string; version?: number }): Promise<(PassportSource & { number: number }) | null> => {
    if (!isUuid(input.id)) return null
    const row = await ctx.tx.project.findFirst({
      where: { AND: [{ id: input.id }, projectWhere(ctx)] },
      select: {
        number: true,
        kind: true,
        form: true,
        fields: true,
        agency: { select: { name: true } },
        ...(input.version !== undefined && {
          versions: {
            where: { number: input.version },
            select: { number: true, fields: true, status: true, approvedOn: true },
          },
        }),
      },
    })
    if (!row) return null
    const version = 'versions' in row ? row.versions[0] : undefined
    if (input.version !== undefined && !version) return null
    const approved =
      version?.status === 'APPROVED' && version.approvedOn
        ? `, утверждена ${formatLong(dayOf(version.approvedOn))}`
        : ''
    return {
      number: row.number,
      kind: row.kind,
      agencyName: row.agency.name,
      form: PassportForm.parse(row.form),
      fields: (version?.fields ?? row.fields) as PassportFields,
      version: version ? `версия ${version.number}${approved}` : '',
      isDemo: ctx.actor.tenant.isDemo,
    }
  },
})
