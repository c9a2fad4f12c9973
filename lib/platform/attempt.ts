import 'server-only'
import { createHash } from 'node:crypto'
import { isUuid } from '@/lib/core/ids'
import type { Operation } from '@/lib/core/permissions'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from './actor'
import type { Tx } from './db'

/** `doer`: whose the key is; nobody else is answered with its result. `input`: digest of what was sent. */
type Key = { tx: Tx; tenantId: string; doer: string; operation: Operation; attempt?: string; input?: string }

export const doerOf = ({ personId, userId }: Actor): string => personId ?? userId ?? ''

/** Digest of an input; of a file its name and size: its day does not come along. */
export const digestOf = (input: unknown): string =>
  createHash('sha256')
    .update(
      JSON.stringify(input, (_key, value: unknown) => (value instanceof File ? [value.name, value.size] : value)) ?? '',
    )
    .digest('hex')

/**
 * Takes the key of an attempt for its doer and operation. The second of two at once waits here for the first to end,
 * and gets its result; null – nobody has used the key, go on. `other`: the key did its work with another input – the
 * answer was lost and the form was changed since. A key that is no uuid is as none.
 */
export async function firstResult<T>({
  tx,
  tenantId,
  doer,
  operation,
  attempt,
  input = '',
}: Key): Promise<{ value: T; other: boolean } | null> {
  if (!attempt || !isUuid(attempt)) return null
  const key = { tenantId, operation: operation.name, doer, key: attempt }
  const taken = await tx.$executeRaw`
    INSERT INTO "CommandAttempt" ("tenantId", "operation", "doer", "key", "input")
    VALUES (${key.tenantId}::uuid, ${key.operation}, ${key.doer}, ${key.key}::uuid, ${input}) ON CONFLICT DO NOTHING`
  if (taken === 1) return null
  const first = await tx.commandAttempt.findUniqueOrThrow({
    where: { tenantId_operation_doer_key: key },
    select: { result: true, input: true },
  })
  return { value: first.result as T, other: first.input !== '' && first.input !== input }
}

/** What a repeated attempt will be answered with, for a day (sweepRetention). */
export async function keepResult<T>({ tx, tenantId, doer, operation, attempt }: Key, value: T): Promise<void> {
  if (!attempt || !isUuid(attempt)) return
  await tx.commandAttempt.update({
    where: { tenantId_operation_doer_key: { tenantId, operation: operation.name, doer, key: attempt } },
    data: { result: (value as Prisma.InputJsonValue | null) ?? Prisma.JsonNull },
    select: { key: true },
  })
}
