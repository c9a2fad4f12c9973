import { describe, expect, it } from 'vitest'
import { dueSources, serverModules } from '@/lib/modules.server'
import { withTenant } from '@/lib/platform/db'
import type { QueryContext } from '@/lib/platform/query'
import { newId } from '@/lib/core/ids'
import { createActor, createTenant } from '../factories/tenant'

// Calendar and search leave it to each kind's SQL to keep to the reader's agencies: a condition that is forgotten
// would show everybody's records, and the scene of the access matrix need not have one that gives it away.

const reached = newId()
const asked = (values: readonly unknown[]): string => JSON.stringify(values)

describe('the SQL of the modules keeps to the agencies that are asked of', () => {
  it.each(Object.entries(dueSources))('deadlines %s: within(…)', async (_kind, source) => {
    const { id: tenantId, timeZone } = await createTenant()
    const days = { today: '2026-11-23', from: '2026-01-01', to: '2027-12-31' }
    const sql = await withTenant(tenantId, (tx) =>
      Promise.resolve(source({ tx, tenantId, timeZone, ...days }, { agencies: [reached], unowned: false, people: [] })),
    )
    if (sql) expect(asked(sql.values)).toContain(reached)
  })

  it.each(serverModules.flatMap(({ server }) => Object.entries(server.search ?? {})))(
    'search %s: ownSql(ctx) or the like',
    async (_kind, piece) => {
      const tenant = await createTenant()
      const actor = await createActor(tenant, 'AUTHORITY')
      const now = new Date('2026-11-23T04:00:00Z')
      await withTenant(tenant.id, (tx) => {
        const ctx: QueryContext = {
          tx,
          actor,
          tenantId: tenant.id,
          now,
          today: '2026-11-23',
          reach: [reached],
          agencyWhere: () => ({ agencyId: { in: [reached] } }),
          can: () => true,
        }
        expect(asked(piece(ctx).where.values)).toContain(reached)
        return Promise.resolve()
      })
    },
  )
})
