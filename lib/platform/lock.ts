import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from './db'

/**
 * Takes the turn at what these words name, to the end of the transaction: whoever takes the same turn meanwhile waits.
 * For what no row can be locked for – a list that is added to, a record that may not exist yet.
 */
export async function takeTurn(tx: Pick<Tx, '$executeRaw'>, ...words: (string | number)[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${words.join(' ')}, 0))`
}

/** Locks a row of the tenant to the end of the transaction; what is read of it afterwards stays so. */
export async function lockRow(
  { tx, tenantId }: { tx: Pick<Tx, '$queryRaw'>; tenantId: string },
  table: Prisma.ModelName,
  id: string,
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${id}::uuid FOR UPDATE`
}
