import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Ids of the waves that a survey stands among, itself included, the first one first. */
export async function waveChain({ tx, tenantId }: { tx: Tx; tenantId: string }, id: string): Promise<string[]> {
  const chain = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE back AS (
      SELECT "id", "previousId", 0 AS far FROM "Survey" WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${id}::uuid
      UNION ALL SELECT s."id", s."previousId", b.far + 1 FROM "Survey" s JOIN back b ON s."id" = b."previousId"
        WHERE s."tenantId" = ${tenantId}::uuid AND b.far < 100),
    first AS (SELECT "id" FROM back ORDER BY far DESC LIMIT 1),
    forth AS (
      SELECT "id", 0 AS far FROM first
      UNION ALL SELECT s."id", f.far + 1 FROM "Survey" s JOIN forth f ON s."previousId" = f."id"
        WHERE s."tenantId" = ${tenantId}::uuid AND f.far < 100)
    SELECT "id" FROM forth ORDER BY far LIMIT 200`
  return chain.map((one) => one.id)
}
