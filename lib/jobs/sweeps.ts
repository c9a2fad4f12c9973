import 'server-only'
import { sweepDeadlines } from '@/lib/deadlines/sweep'
import { sweepIncoming } from '@/lib/files/receive'
import { fileRelations } from '@/lib/modules'
import { moduleSweeps, serverModules } from '@/lib/modules.server'
import { sealPending } from '@/lib/platform/audit-chain'
import { withTenant } from '@/lib/platform/db'
import { sendAgain } from '@/lib/platform/outbox'
import { deleteObject, objectsBefore } from '@/lib/platform/storage'
import { forEachTenant } from '@/lib/platform/each-tenant'
import type { OwnSweep } from './queues'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const BATCH = 500

/** Seals every tenant's waiting audit records. */
export const sealAll = (): Promise<void> =>
  forEachTenant('seal', async ({ id }) => {
    await sealPending(id)
  })

/** Sends again what has waited for over five minutes without a living job. */
export const sweepOutbox = (now: Date): Promise<void> =>
  forEachTenant('outbox', ({ id: tenantId }) =>
    withTenant(tenantId, async (tx) => {
      const lost = await tx.$queryRaw<{ id: string; kind: string }[]>`
    SELECT m."id", m."kind" FROM "OutboxMessage" m
    WHERE m."tenantId" = ${tenantId}::uuid AND m."status" = 'PENDING'
      AND m."createdAt" < ${new Date(now.getTime() - 5 * MINUTE)}
      AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.id = m."id" AND j.state IN ('created', 'retry', 'active'))
    ORDER BY m."createdAt" LIMIT ${BATCH} FOR UPDATE OF m SKIP LOCKED`
      if (lost.length > 0) await sendAgain(tx, tenantId, lost)
    }),
  )

/** Removes uploads that nothing refers to for two days, objects without a record, and half-received bodies. */
export async function sweepFiles(now: Date): Promise<void> {
  const before = new Date(now.getTime() - 2 * DAY)
  await sweepIncoming(new Date(now.getTime() - DAY))
  await forEachTenant('files', async ({ id: tenantId }) => {
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

/** Forgets what each module has kept long enough. */
export async function sweepRetention(now: Date): Promise<void> {
  for (const { server } of serverModules) await server.retention?.portal?.(now)
  await forEachTenant('retention', ({ id }) =>
    withTenant(id, async (tx) => {
      for (const { server } of serverModules) await server.retention?.tenant?.(tx, id, now)
    }),
  )
}

/** The worker's periodic work: its own and that of every module. */
export const sweeps: Record<string, (now: Date) => Promise<void>> = {
  ...({
    'outbox-sweep': sweepOutbox,
    'file-sweep': sweepFiles,
    'deadline-sweep': sweepDeadlines,
    retention: sweepRetention,
  } satisfies Record<OwnSweep, unknown>),
  ...moduleSweeps,
}
