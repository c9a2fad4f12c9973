import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTenantSettings } from '@/lib/core/tenant'
import { strictestSettings } from '@/lib/account/policy'
import {
  entryPath,
  grouped,
  homePath,
  passwordMessage,
  passwordProblems,
  plainCode,
  safeReturnTo,
} from '@/lib/account/rules'
import { signInError } from '@/lib/account/labels'
import { demoSignIns, DEMO_PASSWORD } from '@/lib/people/demo-sign-ins'
import { TokenPasswordInput, SignInInput } from '@/lib/account/schema'
import { retryIn } from '@/lib/core/format'

const policy = { minLength: 10, email: 'ivanova@kuzbass.ru' }

describe('password policy', () => {
  it.each([
    ['Осенний трамвай 17', []],
    ['k7#mQp!2vLx', []],
    ['короткий', ['SHORT']],
    ['я'.repeat(200), ['LONG', 'MONOTONOUS']],
    ['йцукенгшщз', ['COMMON']],
    ['Gfhjkm12345', ['COMMON']],
    ['Пароль2026!', ['COMMON']],
    ['qwertyqwerty', ['COMMON']],
    ['1234567890', ['COMMON']],
    ['ivanova@kuzbass.ru', ['OWN_ADDRESS']],
    ['Ivanova-2026', ['OWN_ADDRESS']],
    ['abababababab', ['MONOTONOUS']],
  ] as const)('%s', (password, expected) => {
    expect(passwordProblems(password, policy)).toEqual(expected)
  })

  it('counts letters as people do, not code units', () => {
    expect(passwordProblems('😀🚀🌲🎻🌊🍏🎈🪁', { ...policy, minLength: 8 })).toEqual([])
    expect(passwordProblems('😀🚀🌲🎻🌊🍏🎈🪁', { ...policy, minLength: 9 })).toEqual(['SHORT'])
  })

  it('names the number in the right case', () => {
    expect(passwordMessage('SHORT', { ...policy, minLength: 21 })).toBe('Нужно не меньше 21\u00a0знака.')
    expect(passwordMessage('SHORT', policy)).toBe('Нужно не меньше 10\u00a0знаков.')
  })

  it('accepts the demonstration password and knows no account without an address', () => {
    expect(passwordProblems(DEMO_PASSWORD, policy)).toEqual([])
    expect(passwordProblems('Осенний трамвай 17', { minLength: 10, email: '' })).toEqual([])
  })
})

describe('where to return to', () => {
  it.each([
    ['/kuzbass/office', '/kuzbass/office'],
    ['/kuzbass/office?tab=2#top', '/kuzbass/office?tab=2#top'],
    ['/account', '/account'],
    [`/kuzbass/office/projects?${'a'.repeat(1900)}`, `/kuzbass/office/projects?${'a'.repeat(1900)}`],
  ])('%s stays', (value, expected) => expect(safeReturnTo(value)).toBe(expected))

  it.each([
    '',
    'kuzbass',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/%5C/evil'.replace('%5C', '\\'),
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in/code',
    '/api/auth/signout',
    '/invite/abc',
    '/reset',
    '/..//evil.example',
    '/a/..//evil.example',
    '/kuzbass\n',
    `/${'a'.repeat(2000)}`,
  ])('%j is refused', (value) => expect(safeReturnTo(value)).toBeNull())

  it('goes by the code where it is asked for, and home where no address is known', () => {
    const home = { needsCode: false, home: '/kuzbass/office' } as const
    expect(entryPath(home, '/kuzbass/office/plan?year=2026#i5')).toBe('/kuzbass/office/plan?year=2026#i5')
    expect([entryPath(home), entryPath(home, '//evil.example')]).toEqual([home.home, home.home])
    expect(entryPath({ needsCode: true }, '/kuzbass/office/plan#i5')).toBe(
      '/sign-in/code?returnTo=%2Fkuzbass%2Foffice%2Fplan%23i5',
    )
    expect(entryPath({ needsCode: true }, 'https://evil.example')).toBe('/sign-in/code')
  })

  it('never leaves the portal', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (value) => {
          const path = safeReturnTo(value)
          return path === null || new URL(path, 'https://portal.example').origin === 'https://portal.example'
        },
      ),
    )
  })
})

describe('where a person starts', () => {
  const kuzbass = { slug: 'kuzbass', blocked: false }
  it.each([
    [{ isOperator: false, tenants: [kuzbass] }, '/kuzbass/office'],
    [{ isOperator: false, tenants: [kuzbass, { slug: 'belovo', blocked: false }] }, '/account'],
    [{ isOperator: false, tenants: [kuzbass, { slug: 'belovo', blocked: true }] }, '/kuzbass/office'],
    [{ isOperator: true, tenants: [] }, '/operator'],
    [{ isOperator: true, tenants: [kuzbass] }, '/account'],
    [{ isOperator: false, tenants: [] }, '/account'],
  ])('%j → %s', (home, path) => expect(homePath(home)).toBe(path))
})

describe('the strictest of several tenants', () => {
  it('takes the longest password, the shortest idle time, the fewest attempts, the longest pause', () => {
    const a = readTenantSettings({ passwordMinLength: 12, sessionMinutes: 60, lockoutAttempts: 5, lockoutMinutes: 15 })
    const b = readTenantSettings({
      passwordMinLength: 8,
      sessionMinutes: 30,
      lockoutAttempts: 3,
      lockoutMinutes: 60,
      requireSecondFactor: true,
    })
    expect(strictestSettings([a, b])).toEqual({
      passwordMinLength: 12,
      sessionMinutes: 30,
      lockoutAttempts: 3,
      lockoutMinutes: 60,
      requireSecondFactor: true,
    })
  })
  it('falls back to the defaults', () => {
    expect(strictestSettings([])).toMatchObject({ passwordMinLength: 10, lockoutAttempts: 5, lockoutMinutes: 15 })
    expect(readTenantSettings({ sessionMinutes: 'never' })).toMatchObject(strictestSettings([]))
  })
})

describe('words', () => {
  it.each([
    [1, 'через 1\u00a0секунду'],
    [61_000, 'через 2\u00a0минуты'],
    [15 * 60_000, 'через 15\u00a0минут'],
    [23 * 3_600_000, 'через 23\u00a0часа'],
  ])('%d ms', (ms, text) => expect(retryIn(ms)).toBe(text))
  it('reads a code as people write it', () => {
    expect(plainCode(' 123 456 ')).toBe('123456')
    expect(plainCode('abcde–fghjk')).toBe('ABCDEFGHJK')
    expect(grouped('ABCDEFGHIJ')).toBe('ABCD EFGH IJ')
  })
  it('has a sentence for every error of the provider', () => {
    expect(signInError(undefined)).toBeNull()
    expect(signInError('NoAccount')).toContain('уполномоченный орган')
    expect(signInError('OAuthCallback')).toContain('Начните ещё раз')
  })
})

describe('inputs', () => {
  it('lower-cases the address and wants the same password twice', () => {
    expect(SignInInput.parse({ email: ' Ivanova@Kuzbass.RU ', password: 'x' }).email).toBe('ivanova@kuzbass.ru')
    const differ = TokenPasswordInput.safeParse({ token: 'a'.repeat(43), password: 'one', repeatPassword: 'two' })
    expect(differ.error?.issues[0]?.path).toEqual(['repeatPassword'])
  })
  it('has one demonstration account an address', () => {
    expect(new Set(demoSignIns.map((person) => person.email)).size).toBe(demoSignIns.length)
  })
})
