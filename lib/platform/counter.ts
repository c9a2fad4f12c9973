import 'server-only'
import type { Tx } from './db'

/** The next number of a tenant's series, 1 first; given back when the transaction rolls back, so there are no gaps. */
export async function nextNumber(
  tx: Tx,
  tenantId: string,
  key: 'project' | 'proposal' | 'visit' | 'optimisation',
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "TenantCounter" ("tenantId", "key", "last") VALUES (${tenantId}::uuid, ${key}, 1)
    ON CONFLICT ("tenantId", "key") DO UPDATE SET "last" = "TenantCounter"."last" + 1 RETURNING "last"`
  return row?.last ?? 1
}

/** The same for many at once: the last of `count` numbers in a row. */
export async function nextNumbers(
  tx: Tx,
  tenantId: string,
  key: 'project' | 'proposal' | 'visit',
  count: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "TenantCounter" ("tenantId", "key", "last") VALUES (${tenantId}::uuid, ${key}, ${count})
    ON CONFLICT ("tenantId", "key") DO UPDATE SET "last" = "TenantCounter"."last" + ${count} RETURNING "last"`
  return row?.last ?? count
}
