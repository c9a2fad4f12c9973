import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { getToolSigns } from '@/lib/agency-parts/queries'
import { readTakeup } from '@/lib/processes/takeup/read'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

describe('what the records of processes say of tools', () => {
  it('counts what stands, not what was dropped, and takes the newest act and the first day', async () => {
    const tenant = await createTenant()
    const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
    const curator = await createActor(tenant, 'CURATOR', agency.id)
    const facts = () =>
      withTenant(tenant.id, (tx) => readTakeup({ tx, tenantId: tenant.id, today: '2026-11-30' }, agency.id))
    expect(await facts()).toEqual({
      processes: 0,
      registry: null,
      order: false,
      mapped: 0,
      described: 0,
      standards: 0,
      standardOn: null,
    })
    const steps = [{ name: 'Принять' }]
    const told = await createProcess(tenant, agency, steps, { inputs: ['Заявление'], outputs: ['Решение'] })
    await createProcess(tenant, agency, steps)
    await createProcess(tenant, agency)
    await createProcess(tenant, agency, steps, {
      status: 'DROPPED',
      droppedOn: new Date('2026-02-02'),
      droppedBasis: 'Приказ',
      inputs: ['а'],
      outputs: ['б'],
    })
    await createProcess(tenant, other, steps)
    const act = (number: number, kind: 'REGISTRY' | 'ORDER', on: string) => ({
      tenantId: tenant.id,
      id: newId(),
      agencyId: agency.id,
      kind,
      number,
      actTitle: 'Приказ',
      actNumber: `${number}0`,
      actOn: new Date(on),
      snapshot: {},
      approvedBy: 'Куратор',
    })
    const standard = (number: number, status: 'APPROVED' | 'SUPERSEDED' | 'DRAFT', on: string | null) => ({
      tenantId: tenant.id,
      id: newId(),
      processId: told.id,
      number,
      status,
      content: {},
      ...(on !== null && {
        actTitle: 'Приказ',
        actNumber: String(number),
        actOn: new Date(on),
        effectiveOn: new Date(on),
        reviewOn: new Date('2099-12-31'),
        approvedBy: 'Куратор',
        approvedAt: new Date(on),
      }),
      createdBy: 'Куратор',
    })
    await withTenant(tenant.id, async (tx) => {
      await tx.registryVersion.createMany({
        data: [act(1, 'REGISTRY', '2025-02-03'), act(2, 'REGISTRY', '2026-03-12'), act(1, 'ORDER', '2025-02-03')],
      })
      await tx.processStandard.createMany({
        data: [
          standard(1, 'SUPERSEDED', '2026-01-01'),
          standard(2, 'APPROVED', '2026-05-04'),
          standard(3, 'DRAFT', null),
        ],
      })
    })
    expect(await facts()).toEqual({
      processes: 3,
      registry: { number: 2, act: 'Приказ № 20', on: '2026-03-12', first: '2025-02-03' },
      order: true,
      mapped: 2,
      described: 1,
      standards: 1,
      standardOn: '2026-05-04',
    })
    const tools = [{ key: 'map', title: 'Картирование процессов' }]
    expect([...(await getToolSigns(curator, { id: agency.id, tools }))]).toMatchObject([
      ['map', { level: 'APPLIED', href: `office/processes/registry/${agency.id}` }],
    ])
    await expect(getToolSigns(curator, { id: other.id, tools })).rejects.toThrow()
  })
})
