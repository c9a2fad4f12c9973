import 'server-only'
import type { Role } from '@/lib/core/permissions'
import { readTenantSettings, type TenantSettings } from '@/lib/core/tenant'
import { recordAudit, type AuditEntry } from '@/lib/platform/audit'
import type { AccountOperation } from '@/lib/core/permissions'
import { platformDb, type Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'

/** One tenant of an account, with who the person is there. */
export type UserTenant = {
  id: string
  slug: string
  name: string
  timeZone: string
  settings: TenantSettings
  personId: string
  personName: string
  blocked: boolean
  roles: { role: Role; agencyName: string | null }[]
}

/** Every tenant in which the account has a person, by name; one statement. */
export async function userTenants(userId: string, db: Pick<Tx, '$queryRaw'> = platformDb()): Promise<UserTenant[]> {
  const [row] = await db.$queryRaw<
    { tenants: (Omit<UserTenant, 'settings'> & { settings: unknown })[] }[]
  >`SELECT gemba_user_tenants(${userId}::uuid) AS tenants`
  return (row?.tenants ?? []).map((tenant) => ({ ...tenant, settings: readTenantSettings(tenant.settings) }))
}

/** A transaction over an account (platform tables); `inTenant` opens one tenant's rows within it. */
export const withAccount = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => platformDb().$transaction(work)

async function inTenant(tx: Tx, tenantId: string, work: () => Promise<void>): Promise<void> {
  await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
  await work()
  await tx.$queryRaw`SELECT set_config('app.tenant_id', '', true)`
}

/** Records what a person did with their account in the audit of each of their tenants, in the same transaction. */
export async function recordAccountEvent(
  tx: Tx,
  userId: string,
  tenants: readonly UserTenant[],
  operation: AccountOperation,
  requestId: string,
  after?: AuditEntry['after'],
): Promise<void> {
  for (const tenant of tenants) {
    await inTenant(tx, tenant.id, () =>
      recordAudit(
        tx,
        { tenant, personId: tenant.personId, name: tenant.personName },
        operation,
        { subject: { type: 'User', id: userId }, after },
        requestId,
      ),
    )
  }
}

/**
 * Sends a letter on the account's business through the first tenant that is open to the person; false when there is
 * none.
 */
export async function mailAccount(
  tx: Tx,
  tenants: readonly UserTenant[],
  letter: { to: string; subject: string; text: string },
): Promise<boolean> {
  const sender = tenants.find((tenant) => !tenant.blocked)
  if (!sender) return false
  await inTenant(tx, sender.id, async () => {
    await enqueue(tx, sender.id, { kind: 'mail', payload: letter })
  })
  return true
}
