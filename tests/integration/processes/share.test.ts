import { describe, expect, it } from 'vitest'
import { withTenant } from '@/lib/platform/db'
import { getRegistry } from '@/lib/processes/registry/registry-queries'
import { SHARE_RULING, shareLine } from '@/lib/processes/registry/share'
import { getReengineeredShare } from '@/lib/processes/registry/share-queries'
import { dropProcess, markReengineered } from '@/lib/processes/registry/state-commands'
import { approveRegistry } from '@/lib/processes/registry/version-commands'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

describe('the reengineered share (Kuzbass 1.1)', () => {
  it('is of the approved registry, in the year, and follows what leaves it', async () => {
    const tenant = await createTenant()
    const agency = await createAgency(tenant)
    const authority = await createActor(tenant, 'AUTHORITY', null)
    const curator = await createActor(tenant, 'CURATOR', agency.id)
    const made = []
    for (const code of ['П-1', 'П-2', 'П-3'])
      made.push(await createProcess(tenant, agency, [{ name: 'Шаг' }], { code }))
    const [first, second, third] = made.map(({ id }) => id)
    const versionOf = (id = '') =>
      withTenant(tenant.id, async (tx) => (await tx.process.findFirstOrThrow({ where: { id } })).version)
    const mark = async (id: string | undefined, on: string) =>
      markReengineered(curator, { id: id ?? '', version: await versionOf(id), on, basis: 'Приказ № 1' })
    const share = async (year: number) => (await getReengineeredShare(authority, { year })).total
    expect(await mark(first, '2026-03-02')).toMatchObject({ ok: true })
    // No registry is approved: there is nothing to divide by.
    expect(await share(2026)).toEqual({ done: 0, registered: 0, percent: null })
    const view = await getRegistry(curator, { agencyId: agency.id, show: 'changes', q: '', page: 1 })
    expect(
      await approveRegistry(curator, {
        agencyId: agency.id,
        actTitle: 'Приказ',
        actNumber: '1',
        actOn: '2026-02-02',
        fileId: null,
        last: 0,
        shown: view.mark,
      } as never),
    ).toMatchObject({ ok: true })
    expect(await share(2026)).toEqual({ done: 1, registered: 3, percent: '33,3' })
    expect(await share(2025)).toEqual({ done: 0, registered: 0, percent: null })
    expect(await mark(second, '2026-05-04')).toMatchObject({ ok: true })
    expect(await share(2026)).toMatchObject({ done: 2, registered: 3 })
    const drop = { id: third ?? '', version: await versionOf(third), droppedOn: '2026-06-01', basis: 'Приказ № 2' }
    expect(await dropProcess(curator, drop)).toMatchObject({ ok: true })
    expect(await share(2026)).toEqual({ done: 2, registered: 2, percent: '100,0' })
    // Kept by triggers, the same when counted anew.
    await withTenant(tenant.id, (tx) => tx.$queryRaw`SELECT 1 FROM gemba_fact_rebuild(${tenant.id}::uuid)`)
    expect(await share(2026)).toEqual({ done: 2, registered: 2, percent: '100,0' })
    const [line] = (await getReengineeredShare(authority, { year: 2026 })).agencies
    expect(line?.reengineered.map(({ code, on }) => [code, on])).toEqual([
      ['П-1', '2026-03-02'],
      ['П-2', '2026-05-04'],
    ])
    const other = await createActor(tenant, 'CURATOR', (await createAgency(tenant)).id)
    expect((await getReengineeredShare(other, { year: 2026 })).agencies).toEqual([])
    expect(SHARE_RULING).toContain('утверждённого реестра')
    expect(shareLine(1, 6).percent).toBe('16,7')
  })
})
