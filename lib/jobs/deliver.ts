import 'server-only'
import { z } from 'zod'
import { withTenant } from '@/lib/platform/db'
import { sendLetter } from '@/lib/platform/mail'
import { log } from '@/lib/platform/log'
import type { OutboxJob, OutboxKind } from '@/lib/platform/outbox'
import { DeliveryFailure, mailFailure } from './failure'
import { refreshPages } from './refresh'

const MailPayload = z.object({ to: z.string(), subject: z.string(), text: z.string(), once: z.boolean().optional() })
const RefreshPayload = z.object({ paths: z.array(z.string().startsWith('/')) })

/** Shorter than the transaction that holds the message's row meanwhile. */
const LIMIT_MS = 25_000

/**
 * Does a message's work once: the row is locked, so a second worker skips it, and a finished message is left alone. A
 * failure is noted on the message; the last one (or one that repetition cannot mend) makes it FAILED, others are thrown
 * for pg-boss to retry.
 */
export async function deliver({ tenantId, messageId }: OutboxJob, lastTry: boolean): Promise<void> {
  let failure: DeliveryFailure | undefined
  try {
    await withTenant(tenantId, async (tx) => {
      const [message] = await tx.$queryRaw<{ kind: string; payload: unknown }[]>`
        SELECT "kind", "payload" FROM "OutboxMessage"
        WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${messageId}::uuid
          AND "status" = 'PENDING' FOR UPDATE SKIP LOCKED`
      if (!message) return
      await limited(perform(messageId, message.kind as OutboxKind, message.payload))
      await tx.outboxMessage.update({
        where: { tenantId_id: { tenantId, id: messageId } },
        data: {
          ...{ status: 'DONE', doneAt: new Date(), attempts: { increment: 1 }, lastError: null },
          ...wiped(message.payload),
        },
        select: { id: true },
      })
    })
  } catch (error) {
    failure = error instanceof DeliveryFailure ? error : new DeliveryFailure('other')
    if (!(error instanceof DeliveryFailure))
      log.error({ messageId, err: error instanceof Error ? error.stack : String(error) }, 'delivery')
  }
  if (!failure) return
  const { reason } = failure
  const final = lastTry || failure.permanent
  await withTenant(tenantId, (tx) =>
    tx.outboxMessage.updateMany({
      where: { id: messageId, status: 'PENDING' },
      data: { attempts: { increment: 1 }, lastError: reason, ...(final ? { status: 'FAILED' as const } : {}) },
    }),
  )
  log.warn({ messageId, reason, final }, 'message not delivered')
  if (!final) throw failure
}

/** What is left of a letter that ties a person to something: to whom and of what, not its text. */
function wiped(payload: unknown) {
  const letter = MailPayload.safeParse(payload)
  return letter.data?.once ? { payload: { ...letter.data, text: 'Текст письма стёрт после отправки.' } } : {}
}

async function limited(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeliveryFailure('timeout')), LIMIT_MS)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function perform(id: string, kind: OutboxKind, payload: unknown): Promise<void> {
  switch (kind) {
    case 'mail': {
      const { to, subject, text } = MailPayload.parse(payload)
      await sendLetter({ id, to, subject, text }).catch((error: unknown) => {
        throw mailFailure(error)
      })
      return
    }
    case 'cache.refresh':
      await refreshPages(RefreshPayload.parse(payload).paths)
  }
}
