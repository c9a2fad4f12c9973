import 'server-only'
import { fail } from '@/lib/core/result'
import { Prisma, type OutboxMessage } from '@/lib/generated/prisma/client'
import { defineCommand, done } from '@/lib/platform/command'
import { sendAgain } from '@/lib/platform/outbox'
import { RetryInput } from './schema'
import { operations } from './operations'

const AT_ONCE = 500

/** Sends a failed message (or every failed one, the oldest 500 at a time) once more, with the full number of tries. */
export const retryMessages = defineCommand({
  operation: operations['job.retry'],
  schema: RetryInput,
  unversioned: 'only what has failed is sent again, and it has failed no more once it is',
  run: async ({ tx, tenantId }, { id }) => {
    const failed = await tx.$queryRaw<Pick<OutboxMessage, 'id' | 'kind' | 'attempts' | 'lastError'>[]>`
      SELECT "id", "kind", "attempts", "lastError" FROM "OutboxMessage"
      WHERE "tenantId" = ${tenantId}::uuid
        AND "status" = 'FAILED' ${id === 'failed' ? Prisma.empty : Prisma.sql`AND "id" = ${id}::uuid`}
      ORDER BY "createdAt", "id" LIMIT ${AT_ONCE} FOR UPDATE`
    const [first] = failed
    if (!first)
      return fail('NOT_FOUND', 'Повторять нечего: сообщение уже отправлено или ждёт очереди. Обновите страницу.')
    const ids = failed.map((message) => message.id)
    await tx.outboxMessage.updateMany({ where: { id: { in: ids } }, data: { status: 'PENDING', lastError: null } })
    await sendAgain(tx, tenantId, failed)
    return done(failed.length, {
      subject: { type: 'OutboxMessage', id: first.id },
      before: { status: 'FAILED', lastError: first.lastError, attempts: first.attempts },
      after: { status: 'PENDING', messages: failed.length },
    })
  },
})
