import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from '@/lib/generated/prisma/client'
import { env } from './env'
import { log } from './log'

/** A transaction inside one tenant: row security shows that tenant's rows alone. */
export type Tx = Prisma.TransactionClient

declare global {
  var gembaDb: PrismaClient | undefined
}

function connect(): PrismaClient {
  const adapter = new PrismaPg({ connectionString: env().APP_DATABASE_URL, max: env().DATABASE_POOL, connectionTimeoutMillis: 10_000 }, {
    onPoolError: (error) => log.error({ err: error.message }, 'database pool'),
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } })
}

/** Platform tables only (tenants, accounts, sessions); tenant tables show no rows here. One pool a process, kept over hot reloads. */
export const platformDb = (): PrismaClient => (globalThis.gembaDb ??= connect())

/** The only way to a tenant's rows: one transaction with the tenant set for its length. */
export const withTenant = <T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  platformDb().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
    return work(tx)
  })
