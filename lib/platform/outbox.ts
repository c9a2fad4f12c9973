import 'server-only'
import pg from 'pg'
import { fromPrisma, PgBoss } from 'pg-boss'
import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { JOBS_SCHEMA, queueNames, queueOfKind, type QueueName } from '@/lib/core/queues'
import type { Tx } from './db'
import { env } from './env'
import { log } from './log'

/**
 * Work for the worker after the transaction commits. Payloads hold ids and finished texts, never secrets in the clear
 * beyond links.
 */
export type OutboxWork =
  /** `once`: its text ties a person to something and is wiped as soon as the letter is away. */
  | { kind: 'mail'; payload: { to: string; subject: string; text: string; once?: boolean } }
  | { kind: 'cache.refresh'; payload: { paths: string[] } }
export type OutboxKind = OutboxWork['kind']

/** What a job carries: the message itself stays in the tenant's table. */
export type OutboxJob = { tenantId: string; messageId: string }

let sender: Promise<PgBoss> | undefined

/**
 * pg-boss as a sender only: jobs go through the caller's transaction; its own rare look at the queues keeps no process
 * alive.
 */
const boss = (): Promise<PgBoss> =>
  (sender ??= startSender().catch((error: unknown) => {
    sender = undefined
    throw error
  }))

async function startSender(): Promise<PgBoss> {
  const pool = new pg.Pool({
    connectionString: env().APP_DATABASE_URL,
    max: 1,
    idleTimeoutMillis: 1_000,
    allowExitOnIdle: true,
  })
  pool.on('error', (error) => log.error({ err: error.message }, 'job sender'))
  const made = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: JOBS_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    queueCacheIntervalSeconds: 3_600,
    clock: {
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(run, ms).unref(),
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
      setInterval: (run, ms) => setInterval(run, ms).unref(),
      clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
    },
  })
  made.on('error', (error) => log.error({ err: error.message }, 'job sender'))
  await made.start()
  return made
}

type Sendable = { id: string; kind: string }

/**
 * Sends the messages' jobs inside the transaction: one statement a queue. A job bears its message's id, so there is
 * never a second.
 */
async function sendJobs(tx: Tx, tenantId: string, messages: readonly Sendable[], again: boolean): Promise<void> {
  const jobs = await boss()
  const db = fromPrisma(tx)
  for (const name of queueNames) {
    const here = messages.filter(({ kind }) => queueOf(kind) === name)
    if (here.length === 0) continue
    if (again)
      await jobs.deleteJob(
        name,
        here.map(({ id }) => id),
        { db },
      )
    await jobs.insert(
      name,
      here.map(({ id }) => ({ id, data: { tenantId, messageId: id } satisfies OutboxJob })),
      { db },
    )
  }
}

const queueOf = (kind: string): QueueName | undefined =>
  kind in queueOfKind ? queueOfKind[kind as OutboxKind] : undefined

/** Sends existing messages once more, whatever became of their earlier jobs. */
export const sendAgain = (tx: Tx, tenantId: string, messages: readonly Sendable[]): Promise<void> =>
  sendJobs(tx, tenantId, messages, true)

/** Writes the work inside the caller's transaction; the worker does it at least once, `id` makes it idempotent. */
export async function enqueue(tx: Tx, tenantId: string, work: OutboxWork): Promise<string> {
  const [id = ''] = await enqueueMany(tx, tenantId, [work])
  return id
}

/** The same for many: the number of statements does not grow with them. Ids in the order given. */
export async function enqueueMany(tx: Tx, tenantId: string, works: readonly OutboxWork[]): Promise<string[]> {
  if (works.length === 0) return []
  const rows = works.map(({ kind, payload }) => ({
    tenantId,
    id: newId(),
    kind,
    payload: payload satisfies Prisma.InputJsonObject,
  }))
  await tx.outboxMessage.createMany({ data: rows })
  await sendJobs(tx, tenantId, rows, false)
  return rows.map(({ id }) => id)
}
