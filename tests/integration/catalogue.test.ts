import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { createTenant } from '../factories/tenant'

// Reads PostgreSQL's own catalogue: a table added without its protection fails here by name.

/** What happened is never changed or removed by the app. */
const appendOnly = [
  'AgencyEvent',
  'AssessmentTransition',
  'AuditRecord',
  'AuditSeal',
  'DeadlineChange',
  'IndicatorRevision',
  'ProgressPublication',
  'ProjectEvent',
  'ProposalTransition',
  'QuarterlyReminder',
  'QuarterlyReportEvent',
  'QuarterlyRule',
  'RatingResult',
  'RatingVersion',
  'RoadmapEvent',
  'SignificanceEvaluation',
  'SignificanceForm',
  'StageMove',
  'ToolAdoptionEvent',
  'ToolFinding',
]

const UNPROTECTED = `their migration lacks SELECT gemba_protect('"‹Table›"'::regclass)`

let owner: pg.Client
let app: pg.Client
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  app = new pg.Client({ connectionString: process.env.APP_DATABASE_URL })
  await Promise.all([owner.connect(), app.connect()])
})
afterAll(() => Promise.all([owner.end(), app.end()]))

const tenantTables = `SELECT c.oid, c.relname AS name, c.relrowsecurity, c.relforcerowsecurity, c.relowner
FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenantId' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`

const names = async (sql: string, values?: unknown[]): Promise<string[]> =>
  (await owner.query<{ name: string }>(sql, values)).rows.map((row) => row.name)

describe('tables of a tenant', () => {
  it('are there to be checked', async () => {
    const found = await names(`SELECT name FROM (${tenantTables}) t`)
    expect(found.length).toBeGreaterThanOrEqual(25)
    expect(found).toEqual(expect.arrayContaining(appendOnly))
  })

  it('force row security', async () => {
    expect(
      await names(`SELECT name FROM (${tenantTables}) t WHERE NOT (relrowsecurity AND relforcerowsecurity)`),
      UNPROTECTED,
    ).toEqual([])
  })

  it('have policies on the tenant setting alone, for reading and writing', async () => {
    const { rows } = await owner.query<{
      name: string
      policies: { using: string | null; check: string | null; command: string; permissive: boolean }[]
    }>(
      `SELECT t.name, coalesce(json_agg(json_build_object('using', pg_get_expr(p.polqual, t.oid), 'check',
      pg_get_expr(p.polwithcheck, t.oid), 'command', p.polcmd, 'permissive',
      p.polpermissive)) FILTER (WHERE p.oid IS NOT NULL), '[]') AS policies
       FROM (${tenantTables}) t LEFT JOIN pg_policy p ON p.polrelid = t.oid GROUP BY t.name`,
    )
    const expression = `("tenantId" = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)`
    const expected = [{ using: expression, check: expression, command: '*', permissive: true }]
    expect(
      rows.filter((row) => JSON.stringify(row.policies) !== JSON.stringify(expected)).map((row) => row.name),
      UNPROTECTED,
    ).toEqual([])
  })

  it('have tenantId first in the primary key', async () => {
    expect(
      await names(`SELECT t.name FROM (${tenantTables}) t LEFT JOIN pg_constraint k ON k.conrelid = t.oid
      AND k.contype = 'p'
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]
      WHERE a.attname IS DISTINCT FROM 'tenantId'`),
    ).toEqual([])
  })

  it('have tenantId in every unique key', async () => {
    expect(
      await names(`SELECT i.indexrelid::regclass::text AS name FROM (${tenantTables}) t
      JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
      WHERE NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'tenantId'
        AND a.attnum = ANY (i.indkey::smallint[]))`),
    ).toEqual([])
  })

  it('point at each other with tenantId, on both sides', async () => {
    expect(
      await names(`SELECT k.conname AS name FROM pg_constraint k JOIN (${tenantTables}) f ON f.oid = k.conrelid
      JOIN (${tenantTables}) t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND NOT EXISTS (
        SELECT 1 FROM generate_subscripts(k.conkey, 1) s
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[s] AND a.attname = 'tenantId'
        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[s] AND b.attname = 'tenantId')`),
    ).toEqual([])
  })

  it('point at no platform table and are pointed at by none', async () => {
    expect(
      await names(`SELECT k.conname AS name FROM pg_constraint k WHERE k.contype = 'f'
      AND (k.conrelid IN (SELECT oid FROM (${tenantTables}) t)) <> (k.confrelid IN (SELECT oid
        FROM (${tenantTables}) t))
      AND k.confrelid <> '"Tenant"'::regclass`),
    ).toEqual([])
  })
})

