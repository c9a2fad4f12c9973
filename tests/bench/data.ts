import pg from 'pg'
import { programmeJson } from '../../lib/tenancy/programmes'
import { createTenantRecord } from '../../lib/tenancy/commands'
import { newId } from '../../lib/core/ids'
import { platformDb, withTenant } from '../../lib/platform/db'
import { parseMethodology } from '../../lib/rating/methodology/parse'
import { seedPublishedYear } from '../../prisma/seed/kuzbass'

export const AGENCIES = 300
export const YEARS = [2021, 2022, 2023, 2024, 2025]
export const slugOf = (n: number): string => `bench-${n}`

/** Tables that the signed-in list reads; beyond the thirtieth tenant only these are filled. */
const working = ['Agency', 'Person', 'Membership', 'Methodology', 'Interpretation', 'RatingCampaign', 'SelfAssessment']

/**
 * The first tenant: 300 agencies with five published years, written by the demonstration's own functions; one person of
 * the authority.
 */
export async function firstTenant(userId: string): Promise<string> {
  const template = programmeJson('kuzbass')
  const { tenant, tenantId } = await platformDb().$transaction(
    (tx) => createTenantRecord(tx, { slug: slugOf(1), template, isDemo: true }),
    { timeout: 60_000 },
  )
  const parsed = parseMethodology((template as { rating?: unknown }).rating)
  if (!parsed.ok) throw new Error('methodology')
  const agencies = Array.from({ length: AGENCIES }, (_, i) => ({
    id: newId(),
    name: `Участник программы № ${i + 1} с обычным по длине названием`,
    slug: `agency-${i + 1}`,
    kind: 'MUNICIPAL_BODY',
  }))
  const file = { storageKey: 'bench', mime: 'application/pdf', size: 1, sha256: '0'.repeat(64) }
  const personId = newId()
  await withTenant(tenantId, async (tx) => {
    await tx.person.create({
      data: { tenantId, id: personId, userId, name: 'Сотрудник органа', email: 'bench@example.test' },
    })
    await tx.membership.create({ data: { tenantId, id: newId(), personId, role: 'AUTHORITY' } })
    await tx.agency.createMany({ data: agencies.map((agency) => ({ tenantId, ...agency })) })
  })
  for (const year of YEARS) {
    await platformDb().$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
        await seedPublishedYear(
          { tx, tenant, methodology: parsed.methodology, agencies, file, verifierId: personId },
          year,
          new Date(Date.UTC(year + 1, 2, 27)),
        )
      },
      { timeout: 600_000 },
    )
  }
  return tenantId
}

/**
 * Copies the first tenant: keys begin with the tenant, so a copy needs only another tenantId. Tenants from–to
 * (inclusive).
 */
export async function copyTenants(
  ownerUrl: string,
  source: string,
  from: number,
  to: number,
  whole: boolean,
): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  try {
    const { rows } = await db.query<{
      name: string
      columns: string[]
    }>(`SELECT c.relname AS name, array_agg(format('%I', a.attname)
    ORDER BY a.attnum) FILTER (WHERE a.attname <> 'tenantId') AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = ''
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND EXISTS (SELECT 1 FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenantId') GROUP BY 1`)
    // Keys and triggers of the source held; the copies need no second look.
    await db.query("SET session_replication_role = 'replica'")
    for (let n = from; n <= to; n++) {
      const id = newId()
      await db.query('BEGIN')
      await db.query(
        `INSERT INTO "Tenant" SELECT (json_populate_record(t, json_build_object('id', $1::text, 'slug', $2::text))).*
        FROM "Tenant" t WHERE t."id" = $3`,
        [id, slugOf(n), source],
      )
      for (const { name, columns } of rows.filter((table) => whole || working.includes(table.name))) {
        await db.query(
          `INSERT INTO "${name}" ("tenantId", ${columns.join(', ')}) SELECT $1, ${columns.join(', ')} FROM "${name}"
          WHERE "tenantId" = $2`,
          [id, source],
        )
      }
      await db.query('COMMIT')
    }
    await db.query('VACUUM ANALYZE')
  } finally {
    await db.end()
  }
}
