import 'server-only'
import { isUuid } from '@/lib/core/ids'
import type { Operation } from '@/lib/core/permissions'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from './actor'
import type { Tx } from './db'

/** `doer`: whose the key is; nobody else is answered with its result. */
type Key = { tx: Tx; tenantId: string; doer: string; operation: Operation; attempt?: string }

export const doerOf = ({ personId, userId }: Actor): string => personId ?? userId ?? ''

/**
 * Takes the key of an attempt for its doer and operation. The second of two at once waits here for the first to end,
 * and gets its result; null – nobody has used the key, go on. A key that is no uuid is as none.
 */
export async function firstResult<T>({ tx, tenantId, doer, operation, attempt }: Key): Promise<{ value: T } | null> {
  if (!attempt || !isUuid(attempt)) return null
  const key = { tenantId, operation: operation.name, doer, key: attempt }
  const taken = await tx.$executeRaw`
    INSERT INTO "CommandAttempt" ("tenantId", "operation", "doer", "key")
    VALUES (${key.tenantId}::uuid, ${key.operation}, ${key.doer}, ${key.key}::uuid) ON CONFLICT DO NOTHING`
  if (taken === 1) return null
  const { result } = await tx.commandAttempt.findUniqueOrThrow({
    where: { tenantId_operation_doer_key: key },
    select: { result: true },
  })
  return { value: result as T }
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
