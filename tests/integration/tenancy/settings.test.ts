import { describe, expect, it } from 'vitest'
import type { Result } from '@/lib/core/result'
import { readTenantSettings } from '@/lib/core/tenant'
import { loadActor } from '@/lib/platform/actor'
import { platformDb } from '@/lib/platform/db'
import { getTenantSettings } from '@/lib/tenancy/queries'
import {
  updateAppearance,
  updateEscalation,
  updateOpenData,
  updateProposalSettings,
  updateSignInPolicy,
} from '@/lib/tenancy/settings-commands'
import { createActor, createTenant } from '../../factories/tenant'

const policy = { sessionMinutes: 60, lockoutAttempts: 5, lockoutMinutes: 15, requireSecondFactor: '' }
const proposals = { hourRate: 400, anonymous: 'on', requireEmail: '', publicFiling: 'on' }
const escalation = { kinds: [], authorityDays: '', observerDays: '' }
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

describe('settings by section', () => {
  it('lose no acknowledged save when many people save different sections at once', async () => {
    const tenant = await createTenant()
    const actor = await createActor(tenant, 'AUTHORITY')
    for (let round = 1; round <= 6; round += 1) {
      const { versions } = await getTenantSettings(actor, {})
      const saved = await Promise.all([
        updateAppearance(actor, { version: versions.appearance, name: `Регион ${round}`, accent: '#0b5a8c' }),
        updateSignInPolicy(actor, { version: versions.signIn, ...policy, passwordMinLength: 10 + round }),
        updateOpenData(actor, { version: versions.openData, contact: `Отдел ${round}` }),
        updateProposalSettings(actor, { version: versions.proposals, ...proposals, answerDays: round }),
        updateEscalation(actor, { version: versions.escalation, ...escalation, curatorDays: String(round) }),
      ])
      expect(saved.map(code)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
      const row = await platformDb().tenant.findUniqueOrThrow({ where: { id: tenant.id } })
      expect(row).toMatchObject({
        name: `Регион ${round}`,
        settings: {
          passwordMinLength: 10 + round,
          openData: { contact: `Отдел ${round}` },
          proposals: { answerDays: round },
          escalation: { curatorDays: round },
        },
      })
    }
  })

  it('that cannot be read ask for the second factor, and go on asking after another section is saved', async () => {
    for (const spoilt of ['null', '[]', '"испорчено"']) {
      const tenant = await createTenant()
      const actor = await createActor(tenant, 'AUTHORITY')
      await platformDb().$executeRaw`UPDATE "Tenant" SET "settings" = ${spoilt}::jsonb WHERE "id" = ${tenant.id}::uuid`
      const { versions } = await getTenantSettings(actor, {})
      expect(code(await updateOpenData(actor, { version: versions.openData, contact: 'Отдел' }))).toBe('ok')
      const { settings } = await platformDb().tenant.findUniqueOrThrow({ where: { id: tenant.id } })
      expect(readTenantSettings(settings)).toMatchObject({ requireSecondFactor: true, openData: { contact: 'Отдел' } })
    }
  })

  it('of two who save one section the second is told what the first one wrote, and saves again on that', async () => {
    const tenant = await createTenant()
    const [first, second] = [await createActor(tenant, 'AUTHORITY'), await createActor(tenant, 'AUTHORITY')]
    const { versions } = await getTenantSettings(first, {})
    const save = (actor: typeof first, version: number, passwordMinLength: number) =>
      updateSignInPolicy(actor, { version, ...policy, passwordMinLength })
    const saved = await Promise.all([save(first, versions.signIn, 14), save(second, versions.signIn, 15)])
    expect(saved.map(code).sort()).toEqual(['CONFLICT', 'ok'])
    const winner = saved[0].ok ? 14 : 15
    // Another section was saved since: the journal tells of this one alone.
    expect(code(await updateOpenData(first, { version: versions.openData, contact: 'Отдел' }))).toBe('ok')
    const late = await save(second, versions.signIn, 16)
    expect(late).toMatchObject({ error: { code: 'CONFLICT', changes: [{ after: { passwordMinLength: winner } }] } })
    const now = await getTenantSettings(second, {})
    expect(now.tenant.settings.passwordMinLength).toBe(winner)
    expect(code(await save(second, now.versions.signIn, 16))).toBe('ok')
  })

  it('the database reads a session’s idle time as the portal does, broken or not', async () => {
    for (const sessionMinutes of [
      60,
      1440,
      5,
      4,
      0,
      -5,
      100_000,
      12.5,
      600.5,
      '60',
      '900',
      'never',
      '',
      null,
      true,
      [5],
    ]) {
      const settings = { sessionMinutes }
      const [row] = await platformDb().$queryRaw<{ minutes: number }[]>`
        SELECT gemba_session_minutes(${JSON.stringify(settings)}::jsonb) AS minutes`
      expect([sessionMinutes, row?.minutes]).toEqual([sessionMinutes, readTenantSettings(settings).sessionMinutes])
    }
    expect(await platformDb().$queryRaw`SELECT gemba_session_minutes('{}') AS minutes`).toEqual([{ minutes: 480 }])
  })

  it('a broken number neither locks people out nor turns the second factor off', async () => {
    const tenant = await createTenant()
    const actor = await createActor(tenant, 'AUTHORITY')
    await platformDb().tenant.update({
      where: { id: tenant.id },
      data: { settings: { sessionMinutes: 'never', passwordMinLength: 3, requireSecondFactor: true } },
    })
    const loaded = await loadActor(actor.sessionId ?? '', tenant.slug)
    expect(loaded?.tenant.settings).toMatchObject({
      sessionMinutes: 480,
      passwordMinLength: 10,
      requireSecondFactor: true,
    })
  })
})
