import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { APP_PASSWORD, TEMPLATE } from './global-setup'

// One database a worker, cloned from the migrated template; every test makes a tenant of its own in it.
const name = `gemba_test_${process.env.VITEST_POOL_ID ?? '0'}`
const owner = new URL(inject('databaseUrl'))
const admin = new pg.Client({ connectionString: owner.toString() })
await admin.connect()
const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
if (!rowCount) await admin.query(`CREATE DATABASE "${name}" TEMPLATE ${TEMPLATE}`)
await admin.end()

owner.pathname = `/${name}`
const app = new URL(owner)
app.username = 'gemba_app'
app.password = APP_PASSWORD
process.env.DATABASE_URL = owner.toString()
process.env.APP_DATABASE_URL = app.toString()
process.env.DATABASE_POOL = '5'
process.env.AUTH_SECRET = 'test-secret-test-secret-test-secret'
process.env.APP_URL = 'http://127.0.0.1:3000'
process.env.GEMBA_DATA = mkdtempSync(join(tmpdir(), 'gemba-test-data-'))
process.env.LOG_LEVEL = 'silent'

afterAll(async () => {
  await globalThis.gembaDb?.client.$disconnect()
})
