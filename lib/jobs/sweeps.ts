import 'server-only'
import { sweepIncoming } from '@/lib/files/receive'
import { escalateLate } from '@/lib/proposals/escalation'
import { fileRelations } from '@/lib/modules'
import { sealPending } from '@/lib/platform/audit-chain'
import { platformDb, withTenant } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { sendAgain } from '@/lib/platform/outbox'
import { deleteObject, objectsBefore } from '@/lib/platform/storage'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const BATCH = 500

/** Does the work for every tenant in turn; one tenant's failure is logged and does not stop the others. */
async function forEachTenant(what: string, work: (tenantId: string) => Promise<void>): Promise<void> {
  for (const { id } of await platformDb().tenant.findMany({ select: { id: true } })) {
    try {
      await work(id)
    } catch (error) {
      log.error({ tenantId: id, what, err: error instanceof Error ? error.stack : String(error) }, 'sweep failed')
    }
  }
}

/** Seals every tenant's waiting audit records. */
export const sealAll = (): Promise<void> =>
  forEachTenant('seal', async (tenantId) => {
    await sealPending(tenantId)
  })

/** Sends again what has waited for over five minutes without a living job. */
export const sweepOutbox = (now: Date): Promise<void> =>
  forEachTenant('outbox', (tenantId) =>
    withTenant(tenantId, async (tx) => {
      const lost = await tx.$queryRaw<{ id: string; kind: string }[]>`
    SELECT m."id", m."kind" FROM "OutboxMessage" m
    WHERE m."tenantId" = ${tenantId}::uuid AND m."status" = 'PENDING' AND m."createdAt" < ${new Date(now.getTime() - 5 * MINUTE)}
      AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.id = m."id" AND j.state IN ('created', 'retry', 'active'))
    ORDER BY m."createdAt" LIMIT ${BATCH} FOR UPDATE OF m SKIP LOCKED`
      if (lost.length > 0) await sendAgain(tx, tenantId, lost)
    }),
  )

/** Tells of proposals that nobody answered in time. */
export const sweepProposals = (now: Date): Promise<void> =>
  forEachTenant('proposals', async (tenantId) => {
    await escalateLate(tenantId, now)
  })

/** Removes uploads that nothing refers to for two days, objects without a record, and half-received bodies. */
export async function sweepFiles(now: Date): Promise<void> {
  const before = new Date(now.getTime() - 2 * DAY)
  await sweepIncoming(new Date(now.getTime() - DAY))
  await forEachTenant('files', async (tenantId) => {
    while ((await removeUnattached(tenantId, before)) === BATCH);
    await removeOrphans(tenantId, before)
  })
}

/** Attached to nothing that any module declares. */
const unattached = Object.fromEntries(Object.keys(fileRelations).map((relation) => [relation, { none: {} }]))

async function removeUnattached(tenantId: string, before: Date): Promise<number> {
  const removed = await withTenant(tenantId, async (tx) => {
    const files = await tx.storedFile.findMany({
      where: { uploadedAt: { lt: before }, ...unattached },
      select: { id: true, storageKey: true },
      take: BATCH,
    })
    if (files.length > 0) await tx.storedFile.deleteMany({ where: { id: { in: files.map(({ id }) => id) } } })
    return files
  })
  for (const { storageKey } of removed) await deleteObject(storageKey)
  return removed.length
}

async function removeOrphans(tenantId: string, before: Date): Promise<void> {
  let keys: string[] = []
  const flush = async () => {
    const known = await withTenant(tenantId, (tx) =>
      tx.storedFile.findMany({ where: { storageKey: { in: keys } }, select: { storageKey: true } }),
    )
    const kept = new Set(known.map(({ storageKey }) => storageKey))
    for (const key of keys.filter((one) => !kept.has(one))) await deleteObject(key)
    keys = []
  }
  for await (const key of objectsBefore(tenantId, before)) {
    keys.push(key)
    if (keys.length === BATCH) await flush()
  }
  if (keys.length > 0) await flush()
}

/**
 * Forgets ended sessions, used links and counters after 30 days, delivered letters (they hold names and links) after 90, notifications after
 * a year, marks of what was sent after three.
 */
export async function sweepRetention(now: Date): Promise<void> {
  const month = new Date(now.getTime() - 30 * DAY)
  const db = platformDb()
  await db.userSession.deleteMany({ where: { OR: [{ expiresAt: { lt: month } }, { revokedAt: { lt: month } }] } })
  await db.authToken.deleteMany({ where: { OR: [{ expiresAt: { lt: month } }, { usedAt: { lt: month } }] } })
  await db.rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } } })
  const quarter = new Date(now.getTime() - 90 * DAY)
  await forEachTenant('outbox retention', async (tenantId) => {
    await withTenant(tenantId, (tx) =>
      tx.outboxMessage.deleteMany({ where: { status: 'DONE', doneAt: { lt: quarter } } }),
    )
  })
  await forEachTenant('notification retention', (tenantId) =>
    withTenant(tenantId, async (tx) => {
      await tx.notification.deleteMany({ where: { tenantId, at: { lt: new Date(now.getTime() - 365 * DAY) } } })
      await tx.commandAttempt.deleteMany({ where: { tenantId, at: { lt: new Date(now.getTime() - DAY) } } })
      await tx.sentMark.deleteMany({ where: { tenantId, at: { lt: new Date(now.getTime() - 1096 * DAY) } } })
    }),
  )
}
