import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factSourcesFunction, factView } from '@/lib/core/facts'
import { factPieces } from '@/lib/modules.server'
import { recordSources } from '@/lib/plan/sources'

let owner: pg.Client
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
})
afterAll(() => owner.end())

const only = async (sql: string): Promise<unknown> => Object.values((await owner.query(sql)).rows[0] ?? {})[0]

describe('the view of fact sources', () => {
  it('is the sum of what the modules declare, each source once', async () => {
    expect(Object.keys(factPieces).sort()).toEqual([...recordSources].sort())
    const stored = await only(`SELECT pg_get_viewdef('"FactSource"'::regclass, true)`)
    await owner.query('BEGIN')
    try {
      await owner.query(factView(factPieces, '"FactSourceOfPieces"'))
      // When this fails, a piece was changed without its migration: npm run facts -- ‹name›.
      expect(stored).toBe(await only(`SELECT pg_get_viewdef('"FactSourceOfPieces"'::regclass, true)`))
    } finally {
      await owner.query('ROLLBACK')
    }
  })

  it('says under which table a source stands, for the triggers', async () => {
    const source = `SELECT prosrc FROM pg_proc WHERE proname = 'gemba_fact_sources'`
    const stored = await only(source)
    await owner.query('BEGIN')
    try {
      await owner.query(factSourcesFunction(factPieces))
      expect(stored).toBe(await only(source))
    } finally {
      await owner.query('ROLLBACK')
    }
  })

  it('is asked again whenever a counted record is added', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid
      WHERE NOT tgisinternal AND p.proname = 'gemba_fact_changed'`,
    )
    const watched = new Set(rows.map(({ name }) => name.replaceAll('"', '')))
    const counted = new Set(Object.values(factPieces).map(({ table }) => table))
    expect([...counted].filter((table) => !watched.has(table))).toEqual([])
  })
})
