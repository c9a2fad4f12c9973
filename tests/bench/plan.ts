import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { newId } from '../../lib/core/ids'
import { platformDb, withTenant } from '../../lib/platform/db'

export const PLAN_AGENCIES = 300
/** Proposals of an agency, so that every agency has facts in many quarters. */
const PROPOSALS = 8
const CHANGES = 400

type Times = { p50: number; p99: number; changes: number }
const ms = (value: number): number => Math.round(value * 1000) / 1000
const times = (list: number[]): Times => {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (share: number): number => ms(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), changes: list.length }
}

/**
 * Tenants with their agencies and proposals, filled by the database itself; facts are counted by the product's own
 * function.
 */
async function fill(db: pg.Client, tenants: string[], upTo: number, agencies: number): Promise<void> {
  while (tenants.length < upTo) {
    const id = newId()
    await db.query('BEGIN')
    await db.query("SET LOCAL session_replication_role = 'replica'")
    await db.query(
      `INSERT INTO "Tenant" ("id", "slug", "name", "kind", "timeZone", "template")
      VALUES ($1, $2, 'План', 'REGION', 'Asia/Novokuznetsk', '{}')`,
      [id, `plan-${id}`],
    )
    await db.query(
      `INSERT INTO "Agency" ("tenantId", "id", "kind", "name", "slug") SELECT $1, gen_random_uuid(), 'EXECUTIVE_BODY',
      'Орган ' || n, 'o-' || n FROM generate_series(1, $2::int) n`,
      [id, agencies],
    )
    await db.query(
      `INSERT INTO "Proposal" ("tenantId", "id", "number", "agencyId", "status", "title", "problem", "suggestion",
      "filedAt", "answerDue", "answeredAt", "doneOn")
      SELECT $1, gen_random_uuid(), row_number() OVER (), a."id",
        (CASE WHEN n % 2 = 0 THEN 'DONE' ELSE 'FILED' END)::"ProposalStatus", 'Свет', 'Темно', 'Датчик',
        timestamptz '2026-01-10' + n * interval '40 days', '2026-12-01',
        CASE WHEN n % 2 = 0 THEN timestamptz '2026-01-20' + n * interval '40 days' END, CASE WHEN n % 2 = 0
        THEN date '2026-02-01' + n * 40 END
      FROM "Agency" a, generate_series(1, $2::int) n WHERE a."tenantId" = $1`,
      [id, PROPOSALS],
    )
    await db.query('SELECT gemba_fact_rebuild($1)', [id])
    await db.query('COMMIT')
    tenants.push(id)
  }
  await db.query('VACUUM ANALYZE "Proposal", "FactRecord", "FactTotal"')
}

/** One proposal after another is put to use, each in a transaction of its own, in tenants taken by turns. */
async function change(tenants: readonly string[], day: string): Promise<Times> {
  const spent: number[] = []
  for (let i = 0; i < CHANGES; i += 1) {
    const tenantId = tenants[(i * 7) % tenants.length] ?? ''
    const row = await withTenant(tenantId, (tx) =>
      tx.proposal.findFirst({
        where: { tenantId, status: 'FILED', number: { gte: (i * 37) % (PLAN_AGENCIES * PROPOSALS) } },
        orderBy: { number: 'asc' },
        select: { id: true },
      }),
    )
    if (!row) continue
    const from = performance.now()
    await withTenant(tenantId, (tx) =>
      tx.proposal.update({
        where: { tenantId_id: { tenantId, id: row.id } },
        data: { status: 'DONE', answeredAt: new Date(`${day}T05:00:00Z`), doneOn: new Date(`${day}T00:00:00Z`) },
        select: { id: true },
      }),
    )
    spent.push(performance.now() - from)
  }
  return times(spent)
}

async function recount(db: pg.Client, tenantId: string): Promise<number> {
  const from = performance.now()
  await db.query('SELECT gemba_fact_rebuild($1)', [tenantId])
  return ms(performance.now() - from)
}

/**
 * Milliseconds that one changed record costs with its facts, at few tenants, at ten times as many, and in a tenant ten
 * times as large.
 */
export async function measurePlan(
  ownerUrl: string,
  { few, many }: { few: number; many: number },
): Promise<Record<string, unknown>> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  const tenants: string[] = []
  const large: string[] = []
  try {
    await fill(db, tenants, few, PLAN_AGENCIES)
    await change(tenants, '2026-05-05')
    const atFew = await change(tenants, '2026-05-06')
    await fill(db, tenants, many, PLAN_AGENCIES)
    const atMany = await change(tenants, '2026-05-07')
    await fill(db, large, 1, PLAN_AGENCIES * 10)
    const inLarge = await change(large, '2026-05-08')
    const whole = { tenant: await recount(db, tenants[0] ?? ''), largeTenant: await recount(db, large[0] ?? '') }
    await db.query('ALTER TABLE "Proposal" DISABLE TRIGGER USER')
    const without = await change(tenants, '2026-05-09')
    await db.query('ALTER TABLE "Proposal" ENABLE TRIGGER USER')
    const [size] = await platformDb().$queryRaw<
      { records: bigint }[]
    >`SELECT reltuples::bigint AS records FROM pg_class WHERE relname = 'FactRecord'`
    return {
      data: { agencies: PLAN_AGENCIES, proposalsPerAgency: PROPOSALS, factRecords: Number(size?.records ?? 0) },
      changedRecordMs: { [few]: atFew, [many]: atMany, tenantTenTimesLarger: inLarge, withoutFacts: without },
      recountMs: { ...whole, note: 'пересчёт программы с нуля: делается только после смены правила' },
    }
  } finally {
    await db.end()
  }
}
