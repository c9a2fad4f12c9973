/**
 * Queues of messages; those of periodic work stand in lib/jobs/queues.ts. A queue's retry policy is written into each
 * job when it is sent.
 */
export type QueueDefinition = {
  retryLimit: number
  retryDelay: number
  retryBackoff: boolean
  retryDelayMax?: number
  expireInSeconds: number
  cron?: string
}

/** Where pg-boss keeps its tables. */
export const JOBS_SCHEMA = 'pgboss'

export const queues = {
  /** A letter: 9 tries over about four hours, so that a mail server may be down for a morning. Delays in seconds. */
  mail: { retryLimit: 8, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 120 },
  /** Refreshing published pages in the caching proxies: soon or not at all, since the cache itself expires. */
  'cache-refresh': { retryLimit: 5, retryDelay: 2, retryBackoff: true, retryDelayMax: 60, expireInSeconds: 120 },
} as const satisfies Record<string, QueueDefinition>

export type QueueName = keyof typeof queues
export const queueNames = Object.keys(queues) as QueueName[]

/** The queue that does an outbox message's kind of work. */
export const queueOfKind = { mail: 'mail', 'cache.refresh': 'cache-refresh' } as const satisfies Record<
  string,
  QueueName
>
