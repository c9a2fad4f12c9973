import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withTenant } from '@/lib/platform/db'
import type { StepData } from '@/lib/processes/steps/data'

export type MadeProcess = { id: string; steps: string[] }

/** A process of an agency with steps «как есть», each leading to the next unless it says otherwise. */
export async function createProcess(
  tenant: TenantView,
  agency: { id: string },
  steps: readonly (Partial<StepData> & { name: string })[] = [],
  more: Partial<Prisma.ProcessUncheckedCreateInput> = {},
): Promise<MadeProcess> {
  const [id, mapId] = [newId(), newId()]
  const ids = steps.map(() => newId())
  await withTenant(tenant.id, async (tx) => {
    await tx.process.create({
      data: {
        tenantId: tenant.id,
        id,
        agencyId: agency.id,
        code: `П-${id.slice(-6)}`,
        name: 'Назначение ежемесячной выплаты',
        kind: 'WITHIN',
        createdBy: 'Куратор',
        ...more,
      },
    })
    if (steps.length === 0) return
    await tx.processMap.create({ data: { tenantId: tenant.id, id: mapId, processId: id, state: 'AS_IS' } })
    await tx.processStep.createMany({
      data: steps.map((step, i) => ({
        tenantId: tenant.id,
        id: ids[i] ?? '',
        mapId,
        position: i + 1,
        data: { work: { fixed: '10' }, next: { to: ids[i + 1] ?? 'end' }, ...step },
        updatedBy: 'Куратор',
      })),
    })
  })
  return { id, steps: ids }
}

/** Roles of an agency by name, each with a rate per hour from 2026 on; returns their ids. */
export async function createRoles(
  tenant: TenantView,
  agency: { id: string } | null,
  rates: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const ids = Object.fromEntries(Object.keys(rates).map((name) => [name, newId()]))
  await withTenant(tenant.id, async (tx) => {
    await tx.processResource.createMany({
      data: Object.entries(ids).map(([name, id]) => ({
        tenantId: tenant.id,
        id,
        agencyId: agency?.id ?? null,
        kind: 'ROLE' as const,
        name,
      })),
    })
    await tx.processResourcePrice.createMany({
      data: Object.entries(ids).map(([name, resourceId]) => ({
        tenantId: tenant.id,
        id: newId(),
        resourceId,
        from: new Date('2026-01-01'),
        price: rates[name] ?? '0',
        byName: 'Куратор',
      })),
    })
  })
  return ids
}
