import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Tx } from './db'

/** Work for the worker after the transaction commits. Payloads hold ids and finished texts, never secrets in the clear beyond links. */
export type OutboxWork =
  | { kind: 'mail'; payload: { to: string; subject: string; text: string } }
  | { kind: 'cache.refresh'; payload: { paths: string[] } }

/** Writes the work inside the caller's transaction; the worker does it at least once, `id` makes it idempotent. */
export async function enqueue(tx: Tx, tenantId: string, work: OutboxWork): Promise<string> {
  const id = newId()
  await tx.outboxMessage.create({ data: { tenantId, id, kind: work.kind, payload: work.payload }, select: { id: true } })
  return id
}
