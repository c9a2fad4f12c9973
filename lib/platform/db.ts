import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { isUuid } from '@/lib/core/ids'
import { PrismaClient, type Prisma } from '@/lib/generated/prisma/client'
import { env } from './env'
import { log } from './log'
import { statementName } from './statements'

/** A transaction inside one tenant: row security shows that tenant's rows alone. */
export type Tx = Prisma.TransactionClient

type Database = {
  client: PrismaClient
  /** The tenant of the transaction that is being begun. */
  beginning: AsyncLocalStorage<string | undefined>
}

declare global {
  var gembaDb: Database | undefined
}

/** One pool a process, kept over hot reloads and shared by every copy of this module that a build makes. */
const database = (): Database => (globalThis.gembaDb ??= connect())

/**
 * Begins a transaction and sets its tenant in one trip to the server instead of two. Prisma asks for several relations
 * of a record at once on the one connection of a transaction; the driver will not queue them any more (pg 9), so they
 * wait here for each other.
 */
class TenantClient extends pg.Client {
  #asked = 0
  #last: Promise<unknown> = Promise.resolve()

  // The driver's many overloads, handed on as they come.
  override query = ((config: unknown, ...more: unknown[]): unknown => {
    const tenantId = globalThis.gembaDb?.beginning.getStore()
    const begins =
      tenantId !== undefined &&
      typeof config === 'object' &&
      config !== null &&
      'text' in config &&
      config.text === 'BEGIN'
    const ask = super.query.bind(this) as (config: unknown, ...more: unknown[]) => unknown
    const run = (): unknown =>
      ask(
        begins ? { ...config, text: `BEGIN; SELECT set_config('app.tenant_id', '${tenantId}', true)` } : config,
        ...more,
      )
    // The pool's own questions come with a function to call back.
    if (more.some((one) => typeof one === 'function')) return run()
    const answer = this.#asked > 0 ? this.#last.then(run) : Promise.resolve(run())
    this.#asked += 1
    // One that failed is its asker's; the next is sent all the same.
    this.#last = answer
      .catch(() => undefined)
      .finally(() => {
        this.#asked -= 1
      })
    return answer
  }) as pg.Client['query']
}

function connect(): Database {
  const adapter = new PrismaPg(
    {
      connectionString: env().APP_DATABASE_URL,
      max: env().DATABASE_POOL,
      connectionTimeoutMillis: 10_000,
      Client: TenantClient,
    },
    {
      onPoolError: (error) => log.error({ err: error.message }, 'database pool'),
      statementNameGenerator: statementName,
    },
  )
  return {
    client: new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } }),
    beginning: new AsyncLocalStorage(),
  }
}

/** Platform tables only (tenants, accounts, sessions); tenant tables show no rows here. */
export const platformDb = (): PrismaClient => database().client

/** The only way to a tenant's rows: one transaction with the tenant set for its length. Throws for what is no uuid. */
export const withTenant = <T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  if (!isUuid(tenantId)) throw new Error('tenant id is not a uuid')
  const { client, beginning } = database()
  // What the work itself begins is not of this tenant unless it says so.
  return beginning.run(tenantId, () => client.$transaction((tx) => beginning.run(undefined, () => work(tx))))
}
