import 'server-only'
import type { Tx } from '@/lib/platform/db'

/**
 * Takes the marks that nobody has: whoever writes a key first sends, in the same transaction; another who writes it
 * meanwhile waits for that transaction and gets nothing. One statement.
 */
export async function takeMarks(tx: Tx, tenantId: string, keys: readonly string[], now: Date): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  // In one order everywhere, so that two who take many never wait for each other.
  const sorted = [...new Set(keys)].sort()
  const rows = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO "SentMark" ("tenantId", "key", "at") SELECT ${tenantId}::uuid, k, ${now}
    FROM unnest(${sorted}::text[]) k
    ON CONFLICT ("tenantId", "key") DO NOTHING RETURNING "key"`
  return new Set(rows.map(({ key }) => key))
}
