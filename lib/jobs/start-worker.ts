import 'server-only'
import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { closeMail } from '@/lib/platform/mail'
import type { OutboxJob } from '@/lib/platform/outbox'
import { deliver } from './deliver'
import { DeliveryFailure } from './failure'
import { JOBS_SCHEMA, queueOfKind, type QueueName } from '@/lib/core/queues'
import { sealAll, sweeps } from './sweeps'

const SEAL_EVERY_MS = 15_000
/** Work under way may finish in this time after a stop was asked for; the rest is taken up again at the next start. */
const STOP_WITHIN_MS = 8_000

/**
 * Starts the worker in this process; `stop` lets work under way finish. The queue's tables must be there
 * (lib/cli/jobs-setup.ts).
 */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: env().APP_DATABASE_URL,
    schema: JOBS_SCHEMA,
    application_name: 'gemba-worker',
    max: 4,
    // The app's role owns none of the queue's tables: their structure and indexes are the owner's business (setupJobs).
    migrate: false,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.error({ err: error.message }, 'job queue'))
  await boss.start()

  // Four at a time one after another (4 × 25 s is within the queue's 120 s), and no pause while there are more.
  const pace = { batchSize: 4, localConcurrency: 2, pollingIntervalSeconds: 1, burstWhenBatchFull: true } as const
  for (const queue of new Set<QueueName>(Object.values(queueOfKind))) {
    await boss.work(
      queue,
      { ...pace, includeMetadata: true, perJobResults: true },
      async (jobs: JobWithMetadata<OutboxJob>[]) => {
        const results: JobResult[] = []
        for (const job of jobs) results.push({ id: job.id, ...(await settle(job)) })
        return results
      },
    )
  }
  for (const [queue, sweep] of Object.entries(sweeps))
    await boss.work(queue, { pollingIntervalSeconds: 15 }, () => sweep(new Date()))

  const seals = everySoOften(SEAL_EVERY_MS, sealAll)
  log.info('worker started')
  return {
    stop: async () => {
      await seals.stop()
      await boss.stop({ graceful: true, timeout: STOP_WITHIN_MS })
      closeMail()
      log.info('worker stopped')
    },
  }
}

async function settle(job: JobWithMetadata<OutboxJob>): Promise<Pick<JobResult, 'status' | 'output'>> {
  try {
    await deliver(job.data, job.retryCount >= job.retryLimit)
    return { status: 'completed' }
  } catch (error) {
    return { status: 'failed', output: { reason: error instanceof DeliveryFailure ? error.reason : 'other' } }
  }
}

/** Runs the work now and again after each pause, never twice at once; `stop` waits for the run under way. */
function everySoOften(pauseMs: number, work: () => Promise<void>): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running = Promise.resolve()
  const run = () => {
    running = work()
      .catch((error: unknown) =>
        log.error({ err: error instanceof Error ? error.stack : String(error) }, 'periodic work'),
      )
      .finally(() => {
        if (!stopped) timer = setTimeout(run, pauseMs)
      })
  }
  run()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
