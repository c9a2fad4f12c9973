import 'server-only'
import { notFound } from 'next/navigation'
import { operations } from '@/lib/agencies/operations'
import type { AgencyPartView, ToolSign } from '@/lib/core/agency-part'
import { isUuid } from '@/lib/core/ids'
import { sameName } from '@/lib/core/same-name'
import type { TenantView } from '@/lib/core/tenant'
import { agencyParts, toolSigns } from '@/lib/modules.server'
import type { PartAgency } from '@/lib/platform/agency-part'
import { withTenant } from '@/lib/platform/db'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations as toolOperations } from '@/lib/tools/operations'

const told = (parts: AgencyPartView[]): AgencyPartView[] => parts.filter(({ lines }) => lines.length > 0)

async function agencyInReach({ tx, tenantId, reach }: QueryContext, id: string): Promise<PartAgency> {
  const found = isUuid(id) && (reach === 'all' || reach.includes(id))
  const agency = found ? await tx.agency.findFirst({ where: { tenantId, id }, select: { id: true, slug: true } }) : null
  return agency ?? notFound()
}

/** Every module's part of the office's page of an agency; one that says nothing is left out. */
export const getAgencyParts = defineQuery({
  operation: operations['agency.read'],
  run: async (ctx, { id }: { id: string }): Promise<AgencyPartView[]> => {
    const agency = await agencyInReach(ctx, id)
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

/** Which of these tools the portal's records show in use at an agency, by the tool's key. */
export const getToolSigns = defineQuery({
  operation: toolOperations['tool.read'],
  run: async (
    ctx,
    { id, tools }: { id: string; tools: readonly { key: string; title: string }[] },
  ): Promise<ReadonlyMap<string, ToolSign>> => {
    await agencyInReach(ctx, id)
    const found = new Map<string, ToolSign>()
    for (const { tool, read } of toolSigns) {
      const asked = tools.find(({ title }) => tool.test(sameName(title)))
      const sign = asked && (await read(ctx, id))
      if (asked && sign) found.set(asked.key, sign)
    }
    return found
  },
})
