import 'server-only'
import { isNight } from '@/lib/core/night'
import { parseTenantRow, type TenantView } from '@/lib/core/tenant'
import { platformDb } from './db'
import { log } from './log'

export type TenantPlace = { id: string; slug: string; timeZone: string }

/** Does the work for every tenant in turn; one tenant's failure is logged under `what` and does not stop the others. */
export async function forEachTenant(what: string, work: (tenant: TenantPlace) => Promise<void>): Promise<void> {
  const tenants = await platformDb().tenant.findMany({
    select: { id: true, slug: true, timeZone: true },
    orderBy: { id: 'asc' },
  })
  for (const tenant of tenants) {
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

/**
 * The same for work that writes letters: a tenant where it is night is passed over. Such a sweep runs every hour and
 * finds what is due by its state, so that what became due in the night is written about in the morning.
 */
export const forEachTenantByDay = (
  what: string,
  now: Date,
  work: (tenant: TenantPlace) => Promise<void>,
): Promise<void> =>
  forEachTenant(what, async (tenant) => {
    if (!isNight(tenant.timeZone, now)) await work(tenant)
  })

/** A tenant as screens see it, without its emblem: whose letters a sweep signs, by whose settings. */
export async function tenantById(id: string): Promise<TenantView> {
  const [row] = await platformDb().$queryRaw<Parameters<typeof parseTenantRow>[0][]>`
    SELECT "id", "slug", "name", "kind"::text AS "kind", "timeZone", "accent", NULL AS "emblem", "isDemo", "settings",
      "template" -> 'program' ->> 'title' AS "programme", "template" ? 'rating' AS "rated"
    FROM "Tenant" WHERE "id" = ${id}::uuid`
  if (!row) throw new Error(`No tenant ${id}`)
  return parseTenantRow(row)
}
