import 'server-only'
import { notFound } from 'next/navigation'
import { operations } from '@/lib/agencies/operations'
import type { AgencyPartView } from '@/lib/core/agency-part'
import type { TenantView } from '@/lib/core/tenant'
import { agencyParts } from '@/lib/modules.server'
import type { PartAgency } from '@/lib/platform/agency-part'
import { withTenant } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'

const told = (parts: AgencyPartView[]): AgencyPartView[] => parts.filter(({ lines }) => lines.length > 0)

/** Every module's part of the office's page of an agency; one that says nothing is left out. */
export const getAgencyParts = defineQuery({
  operation: operations['agency.read'],
  run: async (ctx, { id }: { id: string }): Promise<AgencyPartView[]> => {
    const agency = await ctx.tx.agency.findFirst({
      where: { tenantId: ctx.tenantId, id, ...(ctx.reach !== 'all' && { AND: { id: { in: [...ctx.reach] } } }) },
      select: { id: true, slug: true },
    })
    if (!agency) notFound()
    const parts: AgencyPartView[] = []
    for (const { key, spec, part } of agencyParts)
      parts.push({ key, title: spec.title, lines: await part.office(ctx, agency) })
    return told(parts)
  },
})

/** The same of what everybody may read. */
export async function getOpenAgencyParts(tenant: TenantView, slug: string): Promise<AgencyPartView[]> {
  const agency: PartAgency | null = await withTenant(tenant.id, (tx) =>
    tx.agency.findFirst({ where: { tenantId: tenant.id, slug }, select: { id: true, slug: true } }),
  )
  if (!agency) return []
  return told(
    await Promise.all(
      agencyParts.map(async ({ key, spec, part }) => ({
        ...{ key, title: spec.title },
        lines: (await part.open?.(tenant, agency)) ?? [],
      })),
    ),
  )
}
