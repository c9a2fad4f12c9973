import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { exactText } from '@/lib/core/fraction'
import { withTenant } from '@/lib/platform/db'
import type { Actor } from '@/lib/platform/actor'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { saveSteps } from '@/lib/processes/steps/commands'
import { getSteps } from '@/lib/processes/steps/queries'
import { getSubprocesses } from '@/lib/processes/steps/sub-queries'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

async function stage() {
  const tenant = await createTenant()
  const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const neighbour = await createActor(tenant, 'CURATOR', other.id)
  const make = (name: string, owner = agency) =>
    createProcess(tenant, owner, [
      { name: `${name}: начать`, wait: { fixed: '480' }, work: { fixed: '30' } },
      { name: `${name}: закончить`, work: { fixed: '15' } },
    ])
  return { tenant, agency, other, curator, neighbour, make }
}
const link = (actor: Actor, of: { id: string; steps: string[] }, sub: string, takes: 'own' | 'sum' = 'own') =>
  saveSteps(actor, {
    processId: of.id,
    state: 'AS_IS',
    edits: [
      { path: `${of.steps[1]}.subId`, base: '', text: JSON.stringify(sub) },
      ...(takes === 'sum' ? [{ path: `${of.steps[1]}.subTakes`, base: '', text: 'sum' }] : []),
    ],
  })

describe('a step that is a process of the registry', () => {
  it('takes its own or the sum, which follows the subprocess, and unfolds in the table and on the map', async () => {
    const { tenant, curator, make } = await stage()
    const [whole, part] = [await make('Выплата'), await make('Банк')]
    const work = async () => {
      const results = (await getCalculation(curator, { id: whole.id })).states.AS_IS?.results
      return results && exactText(results.figures.work)
    }
    expect(await link(curator, whole, part.id)).toMatchObject({ ok: true })
    expect(await work()).toBe('45')
    const takes = { path: `${whole.steps[1]}.subTakes`, base: '', text: 'sum' }
    expect(await saveSteps(curator, { processId: whole.id, state: 'AS_IS', edits: [takes] })).toMatchObject({
      ok: true,
    })
    expect(await work()).toBe('75')
    const edit = { path: `${part.steps[0]}.work`, base: '{"fixed":"30"}', text: '{"fixed":"40"}' }
    expect(await saveSteps(curator, { processId: part.id, state: 'AS_IS', edits: [edit] })).toMatchObject({ ok: true })
    expect(await work()).toBe('85')
    const [sub] = (await getSteps(curator, { id: whole.id, state: 'AS_IS' })).subs
    expect(sub).toMatchObject({ id: part.id, sum: { wait: { fixed: '480' }, work: { fixed: '55' } } })
    expect(sub?.lines.map(({ name }) => name)).toEqual(['Банк: начать', 'Банк: закончить'])
    const { AS_IS: drawn } = await getSubprocesses(curator, { id: whole.id })
    expect(drawn).toMatchObject([{ numbers: [2], process: { id: part.id } }])
    // A step that was taken out links no more.
    await withTenant(tenant.id, (tx) =>
      tx.processStep.updateMany({ where: { id: whole.steps[1] }, data: { removedAt: new Date() } }),
    )
    expect((await getSubprocesses(curator, { id: whole.id })).AS_IS).toEqual([])
  })

  it('is never a ring: not itself, not what holds it, however far', async () => {
    const { curator, make } = await stage()
    const [a, b, c] = [await make('А'), await make('Б'), await make('В')]
    expect(await link(curator, a, a.id)).toMatchObject({
      error: { code: 'RULE', message: expect.stringContaining('самого себя') as string },
    })
    expect(await link(curator, a, b.id, 'sum')).toMatchObject({ ok: true })
    expect(await link(curator, b, c.id, 'sum')).toMatchObject({ ok: true })
    expect(await link(curator, c, a.id, 'sum')).toMatchObject({
      error: { code: 'RULE', message: expect.stringContaining('в круг') as string },
    })
    expect((await getSteps(curator, { id: c.id, state: 'AS_IS' })).subChoices).toEqual([])
    // Two at once: one of them is refused.
    const [d, e] = [await make('Г'), await make('Д')]
    const both = await Promise.all([link(curator, d, e.id), link(curator, e, d.id)])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  })

  it('of another agency is a link only where that agency takes part, and its sum is not taken', async () => {
    const { tenant, curator, other, make } = await stage()
    const [whole, foreign] = [await make('Выплата'), await make('Чужой', other)]
    expect(await link(curator, whole, foreign.id)).toMatchObject({ error: { code: 'RULE' } })
    await withTenant(tenant.id, (tx) =>
      tx.processParticipant.create({
        data: { tenantId: tenant.id, id: newId(), processId: whole.id, agencyId: other.id },
      }),
    )
    expect(await link(curator, whole, foreign.id, 'sum')).toMatchObject({ ok: true })
    const state = (await getCalculation(curator, { id: whole.id })).states.AS_IS
    expect(state?.results).toBeNull()
    const [sub] = (await getSteps(curator, { id: whole.id, state: 'AS_IS' })).subs
    // Nothing of a process that the person does not reach.
    expect(sub).toMatchObject({ id: foreign.id, sum: null, lines: [] })
  })
})
