/** What several tenants together ask of one person's sign-in. */
import { TenantSettings } from '@/lib/tenancy/settings'

/** The strictest of several tenants' rules for signing in; the defaults where a person has no tenant. */
export function strictestSettings(all: readonly TenantSettings[]): TenantSettings {
  if (all.length === 0) return TenantSettings.parse({})
  const min = (pick: (settings: TenantSettings) => number) => Math.min(...all.map(pick))
  const max = (pick: (settings: TenantSettings) => number) => Math.max(...all.map(pick))
  return {
    passwordMinLength: max((s) => s.passwordMinLength),
    sessionMinutes: min((s) => s.sessionMinutes),
    lockoutAttempts: min((s) => s.lockoutAttempts),
    lockoutMinutes: max((s) => s.lockoutMinutes),
    requireSecondFactor: all.some((s) => s.requireSecondFactor),
  }
}

/** A tenant's stored settings; broken ones fall back to the defaults. */
export function readSettings(stored: unknown): TenantSettings {
  const parsed = TenantSettings.safeParse(stored)
  return parsed.success ? parsed.data : TenantSettings.parse({})
}