describe('the role of the app', () => {
  it('is neither owner nor above row security', async () => {
    const { rows } = await owner.query(
      "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = 'gemba_app'",
    )
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
    ])
    expect(
      await names(`SELECT name FROM (${tenantTables}) t WHERE pg_has_role('gemba_app', relowner, 'MEMBER')`),
    ).toEqual([])
    expect((await app.query<{ name: string }>('SELECT current_user AS name')).rows).toEqual([{ name: 'gemba_app' }])
  })

  it('cannot change or remove what happened', async () => {
    expect(
      await names(
        `SELECT name FROM (${tenantTables}) t WHERE name = ANY ($1)
      AND (has_table_privilege('gemba_app', oid, 'UPDATE, DELETE, TRUNCATE')
        OR has_any_column_privilege('gemba_app', oid, 'UPDATE'))`,
        [appendOnly],
      ),
    ).toEqual([])
    for (const table of appendOnly) {
      await expect(app.query(`UPDATE "${table}" SET "tenantId" = "tenantId"`), table).rejects.toThrow(
        /permission denied/,
      )
      await expect(app.query(`DELETE FROM "${table}"`), table).rejects.toThrow(/permission denied/)
    }
  })

  it('may truncate nothing and create nothing', async () => {
    expect(
      await names(
        `SELECT name FROM (${tenantTables}) t
        WHERE has_table_privilege('gemba_app', oid, 'TRUNCATE, REFERENCES, TRIGGER')`,
      ),
    ).toEqual([])
    await expect(app.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/)
  })

  it('runs no function with the rights of the owner', async () => {
    expect(
      await names("SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"),
    ).toEqual([])
  })
})

describe('no tenant set', () => {
  it('means no rows in any table, though each has some', async () => {
    const tenant = { id: newId() }
    const tables = await names(`SELECT name FROM (${tenantTables}) t ORDER BY name`)
    const fill = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await fill.connect()
    try {
      // The owner puts one row into every table, past foreign keys and triggers; undone at the end.
      await fill.query('BEGIN')
      await fill.query("SET LOCAL session_replication_role = 'replica'")
      for (const table of tables) await fill.query(...oneRow(table, await columnsOf(table), tenant.id))
      for (const setting of ['', newId()]) {
        await fill.query('SET LOCAL ROLE gemba_app')
        await fill.query("SELECT set_config('app.tenant_id', $1, true)", [setting])
        for (const table of tables)
          expect((await fill.query(`SELECT 1 FROM "${table}"`)).rowCount, `${table} with «${setting}»`).toBe(0)
      }
      await fill.query("SELECT set_config('app.tenant_id', $1, true)", [tenant.id])
      for (const table of tables)
        expect((await fill.query(`SELECT 1 FROM "${table}"`)).rowCount, table).toBeGreaterThan(0)
    } finally {
      await fill.query('ROLLBACK')
      await fill.end()
    }
  })

  it('means no writing either', async () => {
    const tenant = await createTenant()
    await expect(
      app.query('INSERT INTO "Agency" ("tenantId", id, kind, name, slug) VALUES ($1, $2, $3, $3, $3)', [
        tenant.id,
        newId(),
        'x',
      ]),
    ).rejects.toThrow(/row-level security/)
  })
})

type Column = { name: string; type: string; required: boolean; label: string | null }

const columnsOf = async (table: string): Promise<Column[]> =>
  (
    await owner.query<Column>(
      `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AND NOT a.atthasdef AS required,
     (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder LIMIT 1) AS label
   FROM pg_attribute a WHERE a.attrelid = format('%I', $1::text)::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
      [table],
    )
  ).rows

/** An INSERT of the least row that the table's types allow. */
function oneRow(table: string, columns: Column[], tenantId: string): [string, unknown[]] {
  const required = columns.filter((column) => column.required)
  const value = ({ name, type, label }: Column): unknown => {
    if (name === 'tenantId') return tenantId
    if (label !== null) return label
    if (type === 'uuid') return newId()
    if (type === 'jsonb') return '{}'
    if (type.endsWith('[]')) return '{}'
    if (type.startsWith('timestamp') || type === 'date') return '2026-01-01'
    if (['integer', 'bigint', 'numeric', 'double precision'].includes(type)) return 1
    if (type === 'boolean') return false
    return 'x'
  }
  return [
    `INSERT INTO "${table}" (${required.map((c) => `"${c.name}"`).join(', ')})
    VALUES (${required.map((_, i) => `$${i + 1}`).join(', ')})`,
    required.map(value),
  ]
}
