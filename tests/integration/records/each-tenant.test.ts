import { describe, expect, it } from 'vitest'
import { forEachTenant, forEachTenantByDay, tenantById } from '@/lib/platform/each-tenant'
import { createTenant } from '../../factories/tenant'

describe('work for every tenant', () => {
  it('goes on after a tenant whose work failed', async () => {
    const made = [await createTenant(), await createTenant(), await createTenant()].map(({ id }) => id)
    const done: string[] = []
    await forEachTenant('test', async ({ id }) => {
      if (id === made[1]) throw new Error('broken')
      done.push(id)
    })
    expect(made.map((id) => done.includes(id))).toEqual([true, false, true])
  })

  it('that writes letters passes over those where it is night', async () => {
    const east = await createTenant({ timeZone: 'Asia/Novokuznetsk' })
    const west = await createTenant({ timeZone: 'Europe/Kaliningrad' })
    const at = async (now: string) => {
      const done: string[] = []
      await forEachTenantByDay('test', new Date(now), async ({ id }) => {
        done.push(id)
      })
      return [east, west].map(({ id }) => done.includes(id))
    }
    expect(await at('2026-11-23T01:00:00Z')).toEqual([true, false])
    expect(await at('2026-11-23T08:00:00Z')).toEqual([true, true])
    expect(await at('2026-11-23T16:00:00Z')).toEqual([false, true])
    expect(await at('2026-11-23T23:00:00Z')).toEqual([false, false])
  })

  it('knows whose letters it signs', async () => {
    const { id, name, slug } = await createTenant()
    expect(await tenantById(id)).toMatchObject({ id, name, slug, emblem: null })
    await expect(tenantById('00000000-0000-7000-8000-000000000000')).rejects.toThrow('No tenant')
  })
})
