import 'server-only'
import { platformDb, withTenant } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { parseTenantRow } from '@/lib/core/tenant'
import { sendDigests } from './digest-sweep'
import { escalateOverdue } from './escalation-sweep'

const TENANTS_AT_ONCE = 100

type Row = Parameters<typeof parseTenantRow>[0]

/** Digests and escalation of every tenant; one tenant's failure is logged and does not stop the others. */
export async function sweepDeadlines(now: Date): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await platformDb().$queryRaw<Row[]>`
      SELECT "id", "slug", "name", "kind"::text AS "kind", "timeZone", "accent", NULL AS "emblem", "isDemo", "settings", "template" -> 'program' ->> 'title' AS "programme", "template" ? 'rating' AS "rated"
      FROM "Tenant" WHERE "id" > ${after}::uuid ORDER BY "id" LIMIT ${TENANTS_AT_ONCE}`
    for (const { settings, ...tenant } of rows.map(parseTenantRow)) {
      for (const work of [sendDigests, escalateOverdue] as const) {
        try {
          await withTenant(tenant.id, (tx) => work(tx, { ...tenant, escalation: settings.escalation }, now))
        } catch (error) {
          log.error(
            { tenantId: tenant.id, what: work.name, err: error instanceof Error ? error.stack : String(error) },
            'sweep failed',
          )
        }
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < TENANTS_AT_ONCE) return
    after = last.id
  }
}
