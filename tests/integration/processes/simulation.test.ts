import { describe, expect, it } from 'vitest'
import { inputOf } from '@/lib/processes/simulation/question'
import { simulate } from '@/lib/processes/simulation/simulate'
import { getSimulation } from '@/lib/processes/steps/simulation-queries'
import { createProcess, createRoles } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

describe('what a process is simulated with', () => {
  it('is its table without money, with the exact need of staff rounded up', async () => {
    const tenant = await createTenant()
    const agency = await createAgency(tenant)
    const { Специалист: role = '' } = await createRoles(tenant, agency, { Специалист: '431.17', Лишний: '300' })
    const process = await createProcess(
      tenant,
      agency,
      [
        { name: 'Принять', work: { fixed: '60' }, wait: { fixed: '24000/7' }, roles: [{ role, share: '1' }] },
        { name: 'Решить', fixedCost: '777.01' },
      ],
      { runsPerYear: 2000 },
    )
    const observer = await createActor(tenant, 'OBSERVER', null)
    const view = await getSimulation(observer, { id: process.id })
    // 2000 hours a year at a useful share of 0,8 are more than one of some 1970 hours can do.
    expect(view).toMatchObject({ runsPerYear: 2000, dayMinutes: 480, roles: [{ id: role }], faults: {} })
    const { AS_IS: asIs } = view.states
    if (!asIs) throw new Error('not simulated')
    expect(asIs.people).toEqual({ [role]: 2 })
    expect(Object.values(asIs.steps)).toEqual(['Принять', 'Решить'])
    expect(asIs.exact).toBe('3498.571429')
    expect(JSON.stringify(view)).not.toMatch(/431\.17|777\.01/)

    const frame = { year: view.year, dayMinutes: view.dayMinutes, longest: asIs.total }
    const input = inputOf(asIs.model, asIs.people, { perYear: 200, days: 10, seed: view.seed }, frame)
    const first = simulate(input).next()
    expect(first).toMatchObject({ done: false })
  })

  it('says what keeps a table from being simulated, and nothing of a foreign process', async () => {
    const tenant = await createTenant()
    const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
    const process = await createProcess(tenant, agency, [{ name: 'Принять', next: null }])
    const { states, faults } = await getSimulation(await createActor(tenant, 'CURATOR', agency.id), { id: process.id })
    expect(states).toEqual({})
    expect(faults.AS_IS?.join(' ')).toContain('Принять')
    const foreign = await createActor(tenant, 'CURATOR', other.id)
    await expect(getSimulation(foreign, { id: process.id })).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  })
})
