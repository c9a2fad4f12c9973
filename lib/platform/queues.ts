/** Queues of the worker. A queue's retry policy is written into each job when it is sent. */
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
  /** Sends messages again that were written but never picked up (e.g. the queue's tables were restored from an older copy). */
  'outbox-sweep': { retryLimit: 2, retryDelay: 10, retryBackoff: true, expireInSeconds: 300, cron: '*/5 * * * *' },
  /** Proposals whose limit has passed: each tenant's own midnight falls into another hour. */
  'proposal-sweep': { retryLimit: 2, retryDelay: 60, retryBackoff: true, expireInSeconds: 600, cron: '5 * * * *' },
  /** Uploads that nothing refers to; what is kept for a limited time. Hours are UTC. */
  'file-sweep': { retryLimit: 2, retryDelay: 60, retryBackoff: true, expireInSeconds: 3600, cron: '20 20 * * *' },
  /** Closed projects whose results are to be measured again: before the working day begins. */
  'stability-sweep': { retryLimit: 2, retryDelay: 60, retryBackoff: true, expireInSeconds: 600, cron: '15 1 * * *' },
  /** Reports on projects that were not submitted by their day: one reminder each. */
  'report-sweep': { retryLimit: 2, retryDelay: 60, retryBackoff: true, expireInSeconds: 600, cron: '25 1 * * *' },
  /** Quarterly reports due soon or overdue: each tenant's own daytime falls into another hour. */
  'quarterly-sweep': { retryLimit: 2, retryDelay: 60, retryBackoff: true, expireInSeconds: 600, cron: '35 * * * *' },
  /** Digests and overdue things: each tenant's hour of the day comes in another one of ours. */
  'deadline-sweep': { retryLimit: 2, retryDelay: 60, retryBackoff: true, expireInSeconds: 1200, cron: '2 * * * *' },
  retention: { retryLimit: 2, retryDelay: 60, retryBackoff: true, expireInSeconds: 600, cron: '40 20 * * *' },
} as const satisfies Record<string, QueueDefinition>

export type QueueName = keyof typeof queues
export const queueNames = Object.keys(queues) as QueueName[]

/** The queue that does an outbox message's kind of work. */
export const queueOfKind = { mail: 'mail', 'cache.refresh': 'cache-refresh' } as const satisfies Record<
  string,
  QueueName
>

/** The queues that their own hour starts, not a message. */
export type SweepName = Exclude<QueueName, (typeof queueOfKind)[keyof typeof queueOfKind]>
