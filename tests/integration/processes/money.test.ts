import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { printedCost } from '@/lib/processes/model/printed'
import { processResults } from '@/lib/processes/model/results'
import { approveCalculation } from '@/lib/processes/money/calculation-commands'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { addPrice, addResource, removePrice } from '@/lib/processes/money/commands'
import { listResources } from '@/lib/processes/money/queries'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

async function stage() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const staff = await createActor(tenant, 'METHODOLOGIST', null)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const add = async (kind: string, name: string, price: string) => {
    const made = await addResource(staff, { kind, name, agencyId: '' } as Parameters<typeof addResource>[1])
    if (!made.ok) throw new Error(made.error.message)
    const { id } = made.value
    expect(await addPrice(staff, { id, version: 1, from: '2026-01-01', price })).toMatchObject({ ok: true })
    return id
  }
  const role = await add('ROLE', 'Специалист', '300')
  await add('OVERHEAD', 'Начисления', '45 %')
  const process = await createProcess(
    tenant,
    agency,
    [{ name: 'Принять', work: { fixed: '60' }, roles: [{ role, share: '1' }] }, { name: 'Решить' }],
    { runsPerYear: 100 },
  )
  const view = (actor = curator, day = '2026-11-24') => getCalculation(actor, { id: process.id, day })
  return { tenant, agency, staff, curator, role, process, view }
}

describe('money of a process', () => {
  it('is reckoned by the prices of the day: 60 minutes at 300 with 45 % are 435 roubles', async () => {
    const { view } = await stage()
    const { states } = await view()
    expect(states.AS_IS?.faults).toEqual([])
    const cost = states.AS_IS?.results?.cost
    expect(cost && printedCost(cost).run).toBe('435.00')
    // Before the first price the fault names the year's first working day; times are told all the same.
    const early = (await view(undefined, '2025-06-02')).states.AS_IS
    expect(early?.faults.join(' ')).toMatch(/9\sянваря\s2025/)
    expect(early?.results?.cost).toBeUndefined()
    expect(early?.results?.figures.work).toBeDefined()
  })

  it('an approved calculation keeps its prices when others come', async () => {
    const { staff, curator, role, view } = await stage()
    const map = (await view()).states.AS_IS?.map
    if (!map) throw new Error('no map')
    const approved = { id: map.id, version: map.version, day: '2026-11-24', note: 'Приказ № 12' }
    expect(await approveCalculation(curator, approved)).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await approveCalculation(curator, approved)).toMatchObject({ error: { code: 'CONFLICT' } })
    // The same once more, with nothing changed since.
    const same = { ...approved, version: approved.version + 1 }
    expect(await approveCalculation(curator, same)).toMatchObject({
      error: { code: 'RULE', message: expect.stringContaining('версия 1') as string },
    })
    const line = (await listResources(staff, {})).lines.find(({ id }) => id === role)
    const price = line?.prices[0]
    expect(
      await removePrice(staff, { id: role, version: line?.version ?? 0, priceId: price?.id ?? '', reason: 'Ошибка' }),
    ).toMatchObject({ ok: true })
    expect(
      await addPrice(staff, { id: role, version: (line?.version ?? 0) + 1, from: '2026-01-01', price: '600' }),
    ).toMatchObject({ ok: true })
    const after = await view()
    const [frozen] = after.approved
    if (!frozen) throw new Error('not approved')
    const was = processResults(frozen.model, frozen.question).cost
    expect(was && printedCost(was).run).toBe('435.00')
    const now = after.states.AS_IS?.results?.cost
    expect(now && printedCost(now).run).toBe('870.00')
  })

  it('is not shown to those who may not see rates, and a table with faults is not approved', async () => {
    const { tenant, agency, curator, process, view } = await stage()
    const observer = await createActor(tenant, 'OBSERVER', null)
    const employee = await createActor(tenant, 'EMPLOYEE', agency.id)
    for (const actor of [observer, employee]) {
      const seen = await view(actor)
      expect(
        JSON.stringify(seen, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      ).not.toContain('"300"')
      expect(seen.money).toBe(false)
      expect(seen.states.AS_IS?.results?.cost).toBeUndefined()
      expect(seen.states.AS_IS?.results?.figures.work).toBeDefined()
      expect(seen.states.AS_IS?.results?.staff).toHaveLength(1)
    }
    const map = (await view()).states.AS_IS?.map
    expect(
      await approveCalculation(curator, { id: map?.id ?? '', version: map?.version ?? 0, day: '2025-06-02', note: '' }),
    ).toMatchObject({ error: { code: 'RULE' } })
    expect(await approveCalculation(curator, { id: process.id, version: 1, day: '2026-11-24' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  it('a resource without a price is missed only where a step takes it', async () => {
    const { staff, role } = await stage()
    const added = await addResource(staff, { kind: 'ROLE', name: 'Никто', agencyId: null })
    if (!added.ok) throw new Error('refused')
    const { lines } = await listResources(staff, {})
    const used = (name: string) => lines.find((line) => line.name === name)?.used
    expect([lines.find(({ id }) => id === role)?.used, used('Никто')]).toEqual([true, false])
  })

  it('prices of the whole programme are kept by its staff alone, an agency keeps its own', async () => {
    const { curator, agency, role } = await stage()
    expect(await addPrice(curator, { id: role, version: 2, from: '2027-01-01', price: '1' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    expect(await addResource(curator, { kind: 'ROLE', name: 'Врач', agencyId: null })).toMatchObject({ ok: false })
    const own = await addResource(curator, { kind: 'ROLE', name: 'Врач', agencyId: agency.id }, { attempt: newId() })
    expect(own).toMatchObject({ ok: true })
    expect(await addResource(curator, { kind: 'ROLE', name: 'врач', agencyId: agency.id })).toMatchObject({
      error: { fields: { name: expect.stringContaining('уже есть') as string } },
    })
  })
})
