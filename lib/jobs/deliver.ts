import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { withTenant } from '@/lib/platform/db'
import { sendLetter } from '@/lib/platform/mail'
import { log } from '@/lib/platform/log'
import type { OutboxJob, OutboxKind } from '@/lib/platform/outbox'
import { DeliveryFailure, mailFailure } from './failure'

const MailPayload = z.object({ to: z.string(), subject: z.string(), text: z.string() })
const RefreshPayload = z.object({ paths: z.array(z.string().startsWith('/')) })

/** Shorter than the transaction that holds the message's row meanwhile. */
const LIMIT_MS = 25_000

/**
 * Does a message's work once: the row is locked, so a second worker skips it, and a finished message is left alone. A failure is
 * noted on the message; the last one (or one that repetition cannot mend) makes it FAILED, others are thrown for pg-boss to retry.
 */
export async function deliver({ tenantId, messageId }: OutboxJob, lastTry: boolean): Promise<void> {
  let failure: DeliveryFailure | undefined
  try {
    await withTenant(tenantId, async (tx) => {
      const [message] = await tx.$queryRaw<{ kind: string; payload: unknown }[]>`
        SELECT "kind", "payload" FROM "OutboxMessage"
        WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${messageId}::uuid AND "status" = 'PENDING' FOR UPDATE SKIP LOCKED`
      if (!message) return
      await limited(perform(messageId, message.kind as OutboxKind, message.payload))
      await tx.outboxMessage.update({
        where: { tenantId_id: { tenantId, id: messageId } }, data: { status: 'DONE', doneAt: new Date(), attempts: { increment: 1 }, lastError: null }, select: { id: true },
      })
    })
  } catch (error) {
    failure = error instanceof DeliveryFailure ? error : new DeliveryFailure('other')
    if (!(error instanceof DeliveryFailure)) log.error({ messageId, err: error instanceof Error ? error.stack : String(error) }, 'delivery')
  }
  if (!failure) return
  const { reason } = failure
  const final = lastTry || failure.permanent
  await withTenant(tenantId, (tx) => tx.outboxMessage.updateMany({
    where: { id: messageId, status: 'PENDING' }, data: { attempts: { increment: 1 }, lastError: reason, ...(final ? { status: 'FAILED' as const } : {}) },
  }))
  log.warn({ messageId, reason, final }, 'message not delivered')
  if (!final) throw failure
}

async function limited(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new DeliveryFailure('timeout')), LIMIT_MS) })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function perform(id: string, kind: OutboxKind, payload: unknown): Promise<void> {
  switch (kind) {
    case 'mail': {
      const letter = MailPayload.parse(payload)
      await sendLetter({ id, ...letter }).catch((error: unknown) => { throw mailFailure(error) })
      return
    }
    case 'cache.refresh':
      await refreshCaches(RefreshPayload.parse(payload).paths)
  }
}

const AT_ONCE = 8

/** Has each caching proxy fetch each page anew: an ordinary GET with the word that makes the proxy pass its cache by and replace it. */
async function refreshCaches(paths: readonly string[]): Promise<void> {
  const { CACHE_PROXIES, CACHE_REFRESH_SECRET } = env()
  const proxies = CACHE_PROXIES.split(',').map((address) => address.trim()).filter(Boolean)
  const urls = proxies.flatMap((proxy) => paths.map((path) => new URL(path, proxy)))
  const next = urls.values()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const url of next) await refresh(url, CACHE_REFRESH_SECRET || '1')
  }))
}

async function refresh(url: URL, word: string): Promise<void> {
  let response
  try {
    response = await fetch(url, { headers: { 'x-gemba-refresh': word }, redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    await response.arrayBuffer()
  } catch {
    throw new DeliveryFailure('proxy.connection')
  }
  // A page that has gone (404) is refreshed, too: the proxy forgets the old one.
  if (response.status >= 500) throw new DeliveryFailure(`proxy.${response.status}`)
}
