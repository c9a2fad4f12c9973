/**
 * Every queue of the worker: of messages (lib/core/queues.ts), of its own periodic work and of each module's. Hours are
 * UTC. Pure.
 */
import { sweeps } from '@/lib/modules'
import { queues as messageQueues, type QueueDefinition } from '@/lib/core/queues'

const policy = { retryLimit: 2, retryDelay: 60, retryBackoff: true } as const

const own = {
  /**
   * Sends messages again that were written but never picked up (e.g. the queue's tables were restored from an older
   * copy).
   */
  'outbox-sweep': { ...policy, retryDelay: 10, expireInSeconds: 300, cron: '*/5 * * * *' },
  /** Uploads that nothing refers to; what is kept for a limited time. */
  'file-sweep': { ...policy, expireInSeconds: 3600, cron: '20 20 * * *' },
  /** Digests and overdue things of every module: each tenant's hour of the day comes in another one of ours. */
  'deadline-sweep': { ...policy, expireInSeconds: 1200, cron: '2 * * * *' },
  retention: { ...policy, expireInSeconds: 600, cron: '40 20 * * *' },
} as const satisfies Record<string, QueueDefinition>

export type OwnSweep = keyof typeof own

const ofModules: Record<string, QueueDefinition> = Object.fromEntries(
  Object.entries(sweeps).map(([name, { cron, seconds }]) => [name, { ...policy, expireInSeconds: seconds, cron }]),
)

export const queues: Record<string, QueueDefinition> = { ...messageQueues, ...own, ...ofModules }
