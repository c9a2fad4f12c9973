import 'server-only'
import { platformDb } from './db'
import { log } from './log'

export type TenantPlace = { id: string; slug: string; timeZone: string }

/** Does the work for every tenant in turn; one tenant's failure is logged (`what`) and does not stop the others. */
export async function forEachTenant(what: string, work: (tenant: TenantPlace) => Promise<unknown>): Promise<void> {
  for (const tenant of await platformDb().tenant.findMany({ select: { id: true, slug: true, timeZone: true } })) {
    try {
      await work(tenant)
    } catch (error) {
      log.error(
        { tenantId: tenant.id, what, err: error instanceof Error ? error.stack : String(error) },
        'sweep failed',
      )
    }
  }
}
