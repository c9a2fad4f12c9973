import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TableSpec } from '@/lib/core/module'
import { tables } from '@/lib/modules'

// What the modules say of their tables against PostgreSQL's own catalogue.

const specs: Record<string, TableSpec> = tables
type Column = { table: string; column: string; type: string }
let columns: Column[]
let ofTenants: string[]
beforeAll(async () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  const { rows } = await owner.query<Column>(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '\\_%'`,
  )
  await owner.end()
  columns = rows
  ofTenants = rows.filter(({ column }) => column === 'tenantId').map(({ table }) => table)
})

const soundsPersonal = /name|email|phone|position|responsible|owner|visitors|hosts|contact|present|author|device|by$/i

describe('tables of the modules', () => {
  it('are all the tables that there are', () => {
    expect(ofTenants.length).toBeGreaterThan(50)
    expect([...new Set(columns.map(({ table }) => table))].filter((table) => !(table in specs))).toEqual([])
  })

  it('say whose data a column holds whose name sounds like a person, or that it is none', () => {
    const unsaid = columns.filter(
      ({ table, column, type }) =>
        type === 'text' &&
        soundsPersonal.test(column) &&
        !(column in (specs[table]?.personal ?? {})) &&
        !specs[table]?.impersonal?.includes(column),
    )
    expect(
      unsaid.map(({ table, column }) => `${table}.${column}`),
      'say it in tables of lib/‹module›/module.ts: personal or impersonal',
    ).toEqual([])
  })

  it('name only columns that are there, each either personal or not', () => {
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`))
    const named = Object.entries(specs).flatMap(([table, { personal, impersonal }]) =>
      [...Object.keys(personal ?? {}), ...(impersonal ?? [])].map((column) => `${table}.${column}`),
    )
    expect(named.filter((one) => !known.has(one))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  })

  it('stay out of the export of a tenant only for a reason; what belongs to no tenant never goes along', () => {
    const strays = Object.keys(specs).filter(
      (table) =>
        table !== 'Tenant' &&
        columns.some((one) => one.table === table) &&
        !ofTenants.includes(table) &&
        !specs[table]?.notExported,
    )
    expect(strays).toEqual([])
    for (const { notExported } of Object.values(specs)) expect(notExported ?? 'Так и есть').toMatch(/^[А-ЯЁ]/)
  })
})
