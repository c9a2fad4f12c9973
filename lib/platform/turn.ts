import 'server-only'
import type { Tx } from './db'

/**
 * Takes the turn at what these words name, to the end of the transaction: whoever takes the same turn meanwhile waits.
 * For what no row can be locked for – a list that is added to, a record that may not exist yet.
 */
export async function takeTurn(tx: Pick<Tx, '$executeRaw'>, ...words: (string | number)[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${words.join(' ')}, 0))`
}
