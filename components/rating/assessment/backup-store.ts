'use client'
import type { Backup } from '@/lib/rating/autosave'

/** Unsaved answers in this browser, one record per tenant, assessment, person and criterion. */
export type BackupKey = { tenant: string; assessmentId: string; userKey: string }

const prefixOf = ({ tenant, assessmentId, userKey }: BackupKey): string => `gemba:answer:${tenant}:${assessmentId}:${userKey}:`

function isBackup(value: unknown): value is Backup {
  if (typeof value !== 'object' || value === null) return false
  const { attested, comment, baseVersion, at } = value as Record<string, unknown>
  return Array.isArray(attested) && attested.every(Number.isInteger) && typeof comment === 'string' && Number.isInteger(baseVersion) && typeof at === 'number'
}

/** Storage may be switched off or full: then the text lives on the page alone. */
function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

export function readBackups(key: BackupKey): Record<number, Backup> {
  const prefix = prefixOf(key)
  return quietly(() => {
    const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').filter((name) => name.startsWith(prefix))
    return Object.fromEntries(names.flatMap((name) => {
      const value: unknown = quietly(() => JSON.parse(localStorage.getItem(name) ?? 'null') as unknown, null)
      return isBackup(value) ? [[Number(name.slice(prefix.length)), value] as const] : []
    }))
  }, {})
}

export function writeBackup(key: BackupKey, criterion: number, backup: Backup | null): void {
  quietly(() => {
    const name = `${prefixOf(key)}${criterion}`
    if (backup === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(backup))
  }, undefined)
}
