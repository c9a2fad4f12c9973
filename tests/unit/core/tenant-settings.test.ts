import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTenantSettings, TenantSettings } from '@/lib/core/tenant'

const usual = TenantSettings.parse({})

describe('stored settings, key by key', () => {
  it.each([
    ['passwordMinLength', 4, 10],
    ['passwordMinLength', 100, 64],
    ['passwordMinLength', 12.5, 13],
    ['passwordMinLength', '20', 20],
    ['passwordMinLength', 'длинный', 10],
    ['sessionMinutes', 100_000, 480],
    ['sessionMinutes', 2, 5],
    ['sessionMinutes', 'never', 480],
    ['sessionMinutes', null, 480],
    ['lockoutAttempts', 1000, 5],
    ['lockoutAttempts', 0, 3],
    ['lockoutMinutes', 0, 15],
    ['lockoutMinutes', 100_000, 1440],
  ] as const)('%s %s is read as %s', (key, stored, read) => {
    expect(readTenantSettings({ [key]: stored })[key]).toBe(read)
  })

  it('leaves a second factor on, whatever else is broken', () => {
    const broken = { passwordMinLength: -1, openData: 'нет', proposals: { answerDays: 'никогда' }, escalation: [1] }
    expect(readTenantSettings({ ...broken, requireSecondFactor: true })).toEqual({
      ...usual,
      requireSecondFactor: true,
    })
    for (const unreadable of ['yes', 1, null, {}])
      expect(readTenantSettings({ requireSecondFactor: unreadable }).requireSecondFactor).toBe(true)
    for (const spoilt of ['испорчено', null, [], 5]) expect(readTenantSettings(spoilt).requireSecondFactor).toBe(true)
    for (const absent of [{}, undefined]) expect(readTenantSettings(absent)).toEqual(usual)
  })

  it('keeps the sound keys of a section beside a broken one', () => {
    expect(
      readTenantSettings({
        proposals: { answerDays: 900, hourRate: 500, publicFiling: false },
        openData: { inn: '1', contact: 'Отдел данных' },
        escalation: { kinds: ['STAGE'], curatorDays: -3 },
      }),
    ).toEqual({
      ...usual,
      proposals: { ...usual.proposals, hourRate: 500, publicFiling: false },
      openData: { contact: 'Отдел данных' },
      escalation: { ...usual.escalation, kinds: ['STAGE'] },
    })
  })

  it('never guards the sign-in less than the defaults do, whatever is stored out of bounds', () => {
    const keys = ['passwordMinLength', 'sessionMinutes', 'lockoutAttempts', 'lockoutMinutes'] as const
    const outside = fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: 1441 }), fc.double(), fc.string(), fc.boolean())
    fc.assert(
      fc.property(fc.record(Object.fromEntries(keys.map((key) => [key, outside]))), (stored) => {
        const read = readTenantSettings({ ...stored, requireSecondFactor: true })
        const sound = (key: (typeof keys)[number]) => TenantSettings.shape[key].safeParse(stored[key]).success
        expect(TenantSettings.safeParse(read).success).toBe(true)
        expect(read.requireSecondFactor).toBe(true)
        if (!sound('passwordMinLength')) expect(read.passwordMinLength).toBeGreaterThanOrEqual(usual.passwordMinLength)
        if (!sound('sessionMinutes')) expect(read.sessionMinutes).toBeLessThanOrEqual(usual.sessionMinutes)
        if (!sound('lockoutAttempts')) expect(read.lockoutAttempts).toBeLessThanOrEqual(usual.lockoutAttempts)
        if (!sound('lockoutMinutes')) expect(read.lockoutMinutes).toBeGreaterThanOrEqual(usual.lockoutMinutes)
      }),
    )
  })
})
