/** What several tenants together ask of one person's sign-in. */
import { TenantSettings } from '@/lib/core/tenant'

/** What a tenant decides about signing in. */
export type SignInSettings = Pick<
  TenantSettings,
  'passwordMinLength' | 'sessionMinutes' | 'lockoutAttempts' | 'lockoutMinutes' | 'requireSecondFactor'
>

/** The strictest of several tenants' rules for signing in; the defaults where a person has no tenant. */
export function strictestSettings(tenants: readonly SignInSettings[]): SignInSettings {
  const all = tenants.length > 0 ? tenants : [TenantSettings.parse({})]
  const min = (pick: (settings: SignInSettings) => number) => Math.min(...all.map(pick))
  const max = (pick: (settings: SignInSettings) => number) => Math.max(...all.map(pick))
  return {
    passwordMinLength: max((s) => s.passwordMinLength),
    sessionMinutes: min((s) => s.sessionMinutes),
    lockoutAttempts: min((s) => s.lockoutAttempts),
    lockoutMinutes: max((s) => s.lockoutMinutes),
    requireSecondFactor: all.some((s) => s.requireSecondFactor),
  }
}
