import 'server-only'
import { withTenant } from '@/lib/platform/db'
import { forEachTenantByDay, tenantById } from '@/lib/platform/each-tenant'
import { sendDigests } from './digest-sweep'
import { escalateOverdue } from './escalation-sweep'

/** Digests and escalation of every tenant where it is day; a failure of the one does not stop the other. */
export async function sweepDeadlines(now: Date): Promise<void> {
  await forEachTenantByDay('digests', now, async ({ id }) => {
    const tenant = await tenantById(id)
    await withTenant(id, (tx) => sendDigests(tx, tenant, now))
  })
  await forEachTenantByDay('escalation', now, async ({ id }) => {
    const { settings, ...tenant } = await tenantById(id)
    await withTenant(id, (tx) => escalateOverdue(tx, { ...tenant, escalation: settings.escalation }, now))
  })
}
