'use client'
import type { Backup } from '@/lib/core/autosave'

/** Storage may be switched off or full: then the text lives on the page alone. */
function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/**
 * What this browser holds unsaved, one record per key under the prefix
 * (`gemba:answer:‹tenant›:‹assessment›:‹person›:`).
 * `isBackup` leaves out what another version of the portal wrote.
 */
export function readBackups<C, B>(
  prefix: string,
  isBackup: (value: unknown) => value is Backup<C, B>,
): Record<string, Backup<C, B>> {
  return quietly(() => {
    const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').filter((name) =>
      name.startsWith(prefix),
    )
    return Object.fromEntries(
      names.flatMap((name) => {
        const value: unknown = quietly(() => JSON.parse(localStorage.getItem(name) ?? 'null') as unknown, null)
        return isBackup(value) ? [[name.slice(prefix.length), value] as const] : []
      }),
    )
  }, {})
}

export function writeBackup<C, B>(prefix: string, key: string, backup: Backup<C, B> | null): void {
  quietly(() => {
    if (backup === null) localStorage.removeItem(`${prefix}${key}`)
    else localStorage.setItem(`${prefix}${key}`, JSON.stringify(backup))
  }, undefined)
}
